package dev.paribus.workflow;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import dev.paribus.problem.Failure;
import dev.paribus.run.Attempt;
import dev.paribus.run.Claims;
import dev.paribus.run.Identity;
import dev.paribus.run.Journal;
import dev.paribus.run.LocalExecutor;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs experiments: every seed in a worktree of its own, then one conclusion each. */
public final class Launch {
    private final Session session;
    private final Journal journal;
    private final Claims claims;

    public Launch(Session session) {
        this.session = session;
        this.journal = new Journals(session).open();
        this.claims = new Claims(session.state(), journal);
    }

    /**
     * Runs them in order, unmeasured parents first.
     *
     * @return one outcome for each that ran or was complete already, in the order in which they ran
     * @throws Failure before anything started, with everything that stands in the way; INTERRUPTED when stopped before a start
     */
    public List<Outcome> run(List<Found> targets, LaunchOptions options) {
        var out = new ArrayList<Outcome>();
        for (Found found : withParents(targets)) {
            if (session.machine().cancel().cancelled()) {
                break;
            }
            Found fresh = session.experiments().find(found.name().text());
            out.add(one(new Readiness(session).of(fresh, options), options));
        }
        if (out.isEmpty() && session.machine().cancel().cancelled()) {
            throw new Failure(Failure.Kind.INTERRUPTED, List.of());
        }
        return out;
    }

    /** The targets with unmeasured parents put before them; says so. */
    private List<Found> withParents(List<Found> targets) {
        Experiments experiments = session.experiments();
        Map<ExperimentName, Found> names = experiments.names();
        var order = new LinkedHashMap<ExperimentName, Found>();
        for (Found target : targets) {
            var line = new ArrayList<Found>();
            Found at = target;
            while (at != null && !order.containsKey(at.name()) && !line.contains(at)) {
                line.add(0, at);
                ExperimentName parent =
                        experiments.trailers(at.name(), at.tip()).parent();
                Found found = parent == null ? null : names.get(parent);
                if (found != null
                        && experiments.trailers(found.name(), found.tip()).state() != State.REGISTERED) {
                    found = null;
                }
                if (found != null && !targets.contains(found)) {
                    session.machine()
                            .say(found.name() + " is the parent of " + at.name()
                                    + " and not measured yet: it runs first");
                }
                at = found;
            }
            line.forEach(one -> order.putIfAbsent(one.name(), one));
        }
        return List.copyOf(order.values());
    }

    private Outcome one(Launchable target, LaunchOptions options) {
        if (target.seeds().isEmpty()) {
            return Outcome.complete(target.found(), target.experiment());
        }
        var smoke = new SmokeStage(session, journal, claims, options);
        if (!smoke.due(target)) {
            return full(target, options);
        }
        Ownership own = Ownership.take(session, target.found().name());
        try {
            Optional<Outcome> ended = smoke.run(target);
            return ended.isPresent() ? ended.get() : full(target.begun(), options);
        } finally {
            own.close();
        }
    }

    private Outcome full(Launchable target, LaunchOptions options) {
        List<SeedRun> runs = seedRuns(target);
        SeedRun first = runs.get(0);
        first.prepare(journal, options);
        first.begin(journal);
        var conclusion = new Conclusion(session, journal);
        Ownership own = Ownership.take(session, target.found().name());
        try {
            boolean stopped = ranAll(runs, options, conclusion);
            new Readiness(session).sayMovedData(target);
            return conclusion.conclude(target.found().name(), stopped, options.again());
        } finally {
            own.close();
        }
    }

    private boolean ranAll(List<SeedRun> runs, LaunchOptions options, Conclusion conclusion) {
        try {
            return runAll(runs, options);
        } catch (Failure stuck) {
            saveWhatRan(conclusion, runs.get(0).identity().name(), options);
            throw stuck;
        }
    }

    /** A seed that could not start must not cost the results of those that ran. */
    private void saveWhatRan(Conclusion conclusion, ExperimentName name, LaunchOptions options) {
        if (!Conclusion.open(journal, session.place(), name).isEmpty()) {
            try {
                conclusion.conclude(name, true, options.again());
            } catch (Failure later) {
                session.machine().say("what was measured stays in the journal; the next run or keep commits it");
            }
        }
    }

    private List<SeedRun> seedRuns(Launchable target) {
        List<Attempt> earlier = journal.list().attempts();
        var out = new ArrayList<SeedRun>();
        for (int seed : target.seeds()) {
            var identity = new Identity(
                    Identity.token(session.machine().random()),
                    session.place().directory(),
                    target.found().name(),
                    target.registration().hex(),
                    target.ran(),
                    seed,
                    AttemptNumbers.next(earlier, target.experiment(), "full", seed));
            out.add(new SeedRun(session, target, identity, claims, Staging.full(target.experiment(), seed)));
        }
        return out;
    }

    /** @return true when a stop was asked for before all seeds had run */
    private boolean runAll(List<SeedRun> runs, LaunchOptions options) {
        var executor = new LocalExecutor(session.state(), session.machine().environment());
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(options.jobs(), runs.size())));
        try {
            var futures = new ArrayList<Future<Boolean>>();
            for (SeedRun run : runs) {
                futures.add(pool.submit(() -> seed(run, run == runs.get(0), executor, options)));
            }
            boolean all = true;
            for (Future<Boolean> future : futures) {
                all &= future.get();
            }
            return !all;
        } catch (InterruptedException stop) {
            session.machine().cancel().cancel(15);
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException broken) {
            session.machine().cancel().cancel(15);
            if (broken.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException("a seed could not be run", broken.getCause());
        } finally {
            pool.shutdown();
        }
    }

    private boolean seed(SeedRun run, boolean prepared, LocalExecutor executor, LaunchOptions options) {
        if (session.machine().cancel().cancelled() || run.unwanted()) {
            if (prepared) {
                run.abandon(journal);
            }
            return false;
        }
        if (run.aborted()) {
            if (prepared) {
                run.abandon(journal);
            }
            return true;
        }
        if (!prepared) {
            run.prepare(journal, options);
        }
        return run.run(executor).end() != AttemptEnd.INTERRUPTED;
    }
}
