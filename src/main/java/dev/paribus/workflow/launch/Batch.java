package dev.paribus.workflow.launch;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Failure;
import dev.paribus.run.Ending;
import dev.paribus.workflow.session.Ownership;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One experiment while its seeds run: what is still to be started, what runs, what ended. Used by one thread. */
final class Batch implements AutoCloseable {
    private final Launchable target;
    private final @Nullable SeedRun smoke;
    private final Deque<SeedRun> left;
    private final Ownership own;
    private int running;
    private boolean full;
    private boolean ran;
    private boolean stopped;

    /**
     * A batch that begins with these seeds.
     *
     * @param smoke the run that goes before them; null when none is due
     * @param own held until the experiment is concluded
     */
    Batch(Launchable target, @Nullable SeedRun smoke, List<SeedRun> seeds, Ownership own) {
        this.target = target;
        this.smoke = smoke;
        this.left = new ArrayDeque<>(smoke == null ? seeds : List.of(smoke));
        this.own = own;
    }

    /** The run on a small sample, when that is what runs or ran; empty when none is due any more. */
    Optional<SeedRun> smoke() {
        return full ? Optional.empty() : Optional.ofNullable(smoke);
    }

    /** The smoke run passed: these follow. */
    void full(List<SeedRun> seeds) {
        full = true;
        ran = false;
        left.addAll(seeds);
    }

    Launchable target() {
        return target;
    }

    ExperimentName name() {
        return target.found().name();
    }

    /** The next seed to be started; empty when all were. */
    Optional<SeedRun> next() {
        return Optional.ofNullable(left.pollFirst());
    }

    boolean hasNext() {
        return !left.isEmpty();
    }

    void started() {
        running++;
    }

    /** A seed's child ended. */
    void ended(Ending ending) {
        ran = true;
        stopped |= ending.end() == AttemptEnd.INTERRUPTED;
    }

    /** A seed was not started, since somebody asked for that. */
    void skipped() {
        stopped = true;
    }

    /** The thread of a seed is done, whatever became of it. */
    void back() {
        running--;
    }

    /** No further seed is started. */
    void stop() {
        stopped = true;
        left.clear();
    }

    /** A seed could not start. What another process holds is that seed's alone; anything else would meet all of them. */
    void refused(Failure why) {
        boolean held =
                why.problems().stream().allMatch(problem -> problem.code().equals("already-running"));
        if (!held) {
            left.clear();
        }
    }

    boolean done() {
        return left.isEmpty() && running == 0;
    }

    /** True when a child of it ran, so that there is something to conclude. */
    boolean ran() {
        return ran;
    }

    boolean stopped() {
        return stopped;
    }

    /** Lets others conclude what is left of it. */
    @Override
    public void close() {
        own.close();
    }
}
