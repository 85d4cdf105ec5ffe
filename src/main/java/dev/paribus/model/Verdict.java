package dev.paribus.model;

/** What the evidence says of the criteria; computed, never typed. */
public enum Verdict {
    SUPPORTED,
    REFUTED,
    /** Cannot tell. */
    INCONCLUSIVE,
    /** Not comparable. */
    VOID;

    /** The word in trailers and files. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
