package dev.paribus.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each of many commits changes against its first parent, through {@code cat-file}, or many by one {@code diff-tree --stdin}. */
final class LineChanges {
    /** So many commits are compared sooner than a child starts. */
    private static final int FEW = 20;

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
        if (!changes.isEmpty() && !(changes.size() <= FEW && read(commits, changes))) {
            git.stream(
                    List.of("diff-tree", "--stdin", "--root", "-r", "-z", "--raw", "--no-renames", "--no-abbrev"),
                    questions.toString().getBytes(StandardCharsets.US_ASCII),
                    in -> read(in, changes));
        }
        return changes;
    }

    /** The same without a child; false when a tree is not there. */
    private boolean read(List<CommitInfo> commits, Map<Oid, List<TreeChange>> changes) {
        Map<Oid, List<TreeChange>> out = new LinkedHashMap<>();
        for (CommitInfo commit : commits) {
            if (changes.containsKey(commit.id())) {
                Oid from = commit.parents().isEmpty()
                        ? Oid.EMPTY_TREE
                        : commit.parents().get(0);
                Optional<List<TreeChange>> read = TreeCompare.between(objects, from, commit.id());
                if (read.isEmpty()) {
                    return false;
                }
                out.put(commit.id(), read.get());
            }
        }
        changes.putAll(out);
        return true;
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
