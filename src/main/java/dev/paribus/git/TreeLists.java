package dev.paribus.git;

import java.util.ArrayList;
import java.util.List;

/** The files of commits and trees, each asked for once. */
final class TreeLists {
    private final Git git;
    private final Answers<List<TreeEntry>> known = new Answers<>();

    TreeLists(Git git) {
        this.git = git;
    }

    /** @param paths files and folders, as they are written; empty for all of it */
    List<TreeEntry> of(Oid commitOrTree, List<String> paths) {
        List<String> command = new ArrayList<>(List.of("ls-tree", "-r", "-z", "--full-tree", commitOrTree.hex(), "--"));
        if (paths.isEmpty()) {
            return known.to(command, () -> StagedFiles.entries(git, command, 2));
        }
        List<TreeEntry> all = known.known(command);
        if (all != null) {
            return under(all, paths);
        }
        command.addAll(paths);
        return known.to(command, () -> StagedFiles.entries(git, command, 2));
    }

    /** What {@code ls-tree -r} lists for paths, which it takes as they are written. */
    private static List<TreeEntry> under(List<TreeEntry> all, List<String> paths) {
        List<TreeEntry> out = new ArrayList<>();
        for (TreeEntry entry : all) {
            for (String path : paths) {
                String folder = path.endsWith("/") ? path : path + "/";
                if (entry.path().equals(path) || entry.path().startsWith(folder)) {
                    out.add(entry);
                    break;
                }
            }
        }
        return out;
    }
}
