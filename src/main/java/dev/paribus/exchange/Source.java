package dev.paribus.exchange;

import java.io.IOException;
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

    /** JSON lines in {@code file}; nothing when it does not exist. */
    static Source metricsFile(Path file) {
        throw new UnsupportedOperationException(file.toString());
    }

    /** Lines of what the command printed, recorded in {@code log}; nothing when it does not exist. */
    static Source standardOutput(Path log) {
        throw new UnsupportedOperationException(log.toString());
    }
}
