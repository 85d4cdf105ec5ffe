package dev.paribus.check;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.text.DidYouMean;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parent is named, exists, and is what the branch grew from. */
final class ParentRule implements Rule {
    @Override
    public List<String> codes() {
        return List.of("parent-missing", "parent-unknown", "base-other");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        ExperimentName parent = plan.parent();
        Location where = facts.here().where().get("parent");
        if (parent == null) {
            boolean first = plan.change().kind() == ChangeKind.BASELINE;
            return first ? List.of() : List.of(missing(facts));
        }
        boolean missing = facts.parent().known() == Facts.Parent.Known.MISSING;
        if (missing && facts.history().cut()) {
            // Nobody can know it where history is cut off, which is said once.
            return List.of();
        }
        if (missing) {
            String near = DidYouMean.question(parent.text(), facts.parent().others());
            return List.of(Problem.error("parent-unknown", "the parent '" + parent + "' is no experiment of this clone")
                    .at(where)
                    .hint(
                            near.isEmpty()
                                    ? "fetch it: git fetch --all"
                                    : near + " Otherwise fetch it: git fetch --all"));
        }
        ExperimentName base = facts.parent().baseName();
        return base == null || grewFrom(plan, parent, base) ? List.of() : List.of(other(facts, parent, base, where));
    }

    private static boolean grewFrom(ExperimentRecord plan, ExperimentName parent, ExperimentName base) {
        return base.equals(parent)
                || (plan.change().kind() == ChangeKind.REPLICATION && base.equals(plan.of()))
                || (plan.change().kind() == ChangeKind.COMBINATION
                        && plan.combines().contains(base));
    }

    private static Problem missing(Facts facts) {
        ExperimentName base = facts.parent().baseName();
        return Problem.error("parent-missing", "the record names no parent to measure its change against")
                .at(facts.here().where().get("name"))
                .hint(base == null ? "add 'parent: NAME'" : "add 'parent: " + base + "'");
    }

    private static Problem other(Facts facts, ExperimentName parent, ExperimentName base, @Nullable Location where) {
        Facts.Side side = facts.base();
        Location there = side == null ? null : side.where().get("name");
        Problem problem = Problem.error(
                        "base-other", "the parent is '" + parent + "', but the branch grew from '" + base + "'")
                .at(where)
                .hint("write 'parent: " + base + "', or start again from " + parent + ": paribus new --from " + parent);
        return there == null ? problem : problem.related("the record it grew from", there);
    }
}
