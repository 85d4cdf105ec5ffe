package dev.paribus.verb;

import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.adoption.Best;
import dev.paribus.workflow.adoption.Picking;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.judging.Rehearsal;
import dev.paribus.workflow.launch.Launch;
import dev.paribus.workflow.launch.Launched;
import dev.paribus.workflow.planning.Prospect;
import dev.paribus.workflow.planning.Prospects;
import dev.paribus.workflow.registration.Confirming;
import dev.paribus.workflow.registration.Confirming.Confirmation;
import dev.paribus.workflow.session.Choice;
import dev.paribus.workflow.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures a promising experiment on fresh seeds against the champion. */
public final class Confirm {
    private final Session session;

    public Confirm(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param names as typed; several: the best of them; empty: the one that is checked out
     * @param sweep the best of the sweep that this one belongs to; null: none
     * @param because why; null: the experiment's own hypothesis
     * @param seeds {@code 6..10}, or {@code +8} for so many; null: as many as are needed
     * @param dryRun show what would be registered, write nothing
     */
    public record Request(
            List<String> names,
            @Nullable String sweep,
            @Nullable String because,
            List<String> success,
            List<String> guard,
            @Nullable String seeds,
            RunOptions options,
            boolean dryRun) {
        public Request {
            names = List.copyOf(names);
            success = List.copyOf(success);
            guard = List.copyOf(guard);
        }
    }

    /**
     * What was registered and what it came to.
     *
     * @param best how it was chosen; null when it was named
     * @param prospect what a dry run finds that it can show and takes; null otherwise
     * @param launched null when nothing was run
     */
    public record Result(
            Confirmation confirmation,
            @Nullable Best best,
            @Nullable Prospect prospect,
            @Nullable Launched launched,
            List<Problem> recovered) {
        public Result {
            recovered = List.copyOf(recovered);
        }
    }

    /** @throws dev.paribus.problem.Failure with everything that stands in the way; nothing was registered then */
    public Result run(Request request) {
        Rehearsal.begin();
        Result registered = register(request);
        if (request.dryRun()) {
            return registered;
        }
        String name = registered.confirmation().registered().name().text();
        Found found = session.experiments().find(name);
        Launched launched =
                new Launch(session).run(List.of(found), LaunchOptionsOf.options(session, request.options(), null));
        return new Result(registered.confirmation(), registered.best(), null, launched, registered.recovered());
    }

    /** Registers alone; another process is going to run it. @throws dev.paribus.problem.Failure as {@link #run} */
    public Result register(Request request) {
        List<Problem> recovered = request.dryRun() ? List.of() : new Recovery(session).run();
        Best best = request.sweep() != null || request.names().size() > 1
                ? new Picking(session).best(request.names(), request.sweep())
                : null;
        Found found = best == null
                ? new Choice(session)
                        .one(request.names().isEmpty() ? null : request.names().get(0))
                : best.found();
        if (best != null) {
            session.machine().say("the best of " + best.of() + " is " + best.name() + ": " + best.estimate());
        }
        var wish = new Confirming.Wish(
                request.because(),
                request.success(),
                request.guard(),
                request.seeds() == null ? null : SeedList.fresh(request.seeds()));
        Confirmation made =
                new Confirming(session).confirm(found, wish, best == null ? 1 : best.of(), request.dryRun());
        Prospect prospect = request.dryRun()
                ? Prospects.ofConfirmation(
                        session,
                        made.registered(),
                        LaunchOptionsOf.options(session, request.options(), null)
                                .jobs()
                                .most())
                : null;
        return new Result(made, best, prospect, null, recovered);
    }
}
