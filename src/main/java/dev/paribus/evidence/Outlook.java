package dev.paribus.evidence;

import dev.paribus.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison as planned can find out of one criterion (evidence R11).
 *
 * @param criterion as written
 * @param metric its metric
 * @param guard true for a criterion that must hold besides
 * @param basis how it will be judged
 * @param seeds of the experiment
 * @param parentSeeds values of the parent
 * @param k the try that it will be
 * @param noise of one seed; null where there is none to plan with
 * @param asked the asked gain in the metric's unit, positive is better, below 0 for a loss that is allowed; null for a fixed
 *     number
 * @param detectable the true gain, beyond the bound for a fixed number or an allowed loss, that is "supported" in 80 of 100
 *     runs; null where no number of seeds would do
 * @param decides how many seeds on each side would decide about what is asked or expected; null: nothing to compute it from
 * @param sentence all of it in words for a person
 * @param advice what is wrong with the plan, the weightiest first
 */
public record Outlook(
        String criterion,
        String metric,
        boolean guard,
        Basis basis,
        int seeds,
        int parentSeeds,
        int k,
        @Nullable Noise noise,
        @Nullable Double asked,
        @Nullable Double detectable,
        @Nullable Integer decides,
        String sentence,
        List<Problem> advice) {
    /** How a criterion will be judged. */
    public enum Basis {
        /** By a t-test. */
        TESTED,
        /** One seed, by the parent's noise. */
        ONE_SEED,
        /** Exactly: the metric does not depend on the seed. */
        EXACT,
        /** Not at all, as things stand. */
        NONE;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public Outlook {
        advice = List.copyOf(advice);
    }
}
