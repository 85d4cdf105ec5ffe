package dev.paribus.workflow.registration;

import dev.paribus.evidence.Noise;
import dev.paribus.evidence.PairCorrelation;
import dev.paribus.format.SummaryFile;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeEntry;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Project;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.store.Experiments;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.DataHashes;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.OriginCheck;
import dev.paribus.workflow.session.Reference;
import dev.paribus.workflow.session.Replicas;
import dev.paribus.workflow.session.Session;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much the champion's numbers differ from run to run, and what that means for the next plan.
 *
 * @param champion the experiment that stands on trunk
 * @param from whose values these are: its own, or those that stand for it
 * @param commit where they were read
 * @param seeds which seeds
 * @param fresh true when they were measured to be no winner's
 * @param winner true when the champion was chosen for its numbers and not measured anew
 * @param metrics the declared metrics that have values, primary first
 * @param margin a criterion that asks for more than noise; null without a spread of the primary metric
 * @param pairing null where no earlier pair shows it
 * @param moved what changed on trunk since the champion was measured, in words; then its noise is not that of what stands there
 * @param expired earlier fresh measurements of what stands there no more
 */
public record NoiseFacts(
        ExperimentName champion,
        ExperimentName from,
        String commit,
        List<Integer> seeds,
        boolean fresh,
        boolean winner,
        List<One> metrics,
        @Nullable String margin,
        @Nullable PairCorrelation pairing,
        List<String> moved,
        List<ExperimentName> expired) {
    /**
     * One metric over the seeds.
     *
     * @param noise null below two values
     */
    public record One(
            Metric metric, int n, double mean, @Nullable Noise noise, String least, String most) {}

    public NoiseFacts {
        seeds = List.copyOf(seeds);
        metrics = List.copyOf(metrics);
        moved = List.copyOf(moved);
        expired = List.copyOf(expired);
    }

    static NoiseFacts of(Session session, Origin champion) {
        var replicas = new Replicas(session).of(champion.name());
        Reference reference = Reference.of(champion.experiment(), replicas);
        Project project = champion.experiment().project();
        List<One> metrics = metrics(project, reference);
        return new NoiseFacts(
                champion.name(),
                reference.experiment().record().name(),
                reference.experiment().commit().hex(),
                reference.seeds(),
                reference.source() == Reference.Source.FRESH,
                Reference.winner(champion.experiment(), reference.source()),
                metrics,
                metrics.isEmpty() ? null : margin(metrics.get(0)),
                PairCorrelation.of(pairs(session, project.primary().name())).orElse(null),
                moved(session, champion),
                replicas.stream()
                        .filter(replica -> replica.experiment().record().measuresAgain()
                                && Reference.complete(replica.experiment())
                                && !Reference.same(champion.experiment(), replica.experiment()))
                        .map(Replicas.Replica::name)
                        .toList());
    }

    private static List<One> metrics(Project project, Reference reference) {
        Summary summary = reference.experiment().summary();
        var out = new ArrayList<One>();
        for (Metric metric : project.metrics()) {
            List<BigDecimal> values = summary == null ? List.of() : values(summary, metric.name());
            if (!values.isEmpty()) {
                var sorted = values.stream().sorted().toList();
                var one = new One(
                        metric,
                        values.size(),
                        sum(values).doubleValue() / values.size(),
                        values.size() < 2 ? null : Noise.of(values),
                        sorted.get(0).toPlainString(),
                        sorted.get(sorted.size() - 1).toPlainString());
                out.add(metric.primary() ? 0 : out.size(), one);
            }
        }
        return out;
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BigDecimal> values(Summary summary, String metric) {
        return summary.seeds().stream()
                .map(seed -> seed.values().get(metric))
                .filter(Objects::nonNull)
                .map(MetricValue::decimal)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable String margin(One one) {
        return one.noise() == null ? null : margin(one.metric(), one.noise().sd());
    }

    /** A criterion that asks for two standard deviations of one seed, to two digits (evidence R11); null where nothing varies. */
    public static @Nullable String margin(Metric metric, double sd) {
        if (!(sd > 0) || metric.deterministic()) {
            return null;
        }
        BigDecimal two = BigDecimal.valueOf(2 * sd)
                .round(new MathContext(2, RoundingMode.HALF_UP))
                .stripTrailingZeros();
        boolean up = metric.goal() == Goal.MAXIMIZE;
        return metric.name() + (up ? " >= parent + " : " <= parent - ") + two.toPlainString();
    }

    /** Every experiment with its parent, on the seeds that both have. */
    private static List<PairCorrelation.Pair> pairs(Session session, String metric) {
        List<Entry> entries = session.experiments().all(Experiments.Scope.LIVE);
        var wanted = new LinkedHashMap<ExperimentName, FileAt>();
        entries.stream()
                .filter(entry -> !entry.metrics().isEmpty())
                .forEach(entry -> wanted.put(
                        entry.name(),
                        new FileAt(new Oid(entry.commit()), session.place().summary())));
        Map<FileAt, Blob> files = wanted.isEmpty() ? Map.of() : session.git().files(List.copyOf(wanted.values()));
        var values = new HashMap<ExperimentName, Map<Integer, BigDecimal>>();
        wanted.forEach((name, at) -> {
            Blob blob = files.get(at);
            Summary summary = blob == null
                    ? null
                    : SummaryFile.read(at.path(), blob.content()).value();
            if (summary != null && summary.name().equals(name)) {
                values.put(name, bySeed(summary, metric));
            }
        });
        var out = new ArrayList<PairCorrelation.Pair>();
        for (Entry entry : entries) {
            Map<Integer, BigDecimal> child = values.getOrDefault(entry.name(), Map.of());
            Map<Integer, BigDecimal> parent =
                    entry.parent() == null ? Map.of() : values.getOrDefault(entry.parent(), Map.of());
            List<Integer> both =
                    child.keySet().stream().filter(parent::containsKey).toList();
            out.add(new PairCorrelation.Pair(
                    both.stream().map(child::get).toList(),
                    both.stream().map(parent::get).toList()));
        }
        return out;
    }

    private static Map<Integer, BigDecimal> bySeed(Summary summary, String metric) {
        var out = new LinkedHashMap<Integer, BigDecimal>();
        for (SeedResult seed : summary.seeds()) {
            MetricValue value = seed.values().get(metric);
            BigDecimal number = value == null ? null : value.decimal();
            if (number != null) {
                out.put(seed.seed(), number);
            }
        }
        return out;
    }

    /** What of trunk is not what the champion ran. */
    static List<String> moved(Session session, Origin champion) {
        Ran ran = OriginCheck.ran(champion.experiment().summary()).orElse(null);
        if (ran == null) {
            return List.of();
        }
        List<TreeEntry> files = session.git().tree(champion.commit(), List.of());
        var axes = new Axes(session.place(), champion.experiment().project());
        String data = DataHashes.combined(
                new DataHashes(session).of(champion.experiment().project(), champion.commit()));
        var out = new ArrayList<String>();
        if (!axes.codeHash(files).equals(ran.code())) {
            out.add("the code");
        }
        if (!ran.data().isEmpty() && !data.isEmpty() && !data.equals(ran.data())) {
            out.add("the data");
        }
        if (!axes.environmentHash(files).equals(ran.environment())) {
            out.add("the environment");
        }
        return out;
    }
}
