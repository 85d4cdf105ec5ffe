package dev.paribus.verb;

import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.judging.Rehearsal;
import dev.paribus.workflow.launch.Launch;
import dev.paribus.workflow.launch.Launched;
import dev.paribus.workflow.planning.PriorReading;
import dev.paribus.workflow.planning.Prospect;
import dev.paribus.workflow.planning.Prospects;
import dev.paribus.workflow.registration.Registration;
import dev.paribus.workflow.registration.Registration.Registered;
import dev.paribus.workflow.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registers one experiment and runs it. */
public final class Try {
    private final Session session;

    public Try(Session session) {
        this.session = session;
    }

    /** What the command line asks for. */
    public record Request(Plan plan, RunOptions options) {}

    /**
     * What was registered and what it came to.
     *
     * @param branch short name of the branch
     * @param prospect what it could show and takes, as it was said before it ran
     * @param launched an unmeasured parent first; the last outcome is the experiment's own, unless it could not start
     * @param codeAt branch that holds the code of the change; null for a parameter
     */
    public record Result(
            Registered registered,
            String branch,
            Prospect prospect,
            Launched launched,
            @Nullable String codeAt,
            List<Problem> recovered) {
        public Result {
            recovered = List.copyOf(recovered);
        }
    }

    /**
     * Registers and runs.
     *
     * @throws dev.paribus.problem.Failure with everything that stands in the way; nothing was registered then, unless only
     *     the worktree showed it: what was registered stays, and the hint says how to run it
     */
    public Result run(Request request) {
        Rehearsal.begin();
        Begun begun = register(request);
        Registered made = begun.registered();
        Found found = session.experiments().find(made.name().text());
        Launched launched =
                new Launch(session).run(List.of(found), LaunchOptionsOf.options(session, request.options(), null));
        String branch = session.place().shortBranch(made.name());
        String codeAt = made.draft().carried().isEmpty() ? null : branch;
        return new Result(made, branch, begun.prospect(), launched, codeAt, begun.recovered());
    }

    /** What was registered; another process is going to run it. */
    public record Begun(Registered registered, Prospect prospect, List<Problem> recovered) {
        public Begun {
            recovered = List.copyOf(recovered);
        }
    }

    /** Registers alone. @throws dev.paribus.problem.Failure as {@link #run}; nothing was registered then */
    public Begun register(Request request) {
        List<Problem> recovered = new Recovery(session).run();
        PriorReading reading = PriorReading.begin(session);
        Registered made = new Registration(session).registerToRun(new PlanReading().read(request.plan()));
        int jobs =
                LaunchOptionsOf.options(session, request.options(), null).jobs().most();
        Prospect prospect = Prospects.of(reading, List.of(made), jobs, Prospects.Detail.SHORT);
        prospect.lines().forEach(line -> session.machine().say(line));
        made.remarks().forEach(this::say);
        prospect.first().forEach(this::say);
        return new Begun(made, prospect, recovered);
    }

    /** Before it runs, when there is time to stop it. */
    private void say(Problem remark) {
        String hint = remark.hint() == null ? "" : " (" + remark.hint() + ")";
        session.machine().say(remark.severity().word() + ": " + remark.message() + " [" + remark.code() + "]" + hint);
    }
}
