package dev.paribus.workflow.history;

import dev.paribus.evidence.MeanDifference;
import dev.paribus.evidence.TriedNow;
import dev.paribus.format.NotesFile;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Look;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.Note;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.session.Lineage;
import dev.paribus.workflow.session.Reference;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what belongs beside a verdict: siblings, root, champion, what people said of it. */
public final class Explaining {
    private final Session session;
    private final Experiments experiments;

    public Explaining(Session session) {
        this.session = session;
        this.experiments = session.experiments();
    }

    /** Every experiment that this clone knows, those that were put away included. */
    public List<Entry> known() {
        return experiments.all(Experiments.Scope.ALL);
    }

    /**
     * What is known now.
     *
     * @param known of {@link #known}
     */
    public Explanation of(Experiment experiment, List<Entry> known) {
        Summary summary = experiment.summary();
        if (summary == null) {
            return Explanation.NONE;
        }
        ExperimentName name = experiment.record().name();
        ExperimentName parent = experiment.record().parent();
        Look look = summary.newest().orElse(null);
        Experiment then = parentThen(look).orElse(null);
        Entry parentNow = entry(known, parent).orElse(null);
        return new Explanation(
                then == null ? null : then.summary(),
                parent == null ? null : parent.text(),
                then == null ? List.of() : then.planned(),
                now(name, look, known),
                root(experiment, parent),
                champion(experiment, parent),
                counts(known),
                parent != null && Reference.chosen(then, parent, parentNow != null && parentNow.adopted()),
                experiment.reviews(),
                notes(experiment.commit()));
    }

    private Optional<Experiment> parentThen(@Nullable Look look) {
        Look.Counted parent = look == null ? null : look.parent();
        return parent == null || !parent.commit().matches("[0-9a-f]{40}")
                ? Optional.empty()
                : session.git()
                        .resolve(parent.commit())
                        .map(commit -> session.reader().tolerant(commit).experiment());
    }

    private static Optional<Entry> entry(List<Entry> known, @Nullable ExperimentName name) {
        return known.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** By the exact probability of the first criterion on the primary metric, as the trailer has it rounded. */
    private static TriedNow.@Nullable Now now(ExperimentName name, @Nullable Look look, List<Entry> known) {
        Double exact = look == null
                ? null
                : look.criteria().stream()
                        .filter(one -> one.criterion().metric().equals(look.primary()))
                        .map(CriterionVerdict::pSupported)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return exact == null ? null : TriedNow.of(known, name, exact).get(name);
    }

    private Explanation.@Nullable Against root(Experiment experiment, @Nullable ExperimentName parent) {
        Map<ExperimentName, Found> line =
                Lineage.of(session, experiment.record().name());
        ExperimentName last = null;
        for (ExperimentName each : line.keySet()) {
            last = each;
        }
        boolean whole = last != null
                && Optional.ofNullable(line.get(last))
                        .map(found -> session.reader().tolerant(found.tip()).experiment())
                        .filter(read -> read.record().parent() == null)
                        .isPresent();
        return last == null || !whole ? null : against(experiment, last, parent);
    }

    private Explanation.@Nullable Against champion(Experiment experiment, @Nullable ExperimentName parent) {
        return experiments
                .trunk()
                .champion()
                .map(name -> against(experiment, name, parent))
                .orElse(null);
    }

    private Explanation.@Nullable Against against(
            Experiment experiment, ExperimentName other, @Nullable ExperimentName parent) {
        Found found = experiments.names().get(other);
        if (found == null
                || other.equals(parent)
                || other.equals(experiment.record().name())) {
            return null;
        }
        Experiment read = session.reader().tolerant(found.tip()).experiment();
        Metric metric = experiment.project().primary();
        MetricSummary own = values(experiment, metric);
        MetricSummary there = read == null ? null : values(read, metric);
        if (read == null || own == null || there == null) {
            return new Explanation.Against(other.text(), null, metric.name() + " is not measured there");
        }
        if (!read.project().metric(metric.name()).equals(Optional.of(metric))) {
            return new Explanation.Against(other.text(), null, metric.name() + " was declared otherwise then");
        }
        if (!read.record().data().equals(experiment.record().data())) {
            return new Explanation.Against(other.text(), null, "the data are others");
        }
        return new Explanation.Against(
                other.text(),
                MeanDifference.of(metric, own.values(), there.values()).orElse(null),
                "");
    }

    private static @Nullable MetricSummary values(Experiment experiment, Metric metric) {
        Summary summary = experiment.summary();
        return summary == null ? null : summary.metrics().get(metric.name());
    }

    /** From trailers alone; a single seed that the policy lets support is held against 0.005. */
    private static Explanation.Counts counts(List<Entry> known) {
        int judged = 0;
        int supported = 0;
        double luck = 0;
        for (Entry entry : known) {
            boolean counts = entry.verdict() != null
                    && entry.verdict() != Verdict.VOID
                    && entry.kind() != ChangeKind.BASELINE
                    && !entry.metrics().isEmpty();
            if (counts) {
                judged++;
                supported += entry.verdict() == Verdict.SUPPORTED ? 1 : 0;
                Integer k = entry.metrics().get(0).k();
                double level = entry.metrics().get(0).n() == 1 ? 0.005 : 0.025;
                luck += k == null || k < 1 ? 0 : level / k;
            }
        }
        return new Explanation.Counts(judged, supported, luck);
    }

    private List<Note> notes(Oid commit) {
        Optional<Blob> blob = session.git().file(commit, session.place().notes());
        List<Note> read = blob.map(file ->
                        NotesFile.read(session.place().notes(), file.content()).value())
                .orElse(null);
        return read == null ? new ArrayList<>() : read;
    }
}
