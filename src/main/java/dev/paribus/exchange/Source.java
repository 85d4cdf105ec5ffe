package dev.paribus.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** One place where a run reports numbers. */
public interface Source {
    /** How a person calls it: {@code PARIBUS_METRICS}, {@code standard output} or a file's name. */
    String name();

    /**
     * Streams everything that it holds, in order.
     *
     * @param wanted the names that scripts use for the declared metrics; a source without structure reports only these
     */
    void read(Set<String> wanted, Reports reports) throws IOException;

    /** What standard output is called. */
    String PRINTED = "standard output";

    /** JSON lines in {@code file}; nothing when it does not exist. */
    static Source metricsFile(Path file) {
        return new FileSource("PARIBUS_METRICS", file, (in, wanted, reports) -> MetricLines.read(in, reports));
    }

    /** Lines of what the command printed, recorded in {@code log}; nothing when it does not exist. */
    static Source standardOutput(Path log) {
        return new FileSource(PRINTED, log, PrintedLines::read);
    }

    /** Reads one format. */
    interface Format {
        void read(InputStream in, Set<String> wanted, Reports reports) throws IOException;
    }

    /** A file in some format. */
    record FileSource(String name, Path file, Format format) implements Source {
        @Override
        public void read(Set<String> wanted, Reports reports) throws IOException {
            if (Files.isRegularFile(file)) {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                    format.read(in, wanted, reports);
                }
            }
        }
    }
}
