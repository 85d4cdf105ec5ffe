package dev.paribus.exchange;

import dev.paribus.model.Metric;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
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
    private static final int MOST = 1 << 18;

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

    /** Whole lines appended to a file. */
    private static final class Tail {
        private final Path file;
        private long at;

        Tail(Path file) {
            this.file = file;
        }

        byte[] next() throws IOException {
            if (!Files.exists(file) || Files.size(file) == at) {
                return new byte[0];
            }
            try (var in = new RandomAccessFile(file.toFile(), "r")) {
                long size = in.length();
                boolean skipped = size - at > MOST;
                long from = size < at ? 0 : skipped ? size - MOST : at;
                byte[] bytes = new byte[(int) Math.min(MOST, size - from)];
                in.seek(from);
                in.readFully(bytes);
                int start = skipped ? 1 + lastBreak(bytes, 0, 1) : 0;
                int end = 1 + lastBreak(bytes, bytes.length - 1, -1);
                at = end == 0 && bytes.length == MOST ? size : from + end;
                return start >= end ? new byte[0] : java.util.Arrays.copyOfRange(bytes, start, end);
            }
        }

        private static int lastBreak(byte[] bytes, int from, int by) {
            for (int i = from; i >= 0 && i < bytes.length; i += by) {
                if (bytes[i] == '\n' || bytes[i] == '\r') {
                    return i;
                }
            }
            return -1;
        }
    }
}
