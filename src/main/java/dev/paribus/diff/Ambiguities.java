package dev.paribus.diff;

import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.Scalars;
import dev.paribus.param.Value;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says which scalars PyYAML and a YAML 1.2 reader understand differently, and which numbers changed their kind. */
final class Ambiguities {
    private Ambiguities() {}

    static List<Problem> problems(ParamNode.Mapping after, List<ParamChange> changes, Set<ParamPath> otherKinds) {
        Set<ParamPath> changed = new LinkedHashSet<>();
        for (ParamChange change : changes) {
            changed.add(change.path());
            changed.addAll(change.with());
        }
        var out = new ArrayList<Problem>();
        for (ParamNode.Leaf leaf : after.leaves()) {
            if (!(leaf.node() instanceof ParamNode.Scalar scalar)) {
                continue;
            }
            if (scalar.otherReading() != null) {
                boolean atChange = changed.stream().anyMatch(path -> path.contains(leaf.path()));
                out.add(ambiguous(leaf.path(), scalar, scalar.otherReading(), atChange));
            }
            if (otherKinds.contains(leaf.path())) {
                out.add(Problem.warning("number-kind", "'" + leaf.path() + "' is equal as a number but was written as an integer on one side and as a float on the other")
                        .at(scalar.location())
                        .hint("no change; write it as before to keep the difference clean"));
            }
        }
        return out;
    }

    private static Problem ambiguous(ParamPath path, ParamNode.Scalar scalar, Value other, boolean atChange) {
        String message = "'" + scalar.source() + "' of " + path + " is " + kind(scalar.value()) + " for PyYAML and "
                + kind(other) + " for YAML 1.2";
        Problem problem = atChange ? Problem.error("ambiguous-scalar", message) : Problem.warning("ambiguous-scalar", message);
        return problem.at(scalar.location())
                .hint("write " + spelled(scalar, scalar.value()) + " for the one, " + spelled(scalar, other) + " for the other");
    }

    /** A spelling that both read alike, with the digits that the person wrote where it is a number. */
    private static String spelled(ParamNode.Scalar scalar, Value value) {
        boolean number = value instanceof Value.Real && scalar.source().matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");
        return number ? Scalars.number(scalar.source()) : Scalars.write(value);
    }

    private static String kind(Value value) {
        if (value instanceof Value.Null) {
            return "null";
        }
        if (value instanceof Value.Bool bool) {
            return bool.value() ? "true" : "false";
        }
        if (value instanceof Value.Int whole) {
            return "the number " + whole.value();
        }
        if (value instanceof Value.Real real) {
            return "the number " + real.value();
        }
        return value instanceof Value.Time ? "a date" : "a text";
    }
}
