package dev.paribus.git;

import dev.paribus.host.Disk;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The worktrees of a repository, read from git's own files (gitrepository-layout): no child, and any byte may be in a path.
 */
final class WorktreeEntries {
    private static final String HEADS = "refs/heads/";

    private final GitReader.Layout layout;

    WorktreeEntries(GitReader.Layout layout) {
        this.layout = layout;
    }

    Path commonDir() {
        return layout.commonDir();
    }

    /**
     * One of them.
     *
     * @param path root of the work tree
     * @param admin its own git directory
     * @param head full name of the branch that HEAD points to; null when detached
     * @param busy full names of branches that a rebase or bisection in progress will write
     * @param gone the work tree is not there
     * @param locked a person asked git to keep the entry
     */
    record Entry(Path path, Path admin, @Nullable String head, Set<String> busy, boolean gone, boolean locked) {
        boolean holds(String branch) {
            return branch.equals(head) || busy.contains(branch);
        }

        /** The branch of it, also one that it is rebasing. */
        @Nullable
        String branch() {
            return head != null || busy.isEmpty() ? head : busy.iterator().next();
        }
    }

    /** The main one first, unless the main repository is bare; then by the name of the entry. Half-made ones are left out. */
    List<Entry> all() {
        List<Entry> entries = new ArrayList<>();
        if (layout.gitDir().equals(layout.commonDir()) || !layout.mainWorkTree().equals(layout.workTree())) {
            entries.add(entry(layout.mainWorkTree(), layout.commonDir()));
        }
        for (Path admin : admins()) {
            Path target = target(admin);
            if (target != null) {
                entries.add(entry(target, admin));
            }
        }
        return entries;
    }

    /** Directories {@code worktrees/ID}, sorted. */
    List<Path> admins() {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream =
                Files.newDirectoryStream(layout.commonDir().resolve("worktrees"))) {
            stream.forEach(found::add);
        } catch (NoSuchFileException | NotDirectoryException none) {
            return found;
        } catch (IOException unreadable) {
            throw unreadable(layout.commonDir().resolve("worktrees"), unreadable);
        }
        found.sort(null);
        return found;
    }

    /** The work tree that an entry is for; null when the entry does not say. */
    static @Nullable Path target(Path admin) {
        String text = text(admin.resolve("gitdir"));
        if (text == null || text.isBlank()) {
            return null;
        }
        return admin.resolve(text.replaceFirst("\n$", "")).normalize().getParent();
    }

    private static Entry entry(Path path, Path admin) {
        String head = text(admin.resolve("HEAD"));
        String branch =
                head != null && head.startsWith("ref: ") ? head.substring(5).strip() : null;
        boolean gone = !Files.exists(path.resolve(".git"));
        return new Entry(path, admin, branch, busy(admin), gone, Files.exists(admin.resolve("locked")));
    }

    private static Set<String> busy(Path admin) {
        Set<String> branches = new LinkedHashSet<>();
        for (String file : List.of("rebase-merge/head-name", "rebase-apply/head-name")) {
            String name = text(admin.resolve(file));
            if (name != null && name.startsWith(HEADS)) {
                branches.add(name.strip());
            }
        }
        String bisected = text(admin.resolve("BISECT_START"));
        if (bisected != null) {
            String name = bisected.strip();
            branches.add(name.startsWith(HEADS) ? name : HEADS + name);
        }
        String others = text(admin.resolve("rebase-merge/update-refs"));
        if (others != null) {
            others.lines().filter(line -> line.startsWith(HEADS)).forEach(branches::add);
        }
        return branches;
    }

    private static @Nullable String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException | NotDirectoryException none) {
            return null;
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static Failure unreadable(Path file, IOException cause) {
        return Disk.failure(
                "git-unreadable", "cannot read '" + file + "' of the git directory", file, cause, "git fsck");
    }

    Worktrees.@Nullable Worktree holding(String branch) {
        for (Entry entry : all()) {
            if (entry.holds(branch)) {
                return new Worktrees.Worktree(entry.path(), branch, entry.gone() && !entry.locked());
            }
        }
        return null;
    }
}
