package dev.paribus.git;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects and references by JGit, each fsynced before a method returns; never touches an index or a work tree. Every
 * method throws {@code Failure} ENVIRONMENT when the disk refuses ({@code disk-full}, {@code read-only}, {@code repository-locked}).
 */
public interface GitWriter {
    /**
     * Finds out before anything is begun whether a commit could be made afterwards; writes nothing.
     *
     * @throws dev.paribus.problem.Failure DATA {@code no-identity}; ENVIRONMENT {@code read-only}
     */
    void requireAble();

    /** Gets ready to write, for a thread that has time; writes nothing, and what is wrong is told by the first write. */
    void prepare();

    /** Who commits, {@code Name <address>}. @throws dev.paribus.problem.Failure DATA {@code no-identity} */
    String author();

    /**
     * Waits a moment until no other git command holds a branch, or the index of a checkout that has it.
     *
     * @param branch full name
     * @throws dev.paribus.problem.Failure ENVIRONMENT {@code repository-locked} naming the lock file and its age
     */
    void requireUnlocked(String branch);

    /** Takes away the lock files that commands of ours, or their git children, left when they were killed. */
    void clearOwnLocks();

    Oid blob(byte[] content);

    /**
     * A tree made from another one; only the directories on the way to what is edited are read and written.
     *
     * @param base commit or tree; null for an empty tree
     * @param edits by path; removing what is not there, or is a directory, is no error and does nothing; a file in place of
     *     a directory replaces it, and a directory a file
     * @throws dev.paribus.problem.Failure DATA {@code filtered-path} when a {@link TreeEdit.Write} goes to a path that has a
     *     {@code filter} attribute in the new tree or this clone; {@code unsafe-path}
     */
    Oid tree(@Nullable Oid base, Map<String, TreeEdit> edits);

    /**
     * A commit object, signed when {@code commit.gpgsign} says so; author and committer from git's own rules at the writer's
     * clock; the message gets line feeds and ends with one.
     *
     * @throws dev.paribus.problem.Failure DATA {@code no-identity}; ENVIRONMENT {@code signing-failed}
     */
    Oid commit(Oid tree, List<Oid> parents, String message);

    /**
     * Moves a reference if it still stands at {@code expected} ({@link Oid#ZERO}: does not exist). Waits and retries on a
     * transient lock; writes a reflog.
     *
     * @return false when it stands elsewhere, so that nothing was written
     * @throws dev.paribus.problem.Failure DATA {@code broken-ref} when the reference's file exists and does not resolve,
     *     {@code ref-name-conflict} when it cannot exist beside {@code exp} or {@code exp/a/b};
     *     ENVIRONMENT {@code repository-locked} naming the lock file and its age when it stays locked
     */
    boolean update(String ref, Oid expected, Oid next, String reason);

    /** Creates all of them or none. */
    boolean create(Map<String, Oid> refs, String reason);

    /**
     * Deletes a reference, and its reflog, if it still stands at {@code expected}.
     *
     * @throws dev.paribus.problem.Failure DATA {@code branch-checked-out}
     */
    boolean delete(String ref, Oid expected, String reason);

    /**
     * Puts a commit on a branch: fast-forwards the worktree that has the branch checked out; else moves the reference; else
     * leaves the commit under {@code refs/paribus/pending/heads/...}. A rebase in progress counts as checked out.
     *
     * @param branch full name
     * @param expected where it has to stand
     */
    Placement place(String branch, Oid expected, Oid commit, String reason);

    /**
     * Keeps a commit for a branch that it cannot be put on now, under {@code refs/paribus/pending/heads/...}.
     *
     * @param branch full name
     * @return false when another commit waits for that branch, of which this one is no descendant; nothing was written
     */
    boolean park(String branch, Oid commit, String reason);

    /**
     * Tries again to put the waiting commit on its branch, and drops the waiting reference when it is there. {@code STALE}
     * with the reason when the branch went another way or is gone: then the commit goes on waiting.
     *
     * @param branch full name
     * @return empty when nothing waits for it
     */
    java.util.Optional<Placement> retry(String branch, String reason);
}
