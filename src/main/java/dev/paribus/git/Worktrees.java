package dev.paribus.git;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Linked worktrees and the user's checkouts, by native git, with hooks and filters off. */
public interface Worktrees {
    /**
     * A worktree.
     *
     * @param branch full name of its branch, also of one that it is rebasing; null when detached
     * @param prunable git says that its directory is gone
     */
    record Worktree(Path path, @Nullable String branch, boolean prunable) {}

    /** The main one first. */
    List<Worktree> list();

    /**
     * Adds a detached worktree of a commit; files appear as git would write them, except that filters of any kind do not run.
     *
     * @throws dev.paribus.problem.Failure DATA {@code submodule-missing}, {@code lfs-missing}, {@code filter} naming the paths
     */
    void add(Path directory, Oid commit);

    /** Removes one that {@link #add} made, whatever is in it; nothing happens when it is gone. Links in it are unlinked, not followed. */
    void remove(Path directory);

    /**
     * Drops entries whose directory is gone and half-made entries below {@code under}, unless a git may be at work on them:
     * those that are younger than five seconds and of whose name {@code dead} does not know that nobody means to use them.
     */
    void heal(Path under, Predicate<String> dead);

    /** Entries that {@link #heal} would drop, by their path below {@code .git/worktrees}. */
    List<Path> halfMade(Path under);

    /** The worktree that has the branch checked out, or null. */
    @Nullable
    Worktree holding(String branch);

    /** {@code git switch} in a clean checkout; false with nothing changed when git refuses. */
    boolean switchTo(Path checkout, String branch);

    /**
     * A tree of the checkout as it stands: HEAD's tree with all edits of tracked files (staged or not) and the named
     * untracked paths; made with a temporary index, so that the user's is not touched, and through git's own filters.
     */
    Oid snapshot(Path checkout, List<String> untracked);

    /** What would be committed as a tree; honours GIT_INDEX_FILE. @throws dev.paribus.problem.Failure DATA {@code unmerged} */
    Oid stagedTree();

    /**
     * Points HEAD of the checkout at an existing branch whose tree already equals the files of the checkout, except for
     * {@code restore}, which are written (or deleted) from the branch. The index follows; no other file is touched.
     */
    void carryTo(Path checkout, String branch, List<String> restore);
}
