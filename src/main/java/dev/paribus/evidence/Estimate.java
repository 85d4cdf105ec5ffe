package dev.paribus.evidence;

import java.math.BigDecimal;

/**
 * A difference, turned so that positive is better, with its standard error.
 *
 * @param value the difference; its sign is exact
 * @param se standard error, zero only when it is exactly zero
 * @param df degrees of freedom, positive, never rounded; infinite where the error is known
 */
record Estimate(BigDecimal value, BigDecimal se, double df) {
    /** The ratio that is tested. */
    double t() {
        return value.divide(se, Statistics.DIGITS).doubleValue();
    }

    /** Probability of a ratio this large or larger if there is no difference. */
    double above() {
        return StudentT.above(t(), df);
    }

    /** Probability of a ratio this small or smaller if there is no difference. */
    double below() {
        return StudentT.below(t(), df);
    }

    /** Lower end of the two-sided 95 % interval. */
    BigDecimal lower() {
        return value.subtract(half());
    }

    /** Upper end of the two-sided 95 % interval. */
    BigDecimal upper() {
        return value.add(half());
    }

    private BigDecimal half() {
        return se.multiply(BigDecimal.valueOf(StudentT.exceededBy(StudentT.ALPHA, df)), Statistics.DIGITS);
    }
}
