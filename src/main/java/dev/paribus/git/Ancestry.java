package dev.paribus.git;

import dev.paribus.host.Child;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which commit another one grew from. */
final class Ancestry {
    /** Each costs a tenth of a millisecond, a process five. */
    private static final int FEW_STEPS = 8;

    private final Git git;
    private final Function<Oid, Optional<CommitInfo>> commits;
    private final Answers<Boolean> ancestors = new Answers<>();

    /** @param commits reads one; empty for what is not there */
    Ancestry(Git git, Function<Oid, Optional<CommitInfo>> commits) {
        this.git = git;
        this.commits = commits;
    }

    boolean isAncestor(Oid ancestor, Oid descendant) {
        if (ancestor.equals(descendant)) {
            return true;
        }
        if (stepsBack(ancestor, descendant)) {
            return true;
        }
        List<String> command = List.of("merge-base", "--is-ancestor", ancestor.hex(), descendant.hex());
        return ancestors.to(command, () -> here(command, ancestor, descendant).ok());
    }

    /** Git's answer; where a commit lies behind the end of a shallow clone, which git calls an error, its answer is no. */
    private Child.Result here(List<String> command, Oid one, Oid other) {
        Child.Result result = git.run(command, new byte[0]);
        if (result.exit() > 1
                && commits.apply(one).isPresent()
                && commits.apply(other).isPresent()) {
            throw git.failure(command, result);
        }
        return result;
    }

    /** True when a few steps from first parent to first parent lead there, as from an experiment to what it grows from. */
    private boolean stepsBack(Oid ancestor, Oid descendant) {
        Oid at = descendant;
        for (int i = 0; i < FEW_STEPS; i++) {
            List<Oid> parents = commits.apply(at).map(CommitInfo::parents).orElse(List.of());
            if (parents.isEmpty()) {
                return false;
            }
            at = parents.get(0);
            if (at.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    Optional<Oid> mergeBase(Oid one, Oid other) {
        Child.Result result = here(List.of("merge-base", one.hex(), other.hex()), one, other);
        return result.ok() ? Optional.of(new Oid(result.text().strip())) : Optional.empty();
    }
}
