package dev.paribus.exchange;

import dev.paribus.model.Criterion;
import dev.paribus.model.Criterion.Bound;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the lines of {@code abort_if} that have a step against a run that is going on: each against the first value that is
 * seen at its step or later, once. It sees what is reported with a step, by PARIBUS_METRICS or as a JSON object a line.
 */
public final class AbortWatch {
    private final Tail metricsFile;
    private final Tail log;
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Judge judge;

    /**
     * Follows one attempt.
     *
     * @param metrics declared ones
     * @param lines {@code abort_if}; those without a step are the smoke run's
     */
    public AbortWatch(Path metricsFile, Path log, List<Metric> metrics, List<Criterion> lines) {
        this.metricsFile = new Tail(metricsFile);
        this.log = new Tail(log);
        var open = new ArrayList<Open>();
        for (Criterion line : lines) {
            for (Metric metric : metrics) {
                if (line.step() != null && metric.name().equals(line.metric())) {
                    open.add(new Open(line, Names.of(metric)));
                    wanted.add(Names.of(metric));
                }
            }
        }
        this.judge = new Judge(open);
    }

    /** Reads on; a sentence once a line holds. */
    public Optional<String> look() throws IOException {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        byte[] rows = metricsFile.next();
        if (rows.length > 0) {
            MetricLines.read(new ByteArrayInputStream(rows), wanted, judge);
        }
        byte[] lines = log.next();
        if (lines.length > 0) {
            PrintedLines.read(new ByteArrayInputStream(lines), wanted, judge);
        }
        return Optional.ofNullable(judge.reason);
    }

    /** A line that was not held against anything yet, and what the script calls its metric. */
    private record Open(Criterion line, String reported) {}

    private static final class Judge implements Reports {
        private final List<Open> open;
        private @Nullable BigDecimal step;
        private @Nullable String reason;

        Judge(List<Open> open) {
            this.open = open;
        }

        @Override
        public void row(@Nullable String newStep, String text) {
            step = newStep == null
                    ? null
                    : MetricValue.parse(newStep).map(MetricValue::decimal).orElse(null);
        }

        @Override
        public void number(String name, String text) {
            BigDecimal at = step;
            if (at == null) {
                return;
            }
            for (Open one : List.copyOf(open)) {
                Long from = one.line.step();
                if (from != null && one.reported.equals(name) && at.compareTo(BigDecimal.valueOf(from)) >= 0) {
                    open.remove(one);
                    judge(one.line, text, at);
                }
            }
        }

        private void judge(Criterion line, String text, BigDecimal at) {
            BigDecimal value = MetricValue.parse(text).map(MetricValue::decimal).orElse(null);
            boolean holds = value != null
                    && line.bound() instanceof Bound.Absolute bound
                    && line.relation().holds(value, bound.value());
            if (holds && reason == null) {
                reason = line.metric() + " " + text.strip() + " at step " + at.toPlainString() + " meets abort_if '"
                        + line.text() + "'";
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
