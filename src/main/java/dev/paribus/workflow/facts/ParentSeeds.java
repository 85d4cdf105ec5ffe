package dev.paribus.workflow.facts;

import dev.paribus.model.ExperimentName;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.session.Reference;
import dev.paribus.workflow.session.Session;
import java.util.List;

/** The seeds that children of an experiment can be paired with, those of its amendments included. */
final class ParentSeeds {
    private final Session session;

    ParentSeeds(Session session) {
        this.session = session;
    }

    /**
     * The parent's own, or those that stand for them.
     *
     * @param wanted the child's
     * @return empty when it is unknown here
     */
    List<Integer> of(ExperimentName parent, List<Integer> wanted) {
        Found found = session.experiments().names().get(parent);
        Experiment there =
                found == null ? null : session.reader().tolerant(found.tip()).experiment();
        if (there == null) {
            return List.of();
        }
        boolean own = there.summary() == null || there.planned().containsAll(wanted);
        return own ? there.planned() : Reference.of(session, there).seeds();
    }
}
