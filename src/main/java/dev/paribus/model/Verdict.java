package dev.paribus.model;

/** What the evidence says of the criteria; computed, never typed. */
public enum Verdict {
    SUPPORTED,
    REFUTED,
    /** Cannot tell. */
    INCONCLUSIVE,
    /** Not comparable. */
    VOID;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    /** The word in trailers and files. */
    public String word() {
        return word;
    }
}
