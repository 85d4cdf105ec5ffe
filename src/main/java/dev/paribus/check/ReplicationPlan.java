package dev.paribus.check;

import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A replication repeats what it grew from: beside its name, its parent and its seeds nothing of the plan is another one. What
 * runs is held by the one-change rule, which asks this only of a replication.
 */
final class ReplicationPlan {
    private ReplicationPlan() {}

    static List<Problem> check(Facts facts, ExperimentRecord plan) {
        ExperimentName of = plan.of();
        ExperimentName base = facts.parent().baseName();
        // That it grew from neither its parent nor what it repeats is another rule's.
        boolean other = base != null && base.equals(plan.parent()) && !base.equals(of);
        if (of == null || other) {
            String says = of == null
                    ? "the record does not say which experiment it repeats"
                    : "the record says that it repeats '" + of + "', but it grew from '" + base + "'";
            return List.of(Problem.error("replication-of", says)
                    .at(facts.here().where().get(of == null ? "change" : "of"))
                    .hint(base == null ? "add 'of: NAME'" : "write 'of: " + base + "'"));
        }
        Facts.Side side = facts.base();
        ExperimentRecord original = side == null ? null : side.record();
        return original == null ? List.of() : against(facts, plan, original);
    }

    private static List<Problem> against(Facts facts, ExperimentRecord plan, ExperimentRecord original) {
        var out = new ArrayList<Problem>();
        var differing = new ArrayList<String>();
        if (plan.confirms()) {
            // What claimed nothing gets its criteria before the fresh seeds run.
            boolean claimed = !original.success().isEmpty();
            if (claimed && !plan.success().equals(original.success())) {
                differing.add("success");
            }
            if (claimed && !plan.guard().equals(original.guard())) {
                differing.add("guard");
            }
        } else if (!plan.success().isEmpty() || !plan.guard().isEmpty()) {
            differing.add(plan.success().isEmpty() ? "guard" : "success");
        }
        if (!differing.isEmpty()) {
            String first = differing.get(0);
            out.add(Problem.error(
                            "replication-differs",
                            "a replication has the plan of " + original.name() + ", which has another '" + first + "'")
                    .at(facts.here()
                            .where()
                            .getOrDefault(first, facts.here().where().get("of")))
                    .hint(
                            plan.confirms()
                                    ? "write it as it stands there: paribus show " + original.name()
                                    : "take it out: what measures its own parent again claims nothing"));
        }
        List<Integer> used =
                plan.seeds().stream().filter(original.seeds()::contains).toList();
        if (plan.confirms() && !used.isEmpty()) {
            out.add(Problem.error(
                            "replication-seeds",
                            "a confirmation takes fresh seeds, and " + original.name() + " had "
                                    + dev.paribus.text.Seeds.named(used))
                    .at(facts.here().where().get("seeds"))
                    .hint("plan others, as paribus confirm " + original.name() + " does"));
        }
        return out;
    }
}
