package dev.paribus.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of an experiment: lower-case letters, digits and single inner hyphens, at most 60 characters, so that it is one
 * branch name, one file name and one word on every system. Generated names are two or three plain words.
 *
 * @param text the name itself
 */
public record ExperimentName(String text) implements Comparable<ExperimentName> {
    public ExperimentName {
        if (!formed(text)) {
            throw new IllegalArgumentException("not an experiment's name: '" + text + "'");
        }
    }

    /** The name, or empty where the text has not the form. */
    public static Optional<ExperimentName> of(String text) {
        return formed(text) ? Optional.of(new ExperimentName(text)) : Optional.empty();
    }

    /** Written out, because a history has ten thousand names. */
    private static boolean formed(String text) {
        int length = text.length();
        if (length == 0 || length > 60 || !letter(text.charAt(0)) || text.charAt(length - 1) == '-') {
            return false;
        }
        for (int i = 1; i < length; i++) {
            char c = text.charAt(i);
            boolean inner = c == '-' && text.charAt(i - 1) != '-';
            if (!inner && !letter(c) && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z';
    }

    // Written out: what the compiler makes of a record's equality costs milliseconds at its first call, in every hook.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExperimentName that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public int compareTo(ExperimentName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
