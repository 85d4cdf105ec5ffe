package dev.paribus.check;

import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** What was tried before need not be tried again: the earlier experiment has the answer. */
final class RepeatsRule implements Rule {
    @Override
    public List<String> codes() {
        return List.of("repeats-earlier");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        List<Earlier.Twin> alike = facts.earlier().alike();
        if (alike.isEmpty() || !Earlier.asks(plan.change().kind())) {
            return List.of();
        }
        Earlier.Twin first = alike.get(0);
        String others = alike.size() == 1 ? "" : ", and " + (alike.size() - 1) + " more";
        return List.of(Problem.warning(
                        "repeats-earlier",
                        "parameters, code and data are those of '" + first.name() + "' (" + outcome(first) + ")"
                                + others)
                .at(facts.here().where().get("change"))
                .hint("paribus show " + first.name()));
    }

    private static String outcome(Earlier.Twin twin) {
        var words = new ArrayList<String>();
        if (twin.verdict() != null) {
            words.add(twin.verdict().word());
        }
        words.add(twin.state().word());
        if (twin.metric() != null) {
            words.add(twin.metric());
        }
        return String.join(", ", words);
    }
}
