package dev.paribus.workflow.launch;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.ExperimentName;
import dev.paribus.run.Attempt;
import dev.paribus.run.AttemptState;
import dev.paribus.run.Ending;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.session.Ownership;
import dev.paribus.workflow.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends the running attempts of one experiment, wherever they were started: each one's own wrapper is asked through the journal
 * and ends what bears the attempt's token. No process is looked up by its id here.
 */
public final class Stopping {
    private static final Duration GLANCE = Duration.ofMillis(100);

    /** How much longer than the grace a wrapper may take that looks once a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Session session;
    private final Found found;

    public Stopping(Session session, Found found) {
        this.session = session;
        this.found = found;
    }

    /** How far one attempt is. */
    public enum How {
        STOPPED,
        /** Asked, and it had not ended when the patience was over or somebody did not want to wait. */
        ASKED,
        /** Asked, but this machine cannot tell whether it lives. */
        UNKNOWN
    }

    /**
     * One attempt that ran.
     *
     * @param host where it was started
     * @param created when
     * @param end how it ended; null unless STOPPED
     */
    public record Stopped(
            ExperimentName name,
            int seed,
            String stage,
            How how,
            String host,
            Instant created,
            @Nullable AttemptEnd end) {}

    /**
     * Asks all of them, then waits until they have ended.
     *
     * @param seed null: every seed, and no further one starts
     * @return what ran, oldest first
     */
    public List<Stopped> stop(@Nullable Integer seed) {
        List<Attempt> running = running(seed);
        if (!running.isEmpty() || Ownership.held(session, found.name())) {
            new StopRequests(session, found.name()).ask(seed);
        }
        running.forEach(Attempt::stop);
        // One may have started while the others were asked.
        List<Attempt> late = new ArrayList<>(running(seed));
        late.removeIf(one -> running.stream().anyMatch(known -> same(one, known)));
        late.forEach(Attempt::stop);
        var all = new ArrayList<>(running);
        all.addAll(late);
        await(all);
        return all.stream().map(this::told).toList();
    }

    /** True while a process means to run further seeds of it, or to record those that ended. */
    public boolean attended() {
        return attended(session, found.name());
    }

    /** The same of any experiment. */
    public static boolean attended(Session session, ExperimentName name) {
        return Ownership.held(session, name);
    }

    private static boolean same(Attempt one, Attempt other) {
        return one.identity().token().equals(other.identity().token());
    }

    private List<Attempt> running(@Nullable Integer seed) {
        return new AttemptChoice(session, found)
                .of(seed, null).stream().filter(AttemptChoice::runs).toList();
    }

    private void await(List<Attempt> attempts) {
        Duration longest = attempts.stream()
                .map(attempt -> attempt.intent().plan().limits().grace())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .plus(PATIENCE);
        long end = System.nanoTime() + longest.toNanos();
        while (attempts.stream().anyMatch(Stopping::mayEnd) && System.nanoTime() < end) {
            if (session.machine().cancel().pause(GLANCE)) {
                return;
            }
        }
    }

    private static boolean mayEnd(Attempt attempt) {
        AttemptState state = attempt.state();
        return state instanceof AttemptState.Running || state instanceof AttemptState.Intended;
    }

    private Stopped told(Attempt attempt) {
        Optional<Ending> ending = attempt.ending();
        How how = ending.isPresent()
                ? How.STOPPED
                : attempt.state() instanceof AttemptState.Unknown ? How.UNKNOWN : How.ASKED;
        var identity = attempt.identity();
        return new Stopped(
                identity.name(),
                identity.seed(),
                identity.stage(),
                how,
                attempt.intent().tool().host(),
                attempt.intent().created(),
                ending.map(Ending::end).orElse(null));
    }
}
