package dev.paribus.model;

/** The state that the tip of an experiment's branch records. Running, undecided, adopted and archived are derived. */
public enum State {
    /** Planned; nothing measured. */
    REGISTERED,
    /** Some planned seeds have values, others are missing for outside causes. */
    PARTIAL,
    /** Every planned seed ended, at least one with finite values. */
    MEASURED,
    /** No seed has a finite value. */
    FAILED,
    /** Ended by its own {@code abort_if}. */
    ABORTED,
    /** Adopted, or to be, by decision. */
    KEPT,
    /** Put aside by decision; never deleted. */
    DISCARDED;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    /** The word in trailers and files. */
    public String word() {
        return word;
    }

    /** True from the first result on. */
    public boolean hasResult() {
        return this != REGISTERED;
    }

    /** True when all planned seeds ended and no decision stands. */
    public boolean undecided() {
        return this == MEASURED || this == ABORTED;
    }
}
