package dev.paribus.model;

/** How child and parent seeds are compared (evidence R3); {@code AUTO} only before registration has resolved it. */
public enum Pairing {
    AUTO,
    PAIRED,
    INDEPENDENT;

    /** The word in a record. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
