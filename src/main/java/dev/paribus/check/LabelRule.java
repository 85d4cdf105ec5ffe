package dev.paribus.check;

import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.SeedResult;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Declared exceptions, and results that were made elsewhere, are shown wherever the experiment is, here too. */
final class LabelRule implements Rule {
    @Override
    public List<String> codes() {
        return List.of("labelled", "collected-void", "collected-unknown", "run-elsewhere");
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
        Facts.Results results = facts.results();
        if (results != null && collected(results)) {
            out.addAll(CollectedFindings.of(facts, results, plan));
        }
        return out;
    }

    private static boolean collected(Facts.Results results) {
        for (SeedResult seed : results.summary().seeds()) {
            if (seed.collected().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Problem note(Facts facts, String field, String message) {
        return Problem.note("labelled", message).at(facts.here().where().get(field));
    }
}
