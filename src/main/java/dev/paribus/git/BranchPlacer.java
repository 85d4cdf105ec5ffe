package dev.paribus.git;

import dev.paribus.git.Placement.Kind;
import dev.paribus.git.WorktreeEntries.Entry;
import dev.paribus.host.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a commit on a branch in one of three ways: a fast-forward in the worktree that has the branch checked out, else a
 * compare-and-swap of the reference, else a waiting reference. Moving the reference of a checked-out branch would leave the
 * files behind: the next {@code git commit -a} there would undo the commit.
 */
final class BranchPlacer {
    private static final String HEADS = "refs/heads/";
    private static final String PENDING = "refs/paribus/pending/heads/";
    /** So often git is asked again although no lock is seen: who held it may have let go since. */
    private static final int TRIES = 12;

    private final RefStore refs;
    private final WorktreeEntries worktrees;
    private final Git git;
    private final Trouble trouble;
    private final OwnLocks locks;
    private final Duration patience;

    BranchPlacer(
            RefStore refs, WorktreeEntries worktrees, Git git, Trouble trouble, OwnLocks locks, Duration patience) {
        this.refs = refs;
        this.worktrees = worktrees;
        this.git = git;
        this.trouble = trouble;
        this.locks = locks;
        this.patience = patience;
    }

    void requireUnlocked(String branch) {
        refs.requireUnlocked(branch);
        for (Entry holder : worktrees.all()) {
            Path lock = holder.admin().resolve("index.lock");
            Patience time = new Patience(patience);
            while (holder.holds(branch) && Files.exists(lock)) {
                locks.clear();
                if (!time.pause()) {
                    throw refs.locked(lock);
                }
            }
        }
    }

    Placement place(String branch, Oid expected, Oid commit, String reason) {
        if (!refs.current(branch).equals(expected)) {
            return stale("the branch moved");
        }
        List<Entry> holders = worktrees.all().stream()
                .filter(entry -> entry.holds(branch) && (!entry.gone() || entry.locked()))
                .toList();
        if (holders.isEmpty()) {
            boolean moved = refs.update(branch, expected, commit, reason);
            return moved ? new Placement(Kind.MOVED, null, null) : stale("the branch moved");
        }
        for (Entry holder : holders) {
            if (holder.busy().contains(branch)) {
                return pending(
                        branch,
                        commit,
                        reason,
                        "a rebase or bisection of it is in progress in '" + holder.path() + "'");
            }
        }
        Entry holder = holders.get(0);
        if (holders.size() > 1) {
            return pending(
                    branch, commit, reason, "it is checked out in '" + holder.path() + "' and in another worktree");
        }
        if (holder.gone()) {
            return pending(
                    branch, commit, reason, "it is checked out in '" + holder.path() + "', which is not there now");
        }
        return alone(holder, branch, expected, commit, reason);
    }

    /**
     * One at a time: {@code git merge} reads the index before it locks it, so of two at once the later one takes the files
     * of the earlier one out of the index again before it fails.
     */
    private Placement alone(Entry holder, String branch, Oid expected, Oid commit, String reason) {
        try {
            return locks.tried(
                            names(holder, branch),
                            patience,
                            () -> refs.current(branch).equals(expected)
                                    ? forward(holder, branch, expected, commit, reason)
                                    : stale("the branch moved"))
                    .orElseGet(() ->
                            pending(branch, commit, reason, "another command is writing to '" + holder.path() + "'"));
        } catch (IOException refused) {
            throw trouble.with(refused);
        }
    }

    /** What {@code git merge} locks there, below the common directory and without {@code .lock}. */
    private List<String> names(Entry holder, String branch) {
        String admin = worktrees.commonDir().relativize(holder.admin()).toString();
        String below = admin.isEmpty() ? "" : admin + "/";
        return List.of(below + "index", below + "HEAD", below + "ORIG_HEAD", branch);
    }

