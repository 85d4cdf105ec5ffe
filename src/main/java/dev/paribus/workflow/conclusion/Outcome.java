package dev.paribus.workflow.conclusion;

import dev.paribus.git.Oid;
import dev.paribus.git.Placement;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Project;
import dev.paribus.model.SeedResult;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.Trailers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run of one experiment came to.
 *
 * @param project the rules it ran under
 * @param summary as committed
 * @param trailers of the result commit, which hold the metric lines; null when nothing ran
 * @param commit the result commit
 * @param placement where it went; null when nothing was to be done
 * @param trunk where the champion went, for a baseline that was adopted at once; null otherwise
 * @param changedCode true when the experiment's code differs from its parent's
 * @param notes warnings of the collection and of the placement
 * @param interrupted true when it was stopped by hand
 * @param confirms what a confirmation repeats; null for everything else
 */
public record Outcome(
        ExperimentName name,
        Project project,
        Summary summary,
        @Nullable Trailers trailers,
        Oid commit,
        @Nullable Placement placement,
        @Nullable Placement trunk,
        boolean changedCode,
        List<Problem> notes,
        boolean interrupted,
        @Nullable ExperimentName confirms) {
    public Outcome {
        notes = List.copyOf(notes);
    }

    /** An experiment all of whose seeds were measured before. */
    public static Outcome complete(Found found, Experiment experiment) {
        Summary summary = experiment.summary();
        if (summary == null) {
            throw new IllegalStateException("nothing to run and nothing measured: " + found.name());
        }
        return new Outcome(
                found.name(),
                experiment.project(),
                summary,
                null,
                found.tip(),
                null,
                null,
                experiment.record().change().kind().idea(),
                List.of(),
                false,
                experiment.record().confirms() ? experiment.record().of() : null);
    }

    /** The result commit, 40 hex digits. */
    public String resultCommit() {
        return commit.hex();
    }

    /** Metric lines, primary first; empty when nothing ran. */
    public List<MetricLine> metricLines() {
        return trailers == null ? List.of() : trailers.metrics();
    }

    /** Why the result is not on its branch yet; null when it is. */
    public @Nullable String pendingWhy() {
        return placement == null ? null : placement.why();
    }

    /** True when the experiment became the champion at once, as a baseline does. */
    public boolean adopted() {
        return trunk != null;
    }

    /** True when every seed ended with finite values, and no {@code abort_if} ended it. */
    public boolean allFine() {
        return summary.state() != State.ABORTED
                && summary.seeds().stream().map(SeedResult::end).allMatch(end -> end == AttemptEnd.OK);
    }
}
