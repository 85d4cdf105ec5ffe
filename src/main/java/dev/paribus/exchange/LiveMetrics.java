package dev.paribus.exchange;

import dev.paribus.model.Metric;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The newest step and value of one metric of a run that is still going on, for people who watch; results never come from
 * here. Each look reads what was appended since the last one, and of much only the end.
 */
public final class LiveMetrics {
    private final Tail metricsFile;
    private final Tail log;
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Newest newest;

    /**
     * Follows one attempt.
     *
     * @param metrics the one to follow is the primary; without one, only steps are seen
     */
    public LiveMetrics(Path metricsFile, Path log, List<Metric> metrics) {
        this.metricsFile = new Tail(metricsFile);
        this.log = new Tail(log);
        metrics.stream().filter(Metric::primary).forEach(metric -> wanted.add(Names.of(metric)));
        this.newest = new Newest(wanted);
    }

    /** Reads on; true when something new was reported. */
    public boolean look() throws IOException {
        newest.changed = false;
        byte[] rows = metricsFile.next();
        if (rows.length > 0) {
            MetricLines.read(new ByteArrayInputStream(rows), wanted, newest);
            newest.fromFile |= newest.changed;
        }
        byte[] lines = log.next();
        if (lines.length > 0 && !newest.fromFile) {
            PrintedLines.read(new ByteArrayInputStream(lines), wanted, newest);
        }
        return newest.changed;
    }

    /** Null while the script counts none. */
    public @Nullable String step() {
        return newest.step;
    }

    /** As printed; null before there is one. */
    public @Nullable String value() {
        return newest.value;
    }

    private static final class Newest implements Reports {
        private final Set<String> wanted;
        private @Nullable String step;
        private @Nullable String value;
        private boolean changed;
        private boolean fromFile;

        Newest(Set<String> wanted) {
            this.wanted = wanted;
        }

        @Override
        public void row(@Nullable String newStep, String text) {
            if (newStep != null) {
                step = newStep;
                changed = true;
            }
        }

        @Override
        public void number(String name, String text) {
            if (wanted.contains(name)) {
                value = text;
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
