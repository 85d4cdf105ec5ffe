package dev.paribus.workflow.launch;

import dev.paribus.host.Disk;
import dev.paribus.host.DurableFiles;
import dev.paribus.model.ExperimentName;
import dev.paribus.run.Identity;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which seeds of an experiment somebody asked to stop, a file below {@code COMMON_GIT_DIR/paribus/stops}: a process that runs
 * many seeds one after the other has to know, besides that the present one was ended, that no further one is wanted. Each
 * request has a mark of its own, so that what changed since this object was made was asked since then, whatever the clocks say.
 */
final class StopRequests {
    private static final String ALL = "all";

    private final Path file;
    private final Session session;
    private final Map<String, String> before;

    StopRequests(Session session, ExperimentName name) {
        this.session = session;
        this.file = session.state().resolve("stops").resolve(session.place().fileOf(name));
        this.before = read();
    }

    /**
     * Asks, now.
     *
     * @param seed null: every seed
     */
    void ask(@Nullable Integer seed) {
        Map<String, String> asked = read();
        asked.put(
                seed == null ? ALL : seed.toString(),
                Identity.token(session.machine().random()));
        var text = new StringBuilder();
        asked.forEach(
                (which, mark) -> text.append(which).append(' ').append(mark).append('\n'));
        try {
            Files.createDirectories(file.getParent());
            DurableFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw Disk.failure(
                    "disk",
                    "cannot write the request '" + file + "'",
                    file,
                    broken,
                    "free some space there, or mend its permissions");
        }
    }

    /** True when the seed was asked to stop since this object was made. */
    boolean asked(int seed) {
        Map<String, String> now = read();
        return !Objects.equals(now.get(ALL), before.get(ALL))
                || !Objects.equals(now.get(Integer.toString(seed)), before.get(Integer.toString(seed)));
    }

    /** What cannot be read asks for nothing. */
    private Map<String, String> read() {
        var out = new LinkedHashMap<String, String>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ");
                if (words.length == 2) {
                    out.put(words[0], words[1]);
                }
            }
        } catch (IOException unreadable) {
            return out;
        }
        return out;
    }
}
