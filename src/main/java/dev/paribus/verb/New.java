package dev.paribus.verb;

import dev.paribus.problem.Problem;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.planning.PriorReading;
import dev.paribus.workflow.planning.Prospect;
import dev.paribus.workflow.planning.Prospects;
import dev.paribus.workflow.registration.Registration;
import dev.paribus.workflow.registration.Registration.Registered;
import dev.paribus.workflow.session.Session;
import java.util.List;

/** Registers one experiment: its branch, its record, one commit. */
public final class New {
    private final Session session;

    public New(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param run how it would be run, of a dry run of {@code try}
     */
    public record Request(Plan plan, RunOptions run) {
        public Request(Plan plan) {
            this(plan, RunOptions.DEFAULT);
        }
    }

    /**
     * What was, or would be, registered.
     *
     * @param branch short name of its branch
     * @param prospect what it can show and takes
     * @param dryRun true when nothing was registered
     * @param recovered what was delivered meanwhile
     */
    public record Result(
            Registered registered, String branch, Prospect prospect, boolean dryRun, List<Problem> recovered) {
        public Result {
            recovered = List.copyOf(recovered);
        }
    }

    /** @throws dev.paribus.problem.Failure with everything that stands in the way; nothing was registered then */
    public Result run(Request request) {
        boolean dry = request.plan().has(Plan.Mark.DRY_RUN);
        List<Problem> recovered = dry ? List.of() : new Recovery(session).run();
        PriorReading reading = PriorReading.begin(session);
        var registration = new Registration(session);
        var plan = new PlanReading().read(request.plan());
        Registered made = dry ? registration.dryRun(plan) : registration.register(plan);
        int jobs = dry
                ? LaunchOptionsOf.options(session, request.run(), null).jobs().most()
                : 1;
        var detail = dry ? Prospects.Detail.FULL : Prospects.Detail.SHORT;
        Prospect prospect = Prospects.of(reading, List.of(made), jobs, detail);
        return new Result(made, session.place().shortBranch(made.name()), prospect, dry, recovered);
    }
}
