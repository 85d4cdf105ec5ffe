package dev.paribus.run;

import dev.paribus.problem.Problem;
import java.nio.file.Path;
import java.util.List;

/** Untracked paths of the user's checkout that a run's worktree sees through symbolic links ({@code run.link}). */
public final class Links {
    private final Path checkout;
    private final Path worktree;
    private final List<String> paths;

    /** Links between the project's directory in the checkout and in the worktree. */
    public Links(Path checkout, Path worktree, List<String> paths) {
        this.checkout = checkout;
        this.worktree = worktree;
        this.paths = List.copyOf(paths);
    }

    /** Paths that are not there ({@code link-missing}), leave the project ({@code link-outside}); needs no worktree. */
    public List<Problem> check() {
        throw new UnsupportedOperationException(checkout.toString() + worktree + paths);
    }

    /**
     * Makes them in a fresh worktree.
     *
     * @throws dev.paribus.problem.Failure DATA {@code link-tracked} where a path holds a tracked file, naming what to link instead
     */
    public void make() {
        throw new UnsupportedOperationException();
    }

    /** Takes them away, so that removing the worktree cannot reach what they point to. */
    public void unlink() {
        throw new UnsupportedOperationException();
    }
}
