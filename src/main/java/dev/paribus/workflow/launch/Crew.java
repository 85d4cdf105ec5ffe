package dev.paribus.workflow.launch;

import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Failure;
import dev.paribus.run.Claims;
import dev.paribus.run.Ending;
import dev.paribus.run.Journal;
import dev.paribus.run.Machine;
import dev.paribus.run.Slots;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.conclusion.Conclusion;
import dev.paribus.workflow.conclusion.Outcome;
import dev.paribus.workflow.session.Journals;
import dev.paribus.workflow.session.Ownership;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the seeds of many experiments, so many at once. One thread, the caller's, decides, reads the repository and concludes;
 * each seed has one of the others from its worktree to its end. Nothing that goes wrong with one seed ends another. One use.
 */
final class Crew {
    /** How often is looked for a place that another command gives back. */
    private static final long GLANCE_MILLIS = 200;

    private final Session session;
    private final LaunchOptions options;
    private final RunOrder order;
    private final Journal journal;
    private final SeedRuns seedRuns;
    private final Slots slots;
    private final SmokeStage smoke;
    private final FinishNews news;
    private final ExecutorService pool;
    private final CompletionService<Ended> work;
    private final IdentityHashMap<Future<Ended>, Batch> running = new IdentityHashMap<>();
    private final List<Batch> open = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Failure> refused = new ArrayList<>();
    private @Nullable Throwable bug;
    private boolean stopped;
    private boolean interrupted;
    private boolean toldWaiting;

    Crew(Session session, LaunchOptions options, RunOrder order, FinishNews news) {
        this.session = session;
        this.options = options;
        this.order = order;
        this.news = news;
        this.journal = new Journals(session).open();
        this.seedRuns = new SeedRuns(session, journal, new Claims(session.state(), journal));
        Map<String, String> environment = session.machine().environment();
        this.slots = Slots.of(environment, session.state(), Machine.here());
        this.smoke = new SmokeStage(session, journal);
        this.pool = Executors.newFixedThreadPool(options.jobs().most());
        this.work = new ExecutorCompletionService<>(pool);
    }

    /**
     * How the thread of a seed ended.
     *
     * @param ending of its child; null when none was started or seen to its end
     * @param failure what kept it from that; null when nothing did
     * @param stopped true when somebody asked for it not to start
     */
    private record Ended(@Nullable Ending ending, @Nullable Failure failure, boolean stopped) {}

    Launched run() {
        try {
            boolean waits = fill();
            while (waits || !running.isEmpty()) {
                take(waits).ifPresent(this::finish);
                waits = fill();
            }
        } finally {
            leave();
        }
        if (bug != null) {
            throw new IllegalStateException("a seed could not be run", bug);
        }
        return Launched.of(outcomes, refused, stopped);
    }

