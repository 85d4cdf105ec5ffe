package dev.paribus.workflow.doctor;

import dev.paribus.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One thing that {@code doctor} found.
 *
 * @param problem what, in words; a note is worth knowing and no finding
 * @param remedy who mends it
 * @param deed what mends it, in words: "deletes ..."; empty for {@link Remedy#HAND}
 * @param cure does it; null unless {@link Remedy#FIX}
 */
public record Ailment(
        Problem problem,
        Remedy remedy,
        String deed,
        @Nullable Cure cure) {
    /** Who mends it. */
    public enum Remedy {
        /** {@code doctor --fix}. */
        FIX,
        /** The next writing command, by itself; {@code doctor --fix} does it now. */
        NEXT_COMMAND,
        /** A person; the hint says how. */
        HAND
    }

    /** Mends one thing. */
    public interface Cure {
        /** False when it was no longer as it was found, so that nothing was changed. */
        boolean apply();
    }

    /** What was found, and what mends it. */
    public String sentence() {
        return problem.message() + ": " + deed;
    }

    static Ailment fix(Problem problem, String deed, Cure cure) {
        return new Ailment(problem.hint("paribus doctor --fix " + deed), Remedy.FIX, deed, cure);
    }

    static Ailment next(Problem problem, String deed) {
        return new Ailment(
                problem.hint("the next writing command " + deed + "; paribus doctor --fix does it now"),
                Remedy.NEXT_COMMAND,
                deed,
                null);
    }

    static Ailment hand(Problem problem) {
        return new Ailment(problem, Remedy.HAND, "", null);
    }
}
