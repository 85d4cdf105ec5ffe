package dev.paribus.exchange;

import dev.paribus.model.Metric;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Step, values and course of the declared metrics of a run that is still going on, for people who watch; results never come
 * from here. Each look reads what was appended since the last one, and of much only the end.
 */
public final class LiveMetrics {
    private final Tail metricsFile;
    private final Tail log;
    private final Newest newest = new Newest();
    private final List<Metric> metrics;
    private final Map<String, String> totals;

    /**
     * Follows one attempt.
     *
     * @param metrics declared ones; without any, only steps are seen
     */
    public LiveMetrics(Path metricsFile, Path log, List<Metric> metrics) {
        this(metricsFile, log, metrics, Map.of());
    }

    /**
     * The same where something else than the script says how many steps there will be.
     *
     * @param totals by what is counted, {@code step} or {@code epoch}
     */
    public LiveMetrics(Path metricsFile, Path log, List<Metric> metrics, Map<String, String> totals) {
        this.totals = Map.copyOf(totals);
        this.metricsFile = new Tail(metricsFile);
        this.log = new Tail(log);
        this.metrics = List.copyOf(metrics);
        metrics.forEach(metric -> newest.curves.put(Names.of(metric), new Curve()));
    }

    /** Reads on; true when something new was reported. */
    public boolean look() throws IOException {
        newest.changed = false;
        byte[] rows = metricsFile.next();
        if (rows.length > 0) {
            MetricLines.read(new ByteArrayInputStream(rows), newest.curves.keySet(), newest);
            newest.fromFile |= newest.changed;
        }
        byte[] lines = log.next();
        if (lines.length > 0 && !newest.fromFile) {
            PrintedLines.read(new ByteArrayInputStream(lines), newest.curves.keySet(), newest);
        }
        return newest.changed;
    }

    /** Null while the script counts none. */
    public @Nullable String step() {
        return newest.step;
    }

    /** How many steps there will be, as the script says, else the totals for what it counts; null when neither does. */
    public @Nullable String total() {
        String told = newest.total;
        String unit = newest.unit;
        return told != null || unit == null ? told : totals.get(unit);
    }

    /** The primary metric's newest value as printed; null before there is one. */
    public @Nullable String value() {
        return metrics.stream()
                .filter(Metric::primary)
                .findFirst()
                .map(this::curve)
                .flatMap(Curve::newest)
                .orElse(null);
    }

    /** The course of a declared metric. */
    public Curve curve(Metric metric) {
        return Optional.ofNullable(newest.curves.get(Names.of(metric))).orElseGet(Curve::new);
    }

    private static final class Newest implements Reports {
        private final Map<String, Curve> curves = new LinkedHashMap<>();
        private @Nullable String step;
        private @Nullable String total;
        private @Nullable String unit;
        private boolean changed;
        private boolean fromFile;

        @Override
        public void row(@Nullable String newStep, String text) {
            if (newStep != null) {
                step = newStep;
                changed = true;
            }
        }

        @Override
        public void total(String steps) {
            total = steps;
        }

        @Override
        public void unit(String name) {
            unit = name;
        }

        @Override
        public void number(String name, String text) {
            Curve curve = curves.get(name);
            if (curve != null) {
                curve.add(text);
                changed = true;
            }
        }

        @Override
        public void other(String name, String what) {
            // Text under a metric's name is judged at the end.
        }

        @Override
        public void unreadable(String what) {
            // A line that is being written just now, most likely; judged at the end.
        }
    }
}
