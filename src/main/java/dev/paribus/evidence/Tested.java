package dev.paribus.evidence;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one criterion, before they are held against a level.
 *
 * @param method as it is recorded
 * @param alpha level per tail
 * @param n child's values
 * @param parentN parent's values; null for a fixed bound
 * @param bound the normal form
 * @param gain against the parent's mean; null for a fixed bound
 * @param excess over the bound
 * @param maySupport false for one seed without the policy (R4)
 * @param asked the asked gain in the metric's unit, for the sentence; null for a fixed bound
 * @param values all values that were used
 * @param lent the pooled noise that a single seed borrowed; null for the parent's, and for more seeds
 */
record Tested(
        Method method,
        double alpha,
        int n,
        @Nullable Integer parentN,
        Bound bound,
        @Nullable Estimate gain,
        Estimate excess,
        boolean maySupport,
        @Nullable BigDecimal asked,
        List<BigDecimal> values,
        @Nullable Noise lent) {

    /** How the standard error came about. */
    enum Method {
        WELCH("welch"),
        PAIRED("paired"),
        ONE_SAMPLE("one-sample"),
        ONE_SEED("one-seed"),
        EXACT("exact"),
        NONE("none");

        private final String word;

        Method(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    Tested {
        values = List.copyOf(values);
    }

    /** What is shown: the gain, or the excess over a fixed bound. */
    Estimate shown() {
        return gain != null ? gain : excess;
    }

    /** What the null hypothesis of "supported" is about (R2): no gain where a gain is asked for, else the bound. */
    Estimate proving() {
        return gain != null && bound.asked() >= 0 ? gain : excess;
    }
}
