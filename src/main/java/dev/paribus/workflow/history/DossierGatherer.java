package dev.paribus.workflow.history;

import dev.paribus.diff.TreeDiff;
import dev.paribus.evidence.Foresight;
import dev.paribus.evidence.Outlook;
import dev.paribus.evidence.Planned;
import dev.paribus.evidence.TriedNow;
import dev.paribus.git.CommitInfo;
import dev.paribus.git.Oid;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.Criterion;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Pairing;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.param.ParamNode;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.Trailers;
import dev.paribus.workflow.facts.Checking;
import dev.paribus.workflow.judging.KnownNoise;
import dev.paribus.workflow.judging.Priors;
import dev.paribus.workflow.session.DeclaredBlocks;
import dev.paribus.workflow.session.Session;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what a reviewer is shown. Reads only; nothing of the experiment runs. */
public final class DossierGatherer {
    /** Bytes of a patch; the page has room for less. */
    private static final int PATCH = 60_000;

    private final Session session;
    private final Experiments experiments;

    public DossierGatherer(Session session) {
        this.session = session;
        this.experiments = session.experiments();
    }

    /** @throws dev.paribus.problem.Failure DATA when its files cannot be read */
    public Dossier of(Found found) {
        Experiment experiment = experiments.read(found.tip());
        var explaining = new Explaining(session);
        List<Entry> known = explaining.known();
        List<CommitInfo> line = experiments.line(found.name(), found.tip());
        Checking.Checked checked = new Checking(session)
                .target(found.name().text()).stream().findFirst().orElse(null);
        Experiment parent = parent(experiment, line).orElse(null);
        Summary results = parent == null ? null : parent.summary();
        boolean measured = experiment.summary() != null;
        return new Dossier(
                new Dossier.Subject(
                        experiment.record(),
                        experiment.project(),
                        experiment.summary(),
                        experiment.decisions(),
                        experiment.planned(),
                        experiment.commit().hex()),
                change(found, line, experiment),
                found.ref().replaceFirst("^refs/(heads|remotes)/", ""),
                line.isEmpty() ? null : line.get(line.size() - 1).id().hex(),
                measured ? resultCommit(line) : null,
                checked == null || checked.registered() == null
                        ? null
                        : checked.registered().word(),
                results,
                explaining.of(experiment, known),
                siblings(experiment.record(), known),
                checked == null ? List.of() : checked.problems(),
                measured ? List.of() : outlooks(experiment, results, known),
                results == null ? null : cost(experiment, results),
                differences(experiment, line, parent),
                curve(experiment, parent));
    }

    private Optional<Experiment> parent(Experiment experiment, List<CommitInfo> line) {
        ExperimentName name = experiment.record().parent();
        Found found = name == null ? null : experiments.names().get(name);
        var candidates = new ArrayList<Oid>();
        if (found != null) {
            candidates.add(found.tip());
        }
        base(line).ifPresent(candidates::add);
        return candidates.stream()
                .map(commit -> session.reader().tolerant(commit).experiment())
                .filter(read -> read != null && read.record().name().equals(name))
                .findFirst();
    }

    private static Optional<Oid> base(List<CommitInfo> line) {
        return line.isEmpty()
                ? Optional.empty()
                : line.get(line.size() - 1).parents().stream().findFirst();
    }

    private String change(Found found, List<CommitInfo> line, Experiment experiment) {
        return line.stream()
                .map(commit -> Trailers.ofMessage(commit.message()))
                .flatMap(Optional::stream)
                .filter(trailers -> trailers.name().equals(found.name())
                        && !trailers.change().isEmpty())
                .map(Trailers::change)
                .findFirst()
                .orElse(experiment.record().change().what());
    }

    /** The newest commit of the line that touches the summary. */
    private @Nullable String resultCommit(List<CommitInfo> line) {
        String summary = session.place().summary();
        var changes = session.git().changes(line);
        return line.stream()
                .filter(commit -> changes.getOrDefault(commit.id(), List.of()).stream()
                        .anyMatch(change -> change.path().equals(summary)))
                .map(commit -> commit.id().hex())
                .findFirst()
                .orElse(null);
    }

    private static List<Entry> siblings(ExperimentRecord record, List<Entry> known) {
        return known.stream()
                .filter(entry -> entry.parent() != null
                        && entry.parent().equals(record.parent())
                        && !entry.name().equals(record.name()))
                .sorted(Comparator.comparing(Entry::time).reversed().thenComparing(Entry::name))
                .toList();
    }

    private List<Outlook> outlooks(Experiment experiment, @Nullable Summary parent, List<Entry> known) {
        ExperimentRecord record = experiment.record();
        if (experiment.planned().isEmpty()) {
            return List.of();
        }
        int k = 1 + tried(record, known);
        var noise = new KnownNoise(Priors.read(session), experiment.project());
        var out = new ArrayList<Outlook>();
        record.success()
                .forEach(
                        one -> outlook(experiment, one, false, parent, k, noise).ifPresent(out::add));
        record.guard()
                .forEach(one -> outlook(experiment, one, true, parent, k, noise).ifPresent(out::add));
        return out;
    }

