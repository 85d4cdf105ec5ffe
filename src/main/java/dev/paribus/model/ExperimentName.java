package dev.paribus.model;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an experiment: lower-case letters, digits and single inner hyphens, at most 60 characters, so that it is one
 * branch name, one file name and one word on every system. Generated names are two or three plain words.
 *
 * @param text the name itself
 */
public record ExperimentName(String text) implements Comparable<ExperimentName> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public ExperimentName {
        if (text.length() > 60 || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not an experiment's name: '" + text + "'");
        }
    }

    /** The name, or empty where the text has not the form. */
    public static Optional<ExperimentName> of(String text) {
        return text.length() <= 60 && FORM.matcher(text).matches()
                ? Optional.of(new ExperimentName(text))
                : Optional.empty();
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
