package dev.paribus.check;

import dev.paribus.evidence.PairingRule;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Seeds are planned, and can be compared as the record says. */
final class SeedsRule implements Rule {
    @Override
    public List<String> codes() {
        return List.of("no-seeds", "pairing-impossible");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        var out = new ArrayList<Problem>();
        if (plan.seeds().isEmpty()) {
            out.add(Problem.error("no-seeds", "the record plans no seeds")
                    .at(facts.here().where().get("name"))
                    .hint("add 'seeds: [1, 2, 3, 4, 5]'"));
        }
        List<Integer> parent = facts.parent().seeds();
        if (!parent.isEmpty()) {
            Optional<Problem> paired = PairingRule.judge(plan.pairing(), plan.seeds(), parent);
            if (paired.isPresent()) {
                out.add(paired.get().at(facts.here().where().get("pairing")));
            }
        }
        return out;
    }
}
