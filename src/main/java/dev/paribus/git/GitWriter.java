package dev.paribus.git;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects and references by JGit, each fsynced before a method returns; never touches an index or a work tree. Every
 * method throws {@code Failure} ENVIRONMENT when the disk refuses ({@code disk-full}, {@code read-only}, {@code repository-locked}).
 */
public interface GitWriter {
    Oid blob(byte[] content);

    /**
     * A tree made from another one.
     *
     * @param base null for an empty tree
     * @param edits by path; removing what is not there is no error; a file in place of a directory replaces it
     */
    Oid tree(@Nullable Oid base, Map<String, TreeEdit> edits);

    /** A commit object, signed when {@code commit.gpgsign} says so; author and committer from git's own rules at the writer's clock. */
    Oid commit(Oid tree, List<Oid> parents, String message);

    /**
     * Moves a reference if it still stands at {@code expected} ({@link Oid#ZERO}: does not exist). Waits and retries on a
     * transient lock; writes a reflog.
     *
     * @return false when it stands elsewhere, so that nothing was written
     * @throws dev.paribus.problem.Failure DATA {@code broken-ref} when the reference's file exists and does not resolve;
     *     ENVIRONMENT {@code repository-locked} naming the lock file and its age when it stays locked
     */
    boolean update(String ref, Oid expected, Oid next, String reason);

    /** Creates all of them or none. */
    boolean create(Map<String, Oid> refs, String reason);

    /** Deletes a reference if it still stands at {@code expected}. */
    boolean delete(String ref, Oid expected, String reason);

    /**
     * Puts a commit on a branch: fast-forwards the worktree that has the branch checked out; else moves the reference; else
     * leaves the commit under {@code refs/paribus/pending/heads/...}. A rebase in progress counts as checked out.
     *
     * @param branch full name
     * @param expected where it has to stand
     */
    Placement place(String branch, Oid expected, Oid commit, String reason);
}
