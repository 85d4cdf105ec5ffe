package dev.paribus.format;

import dev.paribus.model.Criterion;

/** Reads one criterion line. */
public final class CriterionText {
    private CriterionText() {}

    /**
     * @throws IllegalArgumentException if the text is not one; the message is for the user
     */
    public static Criterion parse(String text) {
        throw new UnsupportedOperationException(text);
    }
}
