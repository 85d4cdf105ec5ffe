package dev.paribus.workflow.adoption;

import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks the best of experiments that are named, or of a sweep. */
public final class Picking {
    private final Session session;

    public Picking(Session session) {
        this.session = session;
    }

    /**
     * The best of them.
     *
     * @param names as typed
     * @param sweep a member of a sweep, which stands for all of it; null: none
     * @throws dev.paribus.problem.Failure DATA for unknown names and for what cannot be compared; ANSWER_NO when none is better
     */
    public Best best(List<String> names, @Nullable String sweep) {
        var all = new ArrayList<Found>();
        if (sweep != null) {
            all.addAll(Best.sweep(session, session.experiments().find(sweep)));
        }
        for (String name : names) {
            Found found = session.experiments().find(name);
            if (all.stream().noneMatch(one -> one.name().equals(found.name()))) {
                all.add(found);
            }
        }
        return Best.of(session, all);
    }
}
