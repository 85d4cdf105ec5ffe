package dev.paribus.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each of many commits changes against its first parent, by one {@code diff-tree --stdin}. */
final class LineChanges {
    private final Git git;
    private final CatFile objects;

    LineChanges(Git git, CatFile objects) {
        this.git = git;
        this.objects = objects;
    }

    /** Changes by commit; a commit whose parent is missing here, as where a shallow clone ends, is left out. */
    Map<Oid, List<TreeChange>> of(List<CommitInfo> commits) {
        Map<Oid, List<TreeChange>> changes = new LinkedHashMap<>();
        var questions = new StringBuilder();
        for (CommitInfo commit : commits) {
            if (commit.parents().isEmpty()) {
                questions.append(commit.id()).append('\n');
                changes.put(commit.id(), new ArrayList<>());
            } else if (objects.ask(commit.parents().get(0).hex()) != null) {
                questions
                        .append(commit.id())
                        .append(' ')
                        .append(commit.parents().get(0))
                        .append('\n');
                changes.put(commit.id(), new ArrayList<>());
            }
        }
        if (!changes.isEmpty()) {
            git.stream(
                    List.of("diff-tree", "--stdin", "--root", "-r", "-z", "--raw", "--no-renames", "--no-abbrev"),
                    questions.toString().getBytes(StandardCharsets.US_ASCII),
                    in -> read(in, changes));
        }
        return changes;
    }

    /** Before a commit's changes stands its id; a commit without changes is not printed. */
    private static void read(InputStream in, Map<Oid, List<TreeChange>> changes) throws IOException {
        var fields = new NulStream(in);
        List<TreeChange> current = List.of();
        for (String field = fields.next(); field != null; field = fields.next()) {
            if (field.startsWith(":")) {
                current.add(RawDiff.change(field, fields.must()));
            } else {
                current = changes.getOrDefault(new Oid(field), new ArrayList<>());
            }
        }
    }
}
