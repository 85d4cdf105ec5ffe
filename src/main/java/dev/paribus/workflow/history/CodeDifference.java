package dev.paribus.workflow.history;

import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.session.Session;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What differs in files between two commits, without record, results and parameter files. */
public final class CodeDifference {
    private final GitReader git;
    private final ProjectPlace place;

    public CodeDifference(Session session) {
        this.git = session.git();
        this.place = session.place();
    }

    /**
     * A file that differs.
     *
     * @param status {@code A}, {@code M}, {@code D} or {@code T}
     * @param added lines; null for a binary file
     * @param removed lines; null for a binary file
     */
    public record FileChange(
            String path,
            char status,
            @Nullable Integer added,
            @Nullable Integer removed) {}

    /**
     * The files, by path.
     *
     * @param parameterFiles of the project, relative to it
     */
    public List<FileChange> files(Oid before, Oid after, List<String> parameterFiles) {
        Map<String, int[]> lines = numstat(before, after);
        var out = new ArrayList<FileChange>();
        for (TreeChange change : git.diff(before, after)) {
            String path = change.path();
            boolean record = path.equals(place.record()) || path.startsWith(place.results());
            boolean params =
                    parameterFiles.stream().anyMatch(file -> place.path(file).equals(path));
            if (!record && !params) {
                int[] counts = lines.get(path);
                out.add(new FileChange(
                        path, change.status(), counts == null ? null : counts[0], counts == null ? null : counts[1]));
            }
        }
        return out;
    }

    /** Added and removed lines by path; binary files are absent. */
    private Map<String, int[]> numstat(Oid before, Oid after) {
        var out = new LinkedHashMap<String, int[]>();
        List<String> words = List.of(
                "diff", "--numstat", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", before.hex(), after.hex());
        git.stream(words, stream -> {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.split("\0")) {
                String[] cells = line.split("\t", 3);
                if (cells.length == 3 && cells[0].matches("[0-9]{1,9}") && cells[1].matches("[0-9]{1,9}")) {
                    out.put(cells[2], new int[] {Integer.parseInt(cells[0]), Integer.parseInt(cells[1])});
                }
            }
        });
        return out;
    }

    /**
     * The beginning of the patch.
     *
     * @param most bytes
     */
    public String patch(Oid before, Oid after, List<FileChange> files, int most) {
        if (files.isEmpty()) {
            return "";
        }
        var words = new ArrayList<>(List.of(
                "diff",
                "--no-color",
                "--no-renames",
                "--no-ext-diff",
                "--no-textconv",
                before.hex(),
                after.hex(),
                "--"));
        files.stream().limit(200).forEach(file -> words.add(":(top,literal)" + file.path()));
        var out = new StringBuilder();
        git.stream(words, stream -> out.append(beginning(stream, most)));
        return out.toString();
    }

    /** The rest is read and dropped, since git would complain about a reader that leaves. */
    private static String beginning(InputStream stream, int most) throws java.io.IOException {
        byte[] start = stream.readNBytes(most);
        stream.transferTo(OutputStream.nullOutputStream());
        return new String(start, StandardCharsets.UTF_8);
    }
}
