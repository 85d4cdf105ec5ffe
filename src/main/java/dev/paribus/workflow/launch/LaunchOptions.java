package dev.paribus.workflow.launch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How experiments are run.
 *
 * @param jobs seeds that run at once
 * @param timeout a seed; null: the project's
 * @param again why all seeds are measured anew; null: only the missing ones are measured
 * @param untracked what untracked files in the experiment's checkout mean
 */
public record LaunchOptions(
        Jobs jobs, @Nullable Duration timeout, @Nullable String again, Untracked untracked) {
    public static final LaunchOptions DEFAULT = new LaunchOptions(Jobs.ONE, null, null, Untracked.REFUSED);

    /** Untracked files in a checkout of the experiment's branch. */
    public enum Untracked {
        /** They may be a forgotten part of the change, so nothing runs. */
        REFUSED,
        /** Somebody said that they are no part of it. */
        LEFT
    }

    /** The usual way, so many at once. */
    public LaunchOptions with(Jobs other) {
        return new LaunchOptions(other, timeout, again, untracked);
    }
}
