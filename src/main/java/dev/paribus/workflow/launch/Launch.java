package dev.paribus.workflow.launch;

import dev.paribus.problem.Failure;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.judging.Rehearsal;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;

/** Runs experiments: every seed in a worktree of its own, as many at once as was asked for, then one conclusion each. */
public final class Launch {
    private final Session session;

    public Launch(Session session) {
        this.session = session;
    }

    /**
     * Runs them, unmeasured parents first; the seeds of all of them share the jobs. What cannot start while others run costs
     * these nothing: they are recorded, and the refusal is told at the end.
     *
     * @throws Failure before anything started, with everything that stands in the way; INTERRUPTED when stopped before a start
     */
    public Launched run(List<Found> targets, LaunchOptions options) {
        RunOrder order = RunOrder.of(session, targets);
        if (order.size() > 1) {
            requireReady(order.free(), options);
        }
        Rehearsal.begin(session.writer());
        try (var news = new FinishNews(session)) {
            return new Crew(session, options, order, news).run();
        }
    }

    /** What waits for another one is looked at when its turn comes. */
    private void requireReady(List<Found> targets, LaunchOptions options) {
        var failures = new ArrayList<Failure>();
        for (Found found : targets) {
            try {
                new Readiness(session).of(found, options);
            } catch (Failure wrong) {
                failures.add(wrong);
            }
        }
        if (!failures.isEmpty()) {
            throw Launched.joined(failures);
        }
    }
}
