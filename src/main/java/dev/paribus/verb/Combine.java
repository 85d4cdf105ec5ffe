package dev.paribus.verb;

import dev.paribus.problem.Problem;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.registration.Combining;
import dev.paribus.workflow.session.Session;
import java.util.List;

/** Registers the untested combination of experiments on top of the champion. */
public final class Combine {
    private final Session session;

    public Combine(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param names as typed, two or more
     * @param plan reason, criteria, seeds; without assignments
     */
    public record Request(List<String> names, Plan plan) {
        public Request {
            names = List.copyOf(names);
        }
    }

    /**
     * What was, or would be, registered.
     *
     * @param branch short name of its branch
     * @param dryRun true when nothing was registered
     * @param recovered what was delivered meanwhile
     */
    public record Result(Combining.Combination combination, String branch, boolean dryRun, List<Problem> recovered) {
        public Result {
            recovered = List.copyOf(recovered);
        }
    }

    /** @throws dev.paribus.problem.Failure as {@link Combining#combine}; nothing was registered then */
    public Result run(Request request) {
        boolean dry = request.plan().has(Plan.Mark.DRY_RUN);
        var plan = new PlanReading().read(request.plan());
        List<Problem> recovered = dry ? List.of() : new Recovery(session).run();
        var made = new Combining(session).combine(request.names(), plan, dry);
        return new Result(made, session.place().shortBranch(made.registered().name()), dry, recovered);
    }
}
