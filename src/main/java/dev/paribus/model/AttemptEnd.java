package dev.paribus.model;

/** How one attempt at one seed ended. */
public enum AttemptEnd {
    OK,
    FAILED,
    /** Met a line of its own {@code abort_if}, or was stopped together with a seed that did. */
    ABORTED,
    /** A metric was NaN or infinite. */
    DIVERGED,
    TIMEOUT,
    /** Stopped by hand. */
    INTERRUPTED,
    KILLED,
    PREEMPTED,
    OUT_OF_MEMORY,
    /** Nothing proves how it ended. */
    UNKNOWN;

    /** The word in files. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** True where the machine and not the experiment is to blame, so that the same seed may be tried again. */
    public boolean outsideCause() {
        return this == TIMEOUT
                || this == INTERRUPTED
                || this == KILLED
                || this == PREEMPTED
                || this == OUT_OF_MEMORY
                || this == UNKNOWN;
    }
}
