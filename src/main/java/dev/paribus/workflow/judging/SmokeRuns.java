package dev.paribus.workflow.judging;

import dev.paribus.evidence.SmokeRule;
import dev.paribus.git.Oid;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.run.Attempt;
import dev.paribus.run.AttemptState;
import dev.paribus.run.Journal;
import dev.paribus.store.Experiment;
import dev.paribus.workflow.session.Session;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Smoke runs of one experiment. A full run needs one that passed, once for a record and its code. One that passed or failed
 * waits for no commit of its own: it stays in the journal, marked as settled, and a passed one is copied into the summary of
 * the full run. One that ended the experiment by {@code abort_if} is a result.
 */
public final class SmokeRuns {
    private final Session session;
    private final Journal journal;
    private final Experiment experiment;

    /** @param experiment what stands at the commit that runs */
    public SmokeRuns(Session session, Journal journal, Experiment experiment) {
        this.session = session;
        this.journal = journal;
        this.experiment = experiment;
    }

    /**
     * One smoke run with the judgement on it.
     *
     * @param result as the summary lists it
     */
    public record Judged(Attempt attempt, Gathered gathered, SeedResult result, SmokeRule.Verdict verdict) {
        public boolean is(SmokeRule.Kind kind) {
            return verdict.kind() == kind;
        }
    }

    public static boolean isSmoke(Attempt attempt) {
        return attempt.identity().stage().equals("smoke");
    }

    /** True when this record with this code has passed, here or in what is committed. */
    public boolean passed(Ran ran) {
        Summary summary = experiment.summary();
        SeedResult committed = summary == null || summary.state() == State.ABORTED ? null : summary.smoke();
        if (committed != null && committed.ran() != null && committed.ran().sameWork(ran)) {
            return true;
        }
        return newest(ran).filter(one -> one.is(SmokeRule.Kind.PASSED)).isPresent();
    }

    /** The newest one that ended of the same record and code. */
    public Optional<Judged> newest(Ran ran) {
        return journal.list().attempts().stream()
                .filter(SmokeRuns::isSmoke)
                .filter(attempt ->
                        attempt.identity().project().equals(session.place().directory()))
                .filter(attempt ->
                        attempt.identity().name().equals(experiment.record().name()))
                .filter(attempt -> attempt.identity().ran().sameWork(ran))
                .filter(attempt -> attempt.state() instanceof AttemptState.Ended
                        || attempt.state() instanceof AttemptState.Delivered)
                .max(Comparator.comparingInt(attempt -> attempt.identity().number()))
                .map(this::judge);
    }

    /** Judges one that ended. */
    public Judged judge(Attempt attempt) {
        Gathered gathered = Gathered.of(attempt, experiment.project(), session);
        var result = new SeedResult(
                attempt.identity().seed(),
                gathered.measured().values(),
                List.of(gathered.summary()),
                attempt.identity().ran());
        SmokeRule.Verdict verdict = SmokeRule.judge(
                experiment.record().abortIf(),
                gathered.summary(),
                gathered.measured().values(),
                parent(attempt));
        return new Judged(attempt, gathered, result, verdict);
    }

    private @Nullable Map<String, MetricValue> parent(Attempt attempt) {
        Oid tip = new Oid(attempt.identity().ran().commit());
        Summary parent = ParentResults.find(session, experiment.record(), tip).summary();
        return parent == null || parent.smoke() == null ? null : parent.smoke().values();
    }

    /** Nothing of it waits for a commit any more. */
    public static void settle(Attempt attempt) {
        attempt.deliver(attempt.identity().ran().commit());
    }
}
