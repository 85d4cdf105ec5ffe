package dev.paribus.run;

import dev.paribus.model.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an attempt is going to do.
 *
 * @param identity which attempt
 * @param command what it runs
 * @param place where
 * @param limits how long and beside how many
 * @param metrics declared metrics in the project's order
 */
public record AttemptPlan(Identity identity, Command command, Place place, Limits limits, List<Metric> metrics) {
    public AttemptPlan {
        metrics = List.copyOf(metrics);
    }

    /**
     * Directories, all absolute.
     *
     * @param directory the project's directory in the attempt's worktree; the child starts there
     * @param checkout the project's directory in the user's checkout
     * @param output PARIBUS_OUTPUT
     * @param pythonPath directories of {@code directory} that come first on PYTHONPATH ({@code run.path})
     */
    public record Place(Path directory, Path checkout, Path output, List<String> pythonPath) {
        public Place {
            pythonPath = List.copyOf(pythonPath);
        }
    }

    /**
     * Bounds.
     *
     * @param timeout awake time of the child; null: none
     * @param grace from the gentle signal to the kill
     * @param jobs how many attempts run at once
     * @param mode what happens when the tool ends first
     */
    public record Limits(@Nullable Duration timeout, Duration grace, int jobs, Mode mode) {}

    /** What happens to the child when the tool ends first. */
    public enum Mode {
        /** It is ended with the tool. */
        FOREGROUND,
        /** It goes on and is delivered later. */
        DETACHED;

        /** The word in files. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
