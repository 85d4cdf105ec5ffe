package dev.paribus.verb;

import dev.paribus.workflow.launch.LaunchOptions.Untracked;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How experiments are run; nothing of it changes what is measured.
 *
 * @param jobs how many seeds run at once, at least 1; null: the project's or the machine's default
 * @param timeout a seed; null: the project's
 * @param gpus {@code 0,1} or {@code auto}; null: none are dealt out, unless the project asks for them
 * @param nice 0 to 19; null: the project's
 * @param untracked what untracked files in the experiment's checkout mean
 */
public record RunOptions(
        @Nullable Integer jobs,
        @Nullable Duration timeout,
        @Nullable String gpus,
        @Nullable Integer nice,
        Untracked untracked) {
    public static final RunOptions DEFAULT = new RunOptions(null, null, null, null, Untracked.REFUSED);
}
