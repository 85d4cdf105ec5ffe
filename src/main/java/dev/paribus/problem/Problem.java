package dev.paribus.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, or worth knowing.
 *
 * @param severity how much it weighs
 * @param code stable kebab-case identifier, e.g. {@code two-changes}; {@code explain CODE} has a page on it
 * @param message what is wrong with the offending value in quotes; one sentence, no full stop, no Java class name
 * @param location where, if in a file
 * @param sourceLine the text of that line, without its line end, if known
 * @param related other places that belong to it, in the order in which they are shown
 * @param hint what to do next, ideally the exact command
 */
public record Problem(
        Severity severity,
        String code,
        String message,
        @Nullable Location location,
        @Nullable String sourceLine,
        List<Related> related,
        @Nullable String hint) {

    /** A further place and what it has to do with the problem. */
    public record Related(String message, Location location) {}

    public Problem {
        related = List.copyOf(related);
    }

    public static Problem error(String code, String message) {
        return new Problem(Severity.ERROR, code, message, null, null, List.of(), null);
    }

    public static Problem warning(String code, String message) {
        return new Problem(Severity.WARNING, code, message, null, null, List.of(), null);
    }

    public static Problem note(String code, String message) {
        return new Problem(Severity.NOTE, code, message, null, null, List.of(), null);
    }

    public Problem at(@Nullable Location where) {
        return new Problem(severity, code, message, where, sourceLine, related, hint);
    }

    public Problem line(@Nullable String text) {
        return new Problem(severity, code, message, location, text, related, hint);
    }

    public Problem hint(@Nullable String text) {
        return new Problem(severity, code, message, location, sourceLine, related, text);
    }

    public Problem severity(Severity other) {
        return new Problem(other, code, message, location, sourceLine, related, hint);
    }

    public Problem related(String text, Location where) {
        var more = new ArrayList<>(related);
        more.add(new Related(text, where));
        return new Problem(severity, code, message, location, sourceLine, more, hint);
    }

    /** True when one of them is an error. */
    public static boolean anyError(Collection<Problem> problems) {
        for (Problem problem : problems) {
            if (problem.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }
}
