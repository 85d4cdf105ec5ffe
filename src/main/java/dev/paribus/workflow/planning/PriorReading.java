package dev.paribus.workflow.planning;

import dev.paribus.host.Later;
import dev.paribus.workflow.judging.Prior;
import dev.paribus.workflow.judging.Priors;
import dev.paribus.workflow.session.Repeats;
import dev.paribus.workflow.session.Session;
import java.util.List;

/**
 * All experiments, read beside what else is done for a plan. What the plan registers need not be among them, and may be: it has
 * no results yet, and nobody has to hear that it is like itself.
 */
public final class PriorReading {
    private final Session session;
    private final Later<List<Prior>> priors;

    private PriorReading(Session session) {
        this.session = session;
        this.priors = new Later<>(
                () -> {
                    // In the order in which a plan asks for them.
                    Repeats.expect(session);
                    List<Prior> all = Priors.read(session);
                    all.forEach(Prior::wording);
                    return all;
                },
                "reads all experiments");
    }

    /** Begins. */
    public static PriorReading begin(Session session) {
        // Opened here, since a session is for one thread until it is.
        session.experiments();
        return new PriorReading(session);
    }

    Session session() {
        return session;
    }

    /** All of them, by name; waits until they are read. @throws dev.paribus.problem.Failure as the reading threw it */
    List<Prior> all() {
        return priors.get();
    }
}
