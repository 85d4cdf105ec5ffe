package dev.paribus.problem;

/** How much a problem weighs: an error makes the answer "no", a warning and a note do not. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE;

    /** The word that is shown and written: {@code error}, {@code warning} or {@code note}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
