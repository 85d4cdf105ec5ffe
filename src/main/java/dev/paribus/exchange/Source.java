package dev.paribus.exchange;

import dev.paribus.model.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** One place where a run reports numbers. A further format is a further implementation. */
public interface Source {
    /** How a person calls it: {@code PARIBUS_METRICS}, {@code standard output} or a file's name. */
    String name();

    /**
     * Streams everything that it holds, in order.
     *
     * @param wanted the names that scripts use for the declared metrics; a source without structure reports only these
     */
    void read(Set<String> wanted, Reports reports) throws IOException;

    /** False when this metric is not to be looked for here, since it names another file. */
    default boolean tells(Metric metric) {
        return true;
    }

    /**
     * One series out of several places, such as an attempt and the one that it resumed: where a step comes again, everything from it
     * on in what stands before is replaced.
     *
     * @param parts in the order in which they were written
     */
    static Source joined(String name, List<Source> parts) {
        return new JoinedSource(name, parts);
    }

    /** JSON lines in {@code file}; nothing when it does not exist. */
    static Source metricsFile(Path file) {
        return new FileSource("PARIBUS_METRICS", file, MetricLines::read);
    }

    /** Lines of what the command printed, recorded in {@code log}; nothing when it does not exist. */
    static Source standardOutput(Path log) {
        return new FileSource("standard output", log, PrintedLines::read);
    }

    /**
     * The same source of attempts each of which went on from the one before; joined by step, and the later attempt wins.
     *
     * @param parts the first attempt's first; at least one
     */
    static Source resumed(List<Source> parts) {
        return new ResumedSource(parts.get(0).name(), parts);
    }

    /** What {@link MetricFile} wrote, under the names of the declared metrics, to compute their values again. */
    static Source committed(byte[] metrics) {
        return new CommittedSource(metrics.clone());
    }

    /** Reads one format from its bytes. */
    interface Format {
        /** As {@link Source#read}; the caller closes {@code in}. */
        void read(InputStream in, Set<String> wanted, Reports reports) throws IOException;
    }

    /** A file in some format. What is there and is no plain file (a pipe would wait for ever) is not opened, but said. */
    record FileSource(String name, Path file, Format format) implements Source {
        @Override
        public void read(Set<String> wanted, Reports reports) throws IOException {
            if (Files.isRegularFile(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    format.read(in, wanted, reports);
                }
            } else if (Files.exists(file)) {
                reports.unreadable("is no plain file any more");
            }
        }
    }
}
