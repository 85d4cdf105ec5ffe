package dev.paribus.git;

import dev.paribus.host.Child;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What would be committed, read from the index without a tree being written. */
final class StagedFiles {
    private StagedFiles() {}

    /** Every file of the index below the paths (all when empty). */
    static List<TreeEntry> all(Git index, List<String> paths) {
        List<String> command = new ArrayList<>(List.of("--literal-pathspecs", "ls-files", "--stage", "-z", "--"));
        command.addAll(paths);
        return entries(index, command, 1);
    }

    /**
     * Reads lines {@code MODE ... TAB PATH}.
     *
     * @param id which word before the tab is the object's
     */
    static List<TreeEntry> entries(Git git, List<String> command, int id) {
        List<TreeEntry> entries = new ArrayList<>();
        git.stream(command, new byte[0], in -> {
            var fields = new NulStream(in);
            for (String line = fields.next(); line != null; line = fields.next()) {
                int tab = line.indexOf('\t');
                String[] words = line.substring(0, tab).split(" ");
                entries.add(new TreeEntry(line.substring(tab + 1), words[0], new Oid(words[id])));
            }
        });
        return entries;
    }

    /**
     * Files in which the index differs from a commit. A file that is only announced ({@code add -N}) is not committed.
     *
     * @throws dev.paribus.problem.Failure DATA {@code unmerged}
     */
    static List<TreeChange> changes(Child.Begun asked, Oid from) {
        Child.Result result = asked.result();
        if (!result.ok()) {
            throw Git.failed(command(from.hex()), result);
        }
        return refuseUnmerged(RawDiff.raw(result.out()));
    }

    /** Asks for the changes, to be read later. */
    static Child.Begun ask(Git index, Oid from) {
        return index.child(command(from.hex())).begin();
    }

    /** What the index changes; the words need no quoting. */
    static List<String> command(String from) {
        return List.of(
                "diff-index",
                "--cached",
                "--ita-invisible-in-index",
                "-z",
                "--raw",
                "--no-renames",
                "--no-abbrev",
                from,
                "--");
    }

    /** The same changes. @throws dev.paribus.problem.Failure DATA {@code unmerged} when one of them is of an unmerged file */
    static List<TreeChange> refuseUnmerged(List<TreeChange> changes) {
        var unmerged = new TreeSet<String>();
        for (TreeChange change : changes) {
            if (change.status() == 'U') {
                unmerged.add(change.path());
            }
        }
        if (!unmerged.isEmpty()) {
            throw Checkouts.unmerged(unmerged);
        }
        return changes;
    }
}
