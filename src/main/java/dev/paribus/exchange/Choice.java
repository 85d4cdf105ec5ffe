package dev.paribus.exchange;

import dev.paribus.exchange.Measured.Origin;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import dev.paribus.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Picks one source for each metric and says what is missing. For one use. */
final class Choice {
    private static final int NAMED = 5;
    /** What rounding to single precision may change, as a share. */
    private static final BigDecimal SINGLE = new BigDecimal("1.2e-7");

    private final List<Reported> sources;
    private final List<Metric> metrics;
    private final Map<String, MetricValue> values = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> causes = new ArrayList<>();

    Choice(List<Reported> sources, List<Metric> metrics) {
        this.sources = sources;
        this.metrics = metrics;
    }

    Measured measured() {
        metrics.forEach(this::choose);
        undeclared();
        for (Reported source : sources) {
            source.remarks()
                    .forEach(remark -> problems.add(Problem.note("metrics-not-read", source.source() + ": " + remark)));
        }
        Series series = new Fitting(
                        columns, sources.stream().mapToLong(Reported::counted).sum())
                .series();
        if (!series.cut().isEmpty()) {
            problems.add(Problem.warning(
                            "metrics-cut",
                            "metrics.jsonl has no room for all values of " + String.join(", ", series.cut())
                                    + ", so nobody can compute them again")
                    .hint("declare 'value: last' or a mean of fewer values"));
        }
        return new Measured(values, origins, series, problems, causes.isEmpty() ? null : String.join("; ", causes));
    }

    private void choose(Metric metric) {
        String name = Names.of(metric);
        List<Reported> telling =
                sources.stream().filter(source -> source.tells(metric)).toList();
        for (Reported source : telling) {
            Optional<Track> track = source.track(name);
            if (track.isPresent()) {
                columns.add(new Column(metric.name(), metric, track.get()));
                source.other(name)
                        .ifPresentOrElse(
                                what -> fail(metric, notANumber(metric, what)),
                                () -> take(metric, source, track.get()));
                return;
            }
        }
        Optional<String> what =
                telling.stream().flatMap(source -> source.other(name).stream()).findFirst();
        fail(metric, what.map(words -> notANumber(metric, words)).orElse(metric.name() + " was never reported"));
    }

    private void take(Metric metric, Reported source, Track track) {
        Aggregation found = Aggregation.of(metric, track.points());
        values.put(metric.name(), found.value());
        origins.put(metric.name(), new Origin(source.source(), found.line()));
        sources.stream()
                .filter(other -> other != source && other.tells(metric))
                .forEach(other -> compare(metric, found.value(), source, other));
    }

    private static String notANumber(Metric metric, String what) {
        return metric.name() + " is " + what + ", not a number";
    }

    private void fail(Metric metric, String cause) {
        causes.add(cause);
        problems.add(Problem.warning("metric-missing", cause).hint(howToReport(metric)));
    }

    private String howToReport(Metric metric) {
        String name = Names.of(metric);
        String how = metric.file() != null
                ? "let the script write '" + name + "' to '" + metric.file() + "', as paribus.yaml has it"
                : "print '" + name + ": 0.81' as a line of its own, or append {\"" + name
                        + "\": 0.81} as a line to the file that PARIBUS_METRICS names, or write 'file: PATH' under "
                        + metric.name() + " in paribus.yaml if the script writes a JSON, YAML or CSV file";
        Set<String> declared = new Names(metrics).wanted();
        List<String> others = sources.stream()
                .flatMap(source -> source.tracks().keySet().stream())
                .filter(other -> !declared.contains(other))
                .distinct()
                .limit(NAMED)
                .toList();
        return others.isEmpty()
                ? how
                : how + "; the script reported " + String.join(", ", others) + ": is it one of these, write 'from: "
                        + others.get(0) + "' under " + metric.name() + " in paribus.yaml";
    }

    private void compare(Metric metric, MetricValue value, Reported chosen, Reported other) {
        String name = Names.of(metric);
        Optional<MetricValue> second = other.track(name)
                .map(track -> Aggregation.of(metric, track.points()).value());
        boolean same = second.isPresent() && agree(value, second.get());
        Optional<String> there =
                same ? Optional.empty() : second.map(MetricValue::text).or(() -> other.other(name));
        there.ifPresent(text -> problems.add(Problem.warning(
                        "metric-sources-disagree",
                        metric.name() + " is " + value + " in " + chosen.source() + " and " + text + " in "
                                + other.source() + "; " + chosen.source() + " counts")
                .hint("report " + name + " in one place, or the same number in both")));
    }

    /**
     * Equal, or the one with fewer decimals is the other, rounded: a script prints less than it logs; or both are the same number
     * in single precision, in which TensorBoard keeps it.
     */
    private static boolean agree(MetricValue a, MetricValue b) {
        BigDecimal x = a.decimal();
        BigDecimal y = b.decimal();
        if (x == null || y == null) {
            return a.equals(b);
        }
        int decimals = Math.min(x.scale(), y.scale());
        BigDecimal half = decimals < 1 ? BigDecimal.ZERO : BigDecimal.valueOf(5, decimals + 1);
        BigDecimal apart = x.subtract(y).abs();
        return apart.compareTo(half) <= 0 || apart.compareTo(x.abs().multiply(SINGLE)) <= 0;
    }

    private void undeclared() {
        Set<String> seen = new HashSet<>(new Names(metrics).wanted());
        for (Reported source : sources) {
            source.tracks().forEach((name, track) -> {
                if (seen.add(name)) {
                    columns.add(new Column(name, null, track));
                }
            });
        }
    }
}
