package dev.paribus.workflow.session;

import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import java.util.List;

/** What a step asks of an experiment that has to be measured before it. */
public final class Measured {
    private Measured() {}

    /**
     * Its results.
     *
     * @param only what is possible with measured ones alone, as the end of a sentence
     * @throws Failure DATA {@code not-measured} in any other state
     */
    public static Summary require(Found found, Experiment experiment, String only) {
        Summary summary = experiment.summary();
        if (summary == null || summary.state() != State.MEASURED) {
            String state = summary == null ? "registered" : summary.state().word();
            throw Failure.data(
                    "not-measured", found.name() + " is " + state + "; " + only, "paribus run " + found.name());
        }
        return summary;
    }

    /** Planned seeds, of the record or added since, that no result has. */
    public static List<Integer> open(Experiment experiment, Summary summary) {
        return experiment.planned().stream()
                .filter(seed -> summary.seeds().stream().noneMatch(one -> one.seed() == seed))
                .toList();
    }
}
