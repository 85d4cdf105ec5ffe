package dev.paribus.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What happens while a verb works; shown as it comes, never needed to understand the result. */
public sealed interface Progress {
    /** A sentence on what is being done now. */
    record Note(String text) implements Progress {}

    /** A seed's child started. */
    record Started(ExperimentName name, int seed, String log, String output) implements Progress {}

    /**
     * A running seed reported something.
     *
     * @param step newest step; null when the script counts none
     * @param metric name and newest value of the primary metric, as printed; null before there is one
     */
    record Running(
            ExperimentName name,
            int seed,
            Duration elapsed,
            @Nullable Long step,
            @Nullable String metric) implements Progress {}

    /** A seed's child ended. */
    record Ended(
            ExperimentName name,
            int seed,
            AttemptEnd end,
            Duration elapsed,
            @Nullable String metric) implements Progress {}

    /** All that was to be run is over. */
    record Finished(Duration elapsed) implements Progress {}

    /** Work that takes over a second: {@code done} of {@code total} things. */
    record Counted(String what, long done, long total) implements Progress {}
}
