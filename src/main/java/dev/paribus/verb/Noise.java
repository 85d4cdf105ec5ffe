package dev.paribus.verb;

import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.judging.Rehearsal;
import dev.paribus.workflow.launch.Launch;
import dev.paribus.workflow.launch.Launched;
import dev.paribus.workflow.registration.Freshening;
import dev.paribus.workflow.registration.NoiseFacts;
import dev.paribus.workflow.session.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says how much the champion's numbers differ from run to run, and measures them on fresh seeds. */
public final class Noise {
    private final Session session;

    public Noise(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param fresh measure the champion on fresh seeds first, unless that was done
     * @param seeds how many fresh ones; null: as many as are needed
     */
    public record Request(boolean fresh, @Nullable Integer seeds, RunOptions options) {}

    /**
     * What is known.
     *
     * @param launched what the fresh measurement came to; null when nothing ran
     */
    public record Result(NoiseFacts facts, @Nullable Launched launched, List<Problem> recovered) {
        public Result {
            recovered = List.copyOf(recovered);
        }
    }

    /** @throws dev.paribus.problem.Failure DATA without a champion, or where it is not what stands on trunk */
    public Result run(Request request) {
        if (!request.fresh()) {
            return new Result(new Freshening(session).facts(), null, List.of());
        }
        Rehearsal.begin();
        List<Problem> recovered = new Recovery(session).run();
        Optional<Found> due = new Freshening(session).due(request.seeds());
        Launched launched = due.isEmpty()
                ? null
                : new Launch(session)
                        .run(List.of(due.get()), LaunchOptionsOf.options(session, request.options(), null));
        return new Result(new Freshening(session).facts(), launched, recovered);
    }

    /** What is to be run, by another process; empty when it was measured already. */
    public Optional<String> due(Request request) {
        new Recovery(session).run();
        return new Freshening(session)
                .due(request.seeds())
                .map(found -> found.name().text());
    }
}
