package dev.paribus.evidence;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t with any positive, also fractional, degrees of freedom; the normal distribution where they are infinite.
 */
final class StudentT {
    /** Level per tail of the intervals that are shown and of the verdicts (evidence, first paragraph). */
    static final double ALPHA = 0.025;

    /** Newton steps that bring the library's root, good to about 1e-9, to a double's precision. */
    private static final int POLISH = 3;

    /** Newton steps from a near value, and where they end. */
    private static final int NEAR = 8;

    private static final double ROUNDING = 1e-12;

    private StudentT() {}

    /** P(T &gt;= t). */
    static double above(double t, double df) {
        return Double.isInfinite(df)
                ? NormalDistribution.of(0, 1).survivalProbability(t)
                : TDistribution.of(df).survivalProbability(t);
    }

    /** P(T &lt;= t). */
    static double below(double t, double df) {
        return above(-t, df);
    }

    /** The same, found from a {@code t} that is near it: for many that differ little, as the library's own search is long. */
    static double exceededBy(double tail, double df, double near) {
        TDistribution distribution = TDistribution.of(df);
        double t = near;
        for (int i = 0; i < NEAR; i++) {
            double step = (distribution.survivalProbability(t) - tail) / distribution.density(t);
            t += step;
            if (Math.abs(step) < ROUNDING * t) {
                return t;
            }
            if (!(t > 0) || Math.abs(step) > t) {
                break;
            }
        }
        return exceededBy(tail, df);
    }

    /** The t that is exceeded with probability {@code tail}, for a tail below one half. */
    static double exceededBy(double tail, double df) {
        if (Double.isInfinite(df)) {
            return NormalDistribution.of(0, 1).inverseSurvivalProbability(tail);
        }
        TDistribution distribution = TDistribution.of(df);
        double t = distribution.inverseSurvivalProbability(tail);
        for (int i = 0; i < POLISH; i++) {
            t += (distribution.survivalProbability(t) - tail) / distribution.density(t);
        }
        return t;
    }
}
