package dev.paribus.workflow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How experiments are run.
 *
 * @param jobs seeds that run at once, at least 1
 * @param timeout a seed; null: the project's
 * @param again why all seeds are measured anew; null: only the missing ones are measured
 */
public record LaunchOptions(int jobs, @Nullable Duration timeout, @Nullable String again) {
    public static final LaunchOptions DEFAULT = new LaunchOptions(1, null, null);
}
