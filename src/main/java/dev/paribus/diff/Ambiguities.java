package dev.paribus.diff;

import dev.paribus.param.Ambiguity;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says which scalars PyYAML and a YAML 1.2 reader understand differently, and which numbers changed their kind. */
final class Ambiguities {
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Location> told = new HashSet<>();

    private Ambiguities() {}

    /** An error where the newer value of a change is ambiguous, a warning elsewhere; one for each place of the file. */
    static List<Problem> problems(ParamNode.Mapping after, List<ParamChange> changes, Set<ParamPath> otherKinds) {
        var out = new Ambiguities();
        for (ParamChange change : changes) {
            out.leaves(change.path(), change.before(), Severity.WARNING);
            out.leaves(change.path(), change.after(), Severity.ERROR);
        }
        out.leaves(ParamPath.ROOT, after, Severity.WARNING);
        for (ParamPath path : otherKinds) {
            Optional<ParamNode> node = after.find(path);
            if (node.isPresent()) {
                out.otherKind(path, node.get());
            }
        }
        return out.problems;
    }

    private void leaves(ParamPath at, @Nullable ParamNode node, Severity severity) {
        if (node == null) {
            return;
        }
        for (ParamNode.Leaf leaf : node.leaves()) {
            Problem problem = leaf.node() instanceof ParamNode.Scalar scalar
                    ? Ambiguity.of(joined(at, leaf.path()), scalar)
                    : null;
            if (problem != null && (problem.location() == null || told.add(problem.location()))) {
                problems.add(problem.severity(severity));
            }
        }
    }

    private static ParamPath joined(ParamPath at, ParamPath below) {
        var steps = new ArrayList<>(at.steps());
        steps.addAll(below.steps());
        return new ParamPath(steps);
    }

    private void otherKind(ParamPath path, ParamNode node) {
        problems.add(Problem.warning(
                        "number-kind",
                        "'" + path + "' is equal as a number but is an integer "
                                + "on one side and a float on the other")
                .at(node.location())
                .hint("no change; write it as before to keep the difference clean"));
    }
}
