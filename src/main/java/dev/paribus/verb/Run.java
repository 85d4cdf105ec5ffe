package dev.paribus.verb;

import dev.paribus.git.Oid;
import dev.paribus.model.Entry;
import dev.paribus.model.State;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.adoption.MendedCode;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.judging.Rehearsal;
import dev.paribus.workflow.launch.Amending;
import dev.paribus.workflow.launch.Launch;
import dev.paribus.workflow.launch.Launched;
import dev.paribus.workflow.launch.MoreSeeds;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs experiments and records what they gave. */
public final class Run {
    private final Session session;

    public Run(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param names as typed; empty: the one that is checked out, else all that are registered
     * @param options how
     * @param again measure all seeds anew, which counts as one more try
     * @param more seeds that are added to the plan first, as typed, e.g. {@code +6..10}; null: none
     * @param because why again, or why more; null without either
     */
    public record Request(
            List<String> names,
            RunOptions options,
            boolean again,
            @Nullable String more,
            @Nullable String because) {
        public Request {
            names = List.copyOf(names);
        }
    }

    /**
     * What the runs came to.
     *
     * @param launched what ran, and what could not start
     * @param nothing why nothing ran; null when something did
     */
    public record Result(
            Launched launched,
            List<Problem> recovered,
            @Nullable String nothing) {
        public Result {
            recovered = List.copyOf(recovered);
        }
    }

    /** @throws dev.paribus.problem.Failure before anything started, with everything that stands in the way */
    public Result run(Request request) {
        Rehearsal.begin();
        var recovered = new ArrayList<>(new Recovery(session).run());
        if (request.more() != null) {
            recovered.addAll(amended(request).notes());
        }
        List<Found> targets = targets(request);
        if (targets.isEmpty()) {
            return new Result(
                    Launched.NOTHING,
                    recovered,
                    "nothing is registered that has not run; paribus try PATH=VALUE --because TEXT starts the next");
        }
        Launched launched =
                new Launch(session).run(targets, LaunchOptionsOf.options(session, request.options(), reason(request)));
        return new Result(launched, recovered, null);
    }

    /** Adds the seeds alone; another process is going to run them. @throws dev.paribus.problem.Failure as {@link Amending#amend} */
    public Amending.Amended amend(Request request) {
        new Recovery(session).run();
        return amended(request);
    }

    private Amending.Amended amended(Request request) {
        String more = request.more();
        String because = request.because();
        if (more == null || because == null) {
            throw new IllegalArgumentException("which seeds, and why");
        }
        MoreSeeds seeds = SeedList.more(more);
        List<Found> targets = targets(request);
        if (targets.size() != 1) {
            throw Failure.commandLine(
                    "one-name",
                    "--seeds adds to the plan of one experiment, and " + targets.size() + " were named",
                    "paribus run NAME --seeds " + more + " --because \"...\"");
        }
        return new Amending(session).amend(targets.get(0), seeds, because);
    }

    private static @Nullable String reason(Request request) {
        String because = request.because();
        return request.again() ? because == null ? "" : because : null;
    }

    /** The named ones; else the one checked out; else all that are registered, and failed ones whose code was mended. */
    private List<Found> targets(Request request) {
        Experiments experiments = session.experiments();
        if (!request.names().isEmpty()) {
            return request.names().stream().map(experiments::find).toList();
        }
        Optional<Found> here = experiments.checkedOut();
        if (here.isPresent()) {
            return List.of(here.get());
        }
        var out = new ArrayList<Found>();
        for (Entry entry : experiments.all(Experiments.Scope.LIVE)) {
            var found = new Found(entry.name(), entry.ref(), new Oid(entry.commit()));
            boolean open = entry.state() == State.REGISTERED
                    || (entry.state() == State.FAILED && new MendedCode(session).since(found));
            if (open && entry.ref().startsWith("refs/heads/")) {
                out.add(found);
            }
        }
        return out;
    }
}
