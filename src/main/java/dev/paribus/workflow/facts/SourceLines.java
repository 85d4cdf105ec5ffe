package dev.paribus.workflow.facts;

import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the line of the file beside each finding that has a place but does not show it yet. */
final class SourceLines {
    /** So much of a line is kept: what a person looks at, however long a file's lines are. */
    private static final int LONGEST = 2_000;

    private final GitReader git;

    SourceLines(GitReader git) {
        this.git = git;
    }

    /**
     * The findings with their lines.
     *
     * @param here the commit or tree that a place without a revision is in
     */
    List<Problem> add(List<Problem> problems, Oid here) {
        var wanted = new LinkedHashSet<FileAt>();
        for (Problem problem : problems) {
            Location at = problem.location();
            if (at != null && problem.sourceLine() == null) {
                wanted.add(file(at, here));
            }
        }
        if (wanted.isEmpty()) {
            return problems;
        }
        var texts = new HashMap<FileAt, String>();
        for (Map.Entry<FileAt, Blob> found : git.files(List.copyOf(wanted)).entrySet()) {
            texts.put(found.getKey(), text(found.getValue()));
        }
        var out = new ArrayList<Problem>(problems.size());
        for (Problem problem : problems) {
            out.add(with(problem, here, texts));
        }
        return out;
    }

    private static Problem with(Problem problem, Oid here, Map<FileAt, String> texts) {
        Location at = problem.location();
        if (at == null || problem.sourceLine() != null) {
            return problem;
        }
        return problem.line(line(texts.getOrDefault(file(at, here), ""), at.line()));
    }

    private static FileAt file(Location at, Oid here) {
        String revision = at.revision();
        return new FileAt(revision != null && Oid.isHex(revision) ? new Oid(revision) : here, at.path());
    }

    /** A binary file has no lines to show. */
    private static String text(Blob blob) {
        for (byte one : blob.content()) {
            if (one == 0) {
                return "";
            }
        }
        String text = new String(blob.content(), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static @Nullable String line(String text, int number) {
        int start = 0;
        for (int i = 1; i < number; i++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return null;
            }
            start = end + 1;
        }
        int end = text.indexOf('\n', start);
        String line = end < 0 ? text.substring(start) : text.substring(start, end);
        String bare = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        int length = bare.codePointCount(0, bare.length());
        String cut = length <= LONGEST ? bare : bare.substring(0, bare.offsetByCodePoints(0, LONGEST));
        return cut.isEmpty() ? null : cut;
    }
}