    /** Whatever happened here, what runs is seen to its end: with this process its children would end, too. */
    private void leave() {
        pool.shutdown();
        boolean ended = false;
        while (!ended) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException stop) {
                interrupted = true;
                session.machine().cancel().cancel(15);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Starts as many as there is room for.
     *
     * @return true when more could be started but every place on this machine is taken
     */
    private boolean fill() {
        while (running.size() < options.jobs().most()) {
            if (session.machine().cancel().cancelled() || bug != null) {
                stop();
                return false;
            }
            Batch batch = open.stream().filter(Batch::hasNext).findFirst().orElse(null);
            Found next = batch == null ? order.free().stream().findFirst().orElse(null) : null;
            if (batch == null && next == null) {
                return false;
            }
            String name = batch == null
                    ? String.valueOf(next == null ? "" : next.name())
                    : batch.name().text();
            Optional<Slots.Slot> slot;
            try {
                Jobs jobs = options.jobs();
                slot = slots.take(jobs.shared() ? jobs.most() : 0, name, jobs.gpus(), jobs.each());
            } catch (Failure disk) {
                refused.add(disk);
                order.clear();
                open.forEach(one -> one.refused(disk));
                List.copyOf(open).forEach(this::closeIfDone);
                return false;
            }
            if (slot.isEmpty()) {
                sayWaiting();
                return true;
            }
            boolean used = batch == null ? opened(slot.get()) : started(batch, slot.get());
            if (!used) {
                slot.get().close();
            }
        }
        return false;
    }

    private void sayWaiting() {
        if (!toldWaiting) {
            toldWaiting = true;
            int most = options.jobs().most();
            List<String> holders = slots.holders(most);
            session.machine()
                    .say("waiting for " + (options.jobs().gpus().isEmpty() ? "" : "a GPU and ") + "one of " + most
                            + (most == 1 ? " job" : " jobs") + " of this machine"
                            + (holders.isEmpty() ? "" : ", taken by " + String.join("; ", holders)));
        }
    }

    /** Nothing more is started; what runs is seen to its end. */
    private void stop() {
        stopped |= order.anyWaits();
        order.clear();
        for (Batch batch : List.copyOf(open)) {
            if (batch.hasNext()) {
                batch.stop();
                closeIfDone(batch);
            }
        }
    }

    /** Makes the next experiment ready and starts its first seed; true when that has taken the place. */
    private boolean opened(Slots.Slot slot) {
        Found found = order.next().orElseThrow();
        try {
            Found fresh = session.experiments().find(found.name().text());
            Launchable target = new Readiness(session).of(fresh, options);
            if (target.seeds().isEmpty()) {
                outcomes.add(Outcome.complete(target.found(), target.experiment()));
                order.ended(found.name());
                return false;
            }
            SeedRun small = smoke.due(target) ? seedRuns.smoke(target) : null;
            List<SeedRun> seeds = seedRuns.full(target);
            var batch = new Batch(target, small, seeds, Ownership.take(session, found.name()));
            open.add(batch);
            return first(batch, slot);
        } catch (Failure wrong) {
            refused.add(wrong);
            forsake(found.name());
            return false;
        }
    }

    /** The first seed that can be prepared: only then may the branch be moved, and only before the first child starts. */
    private boolean first(Batch batch, Slots.Slot slot) {
        Optional<SeedRun> next = batch.next();
        while (next.isPresent()) {
            SeedRun seed = next.get();
            try {
                seed.prepare(journal, options, slot);
                seed.begin(journal);
                if (batch.smoke().isPresent()) {
                    smoke.announce(batch.target());
                }
                submit(batch, seed, slot);
                return true;
            } catch (Failure wrong) {
                refused.add(wrong);
                batch.refused(wrong);
                next = batch.next();
            }
        }
        closeIfDone(batch);
        return false;
    }

    private boolean started(Batch batch, Slots.Slot slot) {
        submit(batch, batch.next().orElseThrow(), slot);
        return true;
    }

    private void submit(Batch batch, SeedRun seed, Slots.Slot slot) {
        batch.started();
        running.put(work.submit(() -> seed(seed, slot)), batch);
    }

    /** What a thread of the crew does. */
    private Ended seed(SeedRun seed, Slots.Slot slot) {
        try (slot) {
            if (seed.unwanted() || session.machine().cancel().cancelled()) {
                seed.abandon(journal);
                return new Ended(null, null, true);
            }
            if (seed.aborted()) {
                seed.abandon(journal);
                return new Ended(null, null, false);
            }
            if (!seed.prepared()) {
                seed.prepare(journal, options, slot);
            }
            return new Ended(seed.run(options.jobs().nice(), slot), null, false);
        } catch (Failure wrong) {
            return new Ended(null, wrong, false);
        }
    }

    private Optional<Future<Ended>> take(boolean waits) {
        try {
            return Optional.ofNullable(waits ? work.poll(GLANCE_MILLIS, TimeUnit.MILLISECONDS) : work.take());
        } catch (InterruptedException stop) {
            // As on Ctrl-C; the flag is restored when everything has ended.
            interrupted = true;
            session.machine().cancel().cancel(15);
            return Optional.empty();
        }
    }

    private void finish(Future<Ended> future) {
        Batch batch = running.remove(future);
        if (batch == null) {
            throw new IllegalStateException("a seed of no experiment");
        }
        batch.back();
        try {
            Ended ended = future.get();
            if (ended.failure() != null) {
                refused.add(ended.failure());
                batch.refused(ended.failure());
            } else if (ended.ending() != null) {
                batch.ended(ended.ending());
            } else if (ended.stopped()) {
                batch.skipped();
            }
        } catch (ExecutionException broken) {
            bug = bug == null ? broken.getCause() : bug;
            batch.stop();
        } catch (InterruptedException stop) {
            throw new IllegalStateException("it was done", stop);
        }
        closeIfDone(batch);
    }

    private void closeIfDone(Batch batch) {
        if (!batch.done() || goesOn(batch)) {
            return;
        }
        open.remove(batch);
        stopped |= batch.stopped();
        try (batch) {
            conclude(batch);
        } catch (Failure stuck) {
            if (stuck.kind() != Failure.Kind.INTERRUPTED) {
                refused.add(stuck);
            }
            forsake(batch.name());
        }
    }

    /** After a smoke run that passed, the full run follows. */
    private boolean goesOn(Batch batch) {
        Optional<SeedRun> small = batch.smoke();
        if (small.isEmpty() || !batch.ran()) {
            return false;
        }
        try {
            Optional<Outcome> ended = smoke.judged(batch.target(), small.get(), options.again());
            if (ended.isPresent()) {
                ended(ended.get());
                batch.full(List.of());
                return false;
            }
            batch.full(seedRuns.full(batch.target().begun()));
            return true;
        } catch (Failure dead) {
            batch.full(List.of());
            boolean interrupted = dead.kind() == Failure.Kind.INTERRUPTED;
            if (interrupted) {
                batch.skipped();
            } else {
                refused.add(dead);
            }
            String reason = interrupted
                    ? "the smoke run was interrupted"
                    : dead.problems().get(0).message();
            news.tellSmoke(batch.name(), small.get().identity().seed(), reason, interrupted);
            return false;
        }
    }

    private void conclude(Batch batch) {
        if (!batch.ran()
                && Conclusion.open(journal, session.place(), batch.name()).isEmpty()) {
            forsake(batch.name());
            return;
        }
        new Readiness(session).sayMovedData(batch.target());
        try {
            ended(new Conclusion(session, journal).conclude(batch.name(), batch.stopped(), options.again()));
            order.ended(batch.name());
        } catch (Failure stuck) {
            if (stuck.kind() != Failure.Kind.INTERRUPTED) {
                session.machine().say("what was measured stays in the journal; the next run or keep commits it");
            }
            throw stuck;
        }
    }

    private void ended(Outcome outcome) {
        outcomes.add(outcome);
        news.tell(outcome);
    }

    private void forsake(ExperimentName name) {
        order.ended(name);
        for (ExperimentName child : order.forsake(name)) {
            session.machine().say(child + " does not run: " + name + ", which it grows from, did not");
        }
    }
}
