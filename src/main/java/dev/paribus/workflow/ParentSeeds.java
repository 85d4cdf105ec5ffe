package dev.paribus.workflow;

import dev.paribus.model.ExperimentName;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import java.util.List;

/** The seeds that children of an experiment can be paired with, those of its amendments included. */
final class ParentSeeds {
    private final Session session;

    ParentSeeds(Session session) {
        this.session = session;
    }

    /** Empty when it is unknown here. */
    List<Integer> of(ExperimentName parent) {
        Found found = session.experiments().names().get(parent);
        Experiment there =
                found == null ? null : session.reader().tolerant(found.tip()).experiment();
        return there == null ? List.of() : there.planned();
    }
}
