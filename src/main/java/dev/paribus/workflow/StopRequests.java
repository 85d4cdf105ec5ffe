package dev.paribus.workflow;

import dev.paribus.host.DurableFiles;
import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which seeds somebody asked to stop, and when, a file an experiment below {@code COMMON_GIT_DIR/paribus/stops}: a process that
 * runs many seeds one after the other has to know, besides that the present one was ended, that no further one is wanted. A
 * request counts for what began before it.
 */
final class StopRequests {
    private static final String ALL = "all";

    private final Path file;
    private final Session session;

    StopRequests(Session session, ExperimentName name) {
        this.session = session;
        String project = session.place().directory().replace('/', '+');
        this.file = session.state().resolve("stops").resolve(project + name);
    }

    /**
     * Asks, now.
     *
     * @param seed null: every seed
     */
    void ask(@Nullable Integer seed) {
        try {
            Map<String, Instant> asked = new LinkedHashMap<>(read());
            asked.put(
                    seed == null ? ALL : seed.toString(),
                    session.machine().clock().instant());
            Files.createDirectories(file.getParent());
            var text = new StringBuilder();
            asked.forEach(
                    (which, when) -> text.append(which).append(' ').append(when).append('\n'));
            DurableFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw Failure.environment(
                    "disk",
                    "cannot write the request '" + file + "': " + broken.getMessage(),
                    "free some space there, or mend its permissions");
        }
    }

    /** True when the seed was asked to stop since {@code began}; what cannot be read asks for nothing. */
    boolean asked(int seed, Instant began) {
        try {
            Map<String, Instant> asked = read();
            return List.of(ALL, Integer.toString(seed)).stream()
                    .anyMatch(which -> asked.containsKey(which)
                            && !asked.getOrDefault(which, Instant.MIN).isBefore(began));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private Map<String, Instant> read() throws IOException {
        var out = new LinkedHashMap<String, Instant>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ");
                if (words.length == 2) {
                    out.put(words[0], Instant.parse(words[1]));
                }
            }
        } catch (NoSuchFileException | DateTimeParseException none) {
            return out;
        }
        return out;
    }
}
