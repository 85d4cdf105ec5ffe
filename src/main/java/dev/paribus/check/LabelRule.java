package dev.paribus.check;

import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Declared exceptions are shown wherever the experiment is, here too. */
final class LabelRule implements Rule {
    @Override
    public List<String> codes() {
        return List.of("labelled");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        var out = new ArrayList<Problem>();
        if (plan.exploratory()) {
            out.add(note(facts, "exploratory", "exploratory: nothing is claimed, it is not evidence"));
        }
        if (plan.override() != null) {
            out.add(note(facts, "override", "override of the one-change rule: '" + plan.override() + "'"));
        }
        if (plan.design() != null) {
            out.add(note(facts, "design", "design: " + plan.design() + ", so several parameters may differ"));
        }
        String block = plan.more().get("block");
        if (block != null) {
            out.add(note(facts, "block", "the block '" + block + "' counts as one change"));
        }
        Optional<Observed> observed = Observed.of(facts, plan);
        if (observed.isPresent() && !observed.get().nuisance().isEmpty()) {
            out.add(note(
                    facts,
                    "nuisance",
                    "tuned again beside the change: "
                            + Observed.texts(observed.get().nuisance())));
        }
        return out;
    }

    private static Problem note(Facts facts, String field, String message) {
        return Problem.note("labelled", message).at(facts.here().where().get(field));
    }
}