    private static int tried(ExperimentRecord record, List<Entry> known) {
        Map<ExperimentName, TriedNow.Now> now = TriedNow.of(known);
        return siblings(record, known).stream()
                .map(entry -> now.get(entry.name()))
                .filter(Objects::nonNull)
                .mapToInt(TriedNow.Now::tried)
                .max()
                .orElse(0);
    }

    private static Optional<Outlook> outlook(
            Experiment experiment,
            Criterion criterion,
            boolean guard,
            @Nullable Summary parent,
            int k,
            KnownNoise noise) {
        Metric metric = experiment.project().metric(criterion.metric()).orElse(null);
        if (metric == null) {
            return Optional.empty();
        }
        MetricSummary there = parent == null ? null : parent.metrics().get(metric.name());
        List<BigDecimal> values = there == null
                ? List.of()
                : there.values().stream()
                        .map(MetricValue::decimal)
                        .filter(Objects::nonNull)
                        .toList();
        ExperimentRecord record = experiment.record();
        BigDecimal gain =
                metric.primary() && record.expect() != null ? record.expect().gain() : null;
        Pairing pairing = record.pairing() == Pairing.PAIRED ? Pairing.PAIRED : Pairing.INDEPENDENT;
        return Optional.of(Foresight.of(new Planned(
                criterion,
                metric,
                guard,
                values,
                experiment.planned().size(),
                pairing,
                k,
                gain,
                noise.of(record, metric, experiment.planned().size(), values.size()),
                noise.policy())));
    }

    /** Seconds of all planned seeds one after another, by the mean of the parent's last attempts; null without one that ran here. */
    private static @Nullable Double cost(Experiment experiment, Summary parent) {
        double sum = 0;
        int count = 0;
        for (SeedResult seed : parent.seeds()) {
            List<AttemptSummary> attempts = seed.attempts();
            AttemptSummary last = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
            if (last != null && last.collected() == null) {
                sum += last.seconds();
                count++;
            }
        }
        return count == 0
                ? null
                : Double.valueOf(sum / count * experiment.planned().size());
    }

    private Dossier.Differences differences(Experiment experiment, List<CommitInfo> line, @Nullable Experiment parent) {
        Oid base = base(line)
                .filter(commit -> session.git().peek(commit).isPresent())
                .orElse(null);
        Experiment before =
                base == null ? null : session.reader().tolerant(base).experiment();
        if (base == null) {
            return new Dossier.Differences(List.of(), List.of(), "", environment(experiment, parent));
        }
        var code = new CodeDifference(session);
        var files = code.files(base, experiment.commit(), experiment.project().params());
        var params = before == null
                ? List.<dev.paribus.diff.ParamChange>of()
                : TreeDiff.compare(
                                before.params(),
                                experiment.params(),
                                DeclaredBlocks.options(experiment.project(), experiment.record()))
                        .changes();
        String patch = code.patch(base, experiment.commit(), files, PATCH);
        return new Dossier.Differences(params, files, patch, environment(experiment, parent));
    }

    /** Of the first seed that both have. */
    private @Nullable List<dev.paribus.diff.ParamChange> environment(
            Experiment experiment, @Nullable Experiment parent) {
        Set<Integer> common = new LinkedHashSet<>(seeds(experiment));
        if (parent == null) {
            return null;
        }
        common.retainAll(new LinkedHashSet<>(seeds(parent)));
        var environment = new EnvironmentDifference(session);
        for (int seed : common) {
            ParamNode.Mapping own = environment.facts(experiment.commit(), seed);
            ParamNode.Mapping there = environment.facts(parent.commit(), seed);
            if (own != null && there != null) {
                return EnvironmentDifference.between(there, own);
            }
        }
        return null;
    }

    private static List<Integer> seeds(Experiment experiment) {
        Summary summary = experiment.summary();
        return summary == null
                ? List.of()
                : summary.seeds().stream().map(SeedResult::seed).toList();
    }

    private Dossier.@Nullable Curve curve(Experiment experiment, @Nullable Experiment parent) {
        String metric = experiment.project().primary().name();
        var curves = new CommittedCurves(session);
        Map<String, Double> own = curves.mean(experiment.commit(), seeds(experiment), metric);
        if (own.isEmpty()) {
            return null;
        }
        List<String> steps = CommittedCurves.few(List.copyOf(own.keySet()));
        Map<String, Double> there = parent == null ? Map.of() : curves.mean(parent.commit(), seeds(parent), metric);
        boolean both = there.keySet().containsAll(steps);
        return new Dossier.Curve(metric, steps, values(own, steps), both ? values(there, steps) : List.of());
    }

    private static List<Double> values(Map<String, Double> series, List<String> steps) {
        return steps.stream().map(series::get).filter(Objects::nonNull).toList();
    }
}