    private Placement forward(Entry holder, String branch, Oid expected, Oid commit, String reason) throws IOException {
        Git there =
                git.in(holder.path()).with("merge.verifySignatures=false").with(Map.of("GIT_REFLOG_ACTION", reason));
        Patience time = new Patience(patience);
        // If our git is killed, which lock is there then and was not before is its own.
        List<Path> ours = names(holder, branch).stream()
                .map(name -> worktrees.commonDir().resolve(name + ".lock"))
                .filter(lock -> !Files.exists(lock))
                .toList();
        var half = new HalfForward(git, worktrees.commonDir());
        half.begin(holder.path(), expected, commit);
        boolean killed = false;
        for (int tried = 1; ; tried++) {
            if (killed) {
                ours.forEach(locks::release);
            }
            Child.Result result =
                    there.run("merge", "--quiet", "--ff-only", "--no-autostash", "--no-overwrite-ignore", commit.hex());
            killed |= result.exit() > 128;
            Oid now = refs.current(branch);
            if (now.equals(commit) || (result.ok() && isAncestor(commit, now))) {
                half.over();
                return new Placement(Kind.FAST_FORWARDED, holder.path(), null);
            }
            if (HalfForward.refusedFirst(result.errorText()) && tried == 1) {
                half.over();
            } else {
                half.undo();
            }
            if (!now.equals(expected)) {
                return stale("the branch moved");
            }
            boolean locked = Files.exists(holder.admin().resolve("index.lock"));
            if ((!locked && tried >= TRIES) || !time.pause()) {
                return pending(branch, commit, reason, refusal(holder, locked, result));
            }
            half.begin(holder.path(), expected, commit);
        }
    }

    private static String refusal(Entry holder, boolean locked, Child.Result result) {
        return locked
                ? "'" + holder.admin().resolve("index.lock") + "' is held by another git command"
                : "git would not fast-forward '" + holder.path() + "': " + Git.words(result);
    }

    private Placement pending(String branch, Oid commit, String reason, String why) {
        return park(branch, commit, reason)
                ? new Placement(Kind.PENDING, null, why)
                : stale("another commit waits for the branch: " + why);
    }

    private static Placement stale(String why) {
        return new Placement(Kind.STALE, null, why);
    }

    boolean park(String branch, Oid commit, String reason) {
        String ref = PENDING + name(branch);
        while (true) {
            Oid waiting = refs.current(ref);
            if (waiting.equals(commit)) {
                return true;
            }
            if (!waiting.equals(Oid.ZERO) && !isAncestor(waiting, commit)) {
                return false;
            }
            if (refs.update(ref, waiting, commit, reason)) {
                return true;
            }
        }
    }

    Optional<Placement> retry(String branch, String reason) {
        String ref = PENDING + name(branch);
        Oid waiting = refs.current(ref);
        if (waiting.equals(Oid.ZERO)) {
            return Optional.empty();
        }
        Oid tip = refs.current(branch);
        if (tip.equals(Oid.ZERO)) {
            return Optional.of(stale("the branch is gone"));
        }
        Placement placement;
        if (isAncestor(waiting, tip)) {
            placement = new Placement(Kind.MOVED, null, null);
        } else if (isAncestor(tip, waiting)) {
            placement = place(branch, tip, waiting, reason);
        } else {
            placement = stale("the branch went another way since");
        }
        if (placement.kind() == Kind.MOVED || placement.kind() == Kind.FAST_FORWARDED) {
            refs.delete(ref, waiting, reason);
        }
        return Optional.of(placement);
    }

    private boolean isAncestor(Oid ancestor, Oid descendant) {
        Child.Result result = git.run("merge-base", "--is-ancestor", ancestor.hex(), descendant.hex());
        if (result.exit() > 1) {
            throw trouble.diagnosed(Git.words(result));
        }
        return result.ok();
    }

    private static String name(String branch) {
        if (!branch.startsWith(HEADS)) {
            throw new IllegalArgumentException("not the full name of a branch: " + branch);
        }
        return branch.substring(HEADS.length());
    }
}
