package dev.paribus.verb;

import dev.paribus.model.Metric;
import dev.paribus.problem.Problem;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.registration.Ablating;
import dev.paribus.workflow.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registers one child for each kept change of a line that takes it back. */
public final class Ablate {
    private final Session session;

    public Ablate(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for, as typed.
     *
     * @param name whose line; null: the champion's
     * @param because the reason of each; null: the usual one
     * @param seeds null: the parent's
     * @param margin null: found out for each
     */
    public record Request(
            @Nullable String name,
            @Nullable String because,
            @Nullable String seeds,
            @Nullable String margin,
            boolean dryRun) {}

    /** What was, or would be, registered. */
    public record Result(Ablating.Ablation ablation, Metric primary, boolean dryRun, List<Problem> recovered) {
        public Result {
            recovered = List.copyOf(recovered);
        }
    }

    /** @throws dev.paribus.problem.Failure as {@link Ablating#ablate}; nothing was registered then */
    public Result run(Request request) {
        Ablating.Asked asked = new PlanReading().read(request);
        List<Problem> recovered = request.dryRun() ? List.of() : new Recovery(session).run();
        return new Result(
                new Ablating(session).ablate(asked, request.dryRun()), session.primary(), request.dryRun(), recovered);
    }
}
