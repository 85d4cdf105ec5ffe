package dev.paribus.git;

import dev.paribus.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Completes a fresh worktree in which no filter ran: fills Git LFS pointers, brings submodules, and names what would need a
 * network or a filter.
 */
final class WorktreeContents {
    private final Git git;
    private final FilterDrivers drivers;

    WorktreeContents(Git git, FilterDrivers drivers) {
        this.git = git;
        this.drivers = drivers;
    }

    /**
     * Where the contents come from.
     *
     * @param gitDir shared git directory of the repository
     * @param checkouts work trees that may have its submodules
     * @param prefix path of a submodule with a slash; empty for the repository itself
     */
    record Source(Path gitDir, List<Path> checkouts, String prefix) {}

    List<Problem> complete(Path worktree, Source source) throws IOException {
        Git there = git.in(worktree);
        List<String> files = new ArrayList<>();
        List<TreeEntry> links = new ArrayList<>();
        AttributeFiles outside = new AttributeFiles(source.gitDir(), there);
        boolean filters = outside.outsideMentionFilters();
        for (String line : NulStream.split(there.output("ls-files", "-s", "-z"))) {
            String path = line.substring(line.indexOf('\t') + 1);
            if (line.startsWith("160000 ")) {
                links.add(new TreeEntry(path, "160000", new Oid(line.substring(7, 47))));
            } else {
                files.add(path);
                filters = filters || speaksOfFilters(worktree, path);
            }
        }
        List<Problem> problems = new ArrayList<>();
        if (filters) {
            problems.addAll(filtered(there, worktree, files, source));
        }
        for (TreeEntry link : links) {
            problems.addAll(new Submodule(git, worktree, link, source).bring(this));
        }
        return problems;
    }

    private static boolean speaksOfFilters(Path worktree, String path) throws IOException {
        if (!path.endsWith(AttributeFiles.NAME)) {
            return false;
        }
        Path file = worktree.resolve(path);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && AttributeFiles.mentionFilters(Files.readAllBytes(file));
    }

    private List<Problem> filtered(Git there, Path worktree, List<String> files, Source source) throws IOException {
        LfsObjects lfs = LfsObjects.of(there, source.gitDir());
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, String> entry :
                CheckAttr.attributes(there, List.of("filter"), files).entrySet()) {
            Path file = worktree.resolve(entry.getKey());
            String shown = source.prefix() + entry.getKey();
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            if (entry.getValue().equals("lfs")) {
                if (!lfs.fill(file)) {
                    problems.add(
                            Problem.error("lfs-missing", "the Git LFS content of '" + shown + "' is not in this clone")
                                    .hint("git lfs fetch && git lfs checkout"));
                }
            } else if (drivers.changes(entry.getValue())) {
                problems.add(Problem.error(
                                "filter",
                                "'" + shown + "' needs the filter '" + entry.getValue()
                                        + "', which Paribus does not run")
                        .hint("add the line '" + shown + " -filter' to .gitattributes"));
            }
        }
        return problems;
    }
}
