package dev.paribus.workflow.registration;

import dev.paribus.diff.ParamChange;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.Scalars;
import dev.paribus.param.Value;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changed parameters told apart: what the project lets be tuned again beside a change, and the change.
 *
 * @param counted what has to be the one change
 * @param paths what the record declares as nuisance; empty when nothing else changed, since then it is the change
 */
record Nuisance(List<ParamChange> counted, List<String> paths) {
    static Nuisance of(Project project, ChangeKind kind, List<ParamChange> changes) {
        var counted = new ArrayList<ParamChange>();
        var paths = new ArrayList<String>();
        List<ParamPath> allowed =
                project.change().nuisance().stream().map(ParamPath::parse).toList();
        for (ParamChange change : changes) {
            if (allowed.stream().anyMatch(path -> path.contains(change.path()))) {
                paths.add(change.path().toString());
            } else {
                counted.add(change);
            }
        }
        boolean alone = kind == ChangeKind.HYPERPARAMETER && counted.isEmpty();
        return alone ? new Nuisance(changes, List.of()) : new Nuisance(List.copyOf(counted), List.copyOf(paths));
    }

    /** A warning where a text takes the place of a number, as {@code depth=four} does. */
    static Optional<Problem> textForNumber(ParamChange change) {
        if (change.before() instanceof ParamNode.Scalar old
                && change.after() instanceof ParamNode.Scalar now
                && now.value() instanceof Value.Text text
                && (old.value() instanceof Value.Int || old.value() instanceof Value.Real)) {
            return Optional.of(Problem.warning(
                            "text-for-number",
                            "'" + text.value() + "' is text and takes the place of the number "
                                    + Scalars.write(old.value()) + " at " + change.path())
                    .hint("if a number is meant, write it in digits, as " + change.path() + "="
                            + Scalars.write(old.value())));
        }
        return Optional.empty();
    }
}
