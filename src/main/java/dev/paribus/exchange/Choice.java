package dev.paribus.exchange;

import dev.paribus.exchange.Measured.Origin;
import dev.paribus.exchange.Series.Column;
import dev.paribus.exchange.Series.Point;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import dev.paribus.problem.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Picks one source for each metric and says what is missing; one use. */
final class Choice {
    private final List<SourceReports> sources;
    private final List<Metric> metrics;
    private final Map<String, MetricValue> values = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final List<Column> columns = new ArrayList<>();
    private final Set<SourceReports> used = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> causes = new ArrayList<>();

    Choice(List<SourceReports> sources, List<Metric> metrics) {
        this.sources = sources;
        this.metrics = metrics;
    }

    Measured measured() {
        sources.forEach(source -> problems.addAll(source.problems()));
        metrics.forEach(this::choose);
        others();
        long total = used.stream().mapToLong(SourceReports::rows).sum();
        return new Measured(values, origins, new Series(columns, total), problems, causes.isEmpty() ? null : String.join("; ", causes));
    }

    private void choose(Metric metric) {
        String name = SourceReports.scriptName(metric);
        for (SourceReports source : sources) {
            Tally tally = source.tallies().get(name);
            if (tally == null) {
                continue;
            }
            if (tally.text().isPresent() && (structured(source) || !tally.hasNumber())) {
                if (values.containsKey(metric.name()) || causeOf(metric) != null) {
                    continue;
                }
                if (structured(source) || !laterNumber(source, name)) {
                    causes.add(metric.name() + " is text '" + brief(tally.text().get()) + "' (" + source.source() + ")");
                }
            } else if (values.containsKey(metric.name())) {
                compare(metric, source, tally);
            } else if (causeOf(metric) == null) {
                take(metric, source, tally);
            }
        }
        if (!values.containsKey(metric.name()) && causeOf(metric) == null) {
            causes.add(metric.name() + " was never reported" + renamed(metric) + reported());
        }
    }

    /** On standard output only numbers count, prose after them is prose; in a file the newest entry counts. */
    private static boolean structured(SourceReports source) {
        return !source.source().equals(Source.PRINTED);
    }

    private boolean laterNumber(SourceReports than, String name) {
        return sources.subList(sources.indexOf(than) + 1, sources.size()).stream()
                .anyMatch(s -> s.tallies().containsKey(name) && s.tallies().get(name).hasNumber());
    }

    private @Nullable String causeOf(Metric metric) {
        return causes.stream().filter(cause -> cause.startsWith(metric.name() + " ")).findFirst().orElse(null);
    }

    private void take(Metric metric, SourceReports source, Tally tally) {
        values.put(metric.name(), tally.value());
        origins.put(metric.name(), new Origin(source.source(), tally.line()));
        columns.add(column(metric.name(), true, source, tally));
        used.add(source);
    }

    private Column column(String name, boolean declared, SourceReports source, Tally tally) {
        long before = sources.subList(0, sources.indexOf(source)).stream().mapToLong(SourceReports::rows).sum();
        List<Point> points = tally.thinner().points().stream()
                .map(p -> new Point(before + p.row(), p.step(), p.text(), p.required()))
                .toList();
        return new Column(name, declared, points);
    }

    private void compare(Metric metric, SourceReports source, Tally tally) {
        MetricValue chosen = values.get(metric.name());
        MetricValue other = tally.value();
        Origin origin = origins.get(metric.name());
        if (chosen != null && origin != null && !agree(chosen, other)) {
            problems.add(Problem.warning("metric-sources-disagree", metric.name() + " is " + chosen + " in " + origin.source() + " but "
                    + other + " in " + source.source() + "; " + origin.source() + " counts"));
        }
    }

    /** Equal after rounding to the fewer digits: a script prints less than it logs. */
    private static boolean agree(MetricValue a, MetricValue b) {
        BigDecimal x = a.decimal();
        BigDecimal y = b.decimal();
        if (x == null || y == null) {
            return a.text().equals(b.text());
        }
        int digits = Math.min(x.scale(), y.scale());
        BigDecimal unit = BigDecimal.ONE.movePointLeft(digits);
        return x.subtract(y).abs().compareTo(unit) < 0
                && (x.setScale(digits, RoundingMode.HALF_UP).compareTo(y.setScale(digits, RoundingMode.HALF_UP)) == 0
                        || x.setScale(digits, RoundingMode.HALF_EVEN).compareTo(y.setScale(digits, RoundingMode.HALF_EVEN)) == 0);
    }

    private void others() {
        Set<String> seen = new LinkedHashSet<>();
        metrics.forEach(metric -> seen.add(SourceReports.scriptName(metric)));
        for (SourceReports source : sources) {
            source.tallies().forEach((name, tally) -> {
                if (tally.hasNumber() && seen.add(name)) {
                    columns.add(column(name, false, source, tally));
                    used.add(source);
                }
            });
        }
    }

    private static String renamed(Metric metric) {
        return metric.from() == null ? "" : " (as '" + metric.from() + "')";
    }

    private String reported() {
        List<String> names = sources.stream().flatMap(s -> s.tallies().keySet().stream()).distinct().limit(8).toList();
        return names.isEmpty() ? "" : "; reported were " + String.join(", ", names);
    }

    private static String brief(String text) {
        String line = text.strip();
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }
}
