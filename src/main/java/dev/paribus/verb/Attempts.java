package dev.paribus.verb;

import dev.paribus.exchange.LiveMetrics;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Problem;
import dev.paribus.run.Attempt;
import dev.paribus.run.AttemptState;
import dev.paribus.run.Ending;
import dev.paribus.run.Journal;
import dev.paribus.workflow.session.Journals;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of this clone's journal that are not delivered, for the verbs that show them.
 *
 * @param seen oldest first
 * @param problems what in the journal cannot be read
 */
public record Attempts(List<Seen> seen, List<Problem> problems) {
    /** How far an attempt is. */
    public enum Phase {
        /** Written down; its child has not started. */
        INTENDED,
        RUNNING,
        /** Over; the next writing command commits it. */
        ENDED,
        /** Nobody on this machine can tell whether it lives. */
        UNKNOWN
    }

    /**
     * One attempt.
     *
     * @param stage {@code full} or {@code smoke}
     * @param end how it ended; null unless ENDED
     * @param log path of its full log
     * @param far how far it came
     */
    public record Seen(
            ExperimentName name,
            int seed,
            String stage,
            Phase phase,
            @Nullable AttemptEnd end,
            Instant created,
            String log,
            Far far) {}

    /**
     * How far an attempt came.
     *
     * @param step newest step; null while the script counts none
     * @param total how many there will be, as the script or {@code run.budget} says; null when neither does
     * @param cause how it ended, in words; null unless it ended, and not well
     */
    public record Far(
            @Nullable String step,
            @Nullable String total,
            @Nullable String cause) {
        public static final Far UNKNOWN = new Far(null, null, null);
    }

    public Attempts {
        seen = List.copyOf(seen);
        problems = List.copyOf(problems);
    }

    /** Reads the journal; of this project only. */
    static Attempts read(Session session) {
        Journal.Listing listing = new Journals(session).open().list();
        String project = session.place().directory();
        List<String> budget = session.place().project().run().budget();
        var seen = new ArrayList<Seen>();
        for (Attempt attempt : listing.attempts()) {
            AttemptState state = attempt.state();
            boolean ours = bare(attempt.identity().project()).equals(bare(project));
            if (ours && !(state instanceof AttemptState.Delivered)) {
                seen.add(seen(attempt, state, budget));
            }
        }
        return new Attempts(seen, listing.problems());
    }

    private static String bare(String directory) {
        return directory.endsWith("/") ? directory.substring(0, directory.length() - 1) : directory;
    }

    private static Seen seen(Attempt attempt, AttemptState state, List<String> budget) {
        AttemptEnd end = state instanceof AttemptState.Ended ended ? ended.end() : null;
        Phase phase = end != null
                ? Phase.ENDED
                : state instanceof AttemptState.Running
                        ? Phase.RUNNING
                        : state instanceof AttemptState.Intended ? Phase.INTENDED : Phase.UNKNOWN;
        var identity = attempt.identity();
        return new Seen(
                identity.name(),
                identity.seed(),
                identity.stage(),
                phase,
                end,
                attempt.intent().created(),
                attempt.log().toString(),
                far(attempt, budget));
    }

    private static Far far(Attempt attempt, List<String> budget) {
        var live = new LiveMetrics(
                attempt.metrics(), attempt.log(), attempt.intent().plan().metrics(), StepTotals.of(attempt, budget));
        try {
            live.look();
        } catch (IOException unreadable) {
            return Far.UNKNOWN;
        }
        return new Far(
                live.step(), live.total(), attempt.ending().map(Ending::cause).orElse(null));
    }

    /** What runs now. */
    Set<ExperimentName> running() {
        var names = new TreeSet<ExperimentName>();
        seen.stream().filter(one -> one.phase() == Phase.RUNNING).forEach(one -> names.add(one.name()));
        return names;
    }
}
