package dev.paribus.evidence;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Run-to-run noise of one seed (evidence R4, R11).
 *
 * @param sd in the metric's unit, not negative
 * @param df how many values it stands on, less one for each experiment; 1 or more
 * @param experiments how many lend it
 */
public record Noise(double sd, int df, int experiments) {
    /** From here on a standard deviation is known well enough to be said without a range. */
    private static final int WELL_KNOWN = 10;

    private static final double TAIL = 0.05;

    /**
     * What one experiment says of it.
     *
     * @param n values
     * @param sd their standard deviation, divisor n - 1
     */
    public record Sample(int n, double sd) {}

    /** The noise that the values of one experiment show. @throws IllegalArgumentException for fewer than two values */
    public static Noise of(List<BigDecimal> values) {
        return new Noise(Statistics.sd(values).doubleValue(), values.size() - 1, 1);
    }

    /**
     * The pooled noise of all complete experiments of the same metric, stage, budget, data and protected paths (R4):
     * discarded ones too, since kept ones look quiet. Experiments of one seed say nothing.
     *
     * @throws IllegalArgumentException if none has two values
     */
    public static Noise pooled(Collection<Sample> samples) {
        double squares = 0;
        int df = 0;
        int experiments = 0;
        for (Sample sample : samples) {
            if (sample.n() > 1) {
                squares += (sample.n() - 1) * sample.sd() * sample.sd();
                df += sample.n() - 1;
                experiments++;
            }
        }
        if (df == 0) {
            throw new IllegalArgumentException("no experiment with two values");
        }
        return new Noise(Math.sqrt(squares / df), df, experiments);
    }

    /** What a single seed assumes that borrows it: {@code noise pooled over 4 experiments (0.0021, 12 degrees of freedom)}. */
    String pooled() {
        return "noise pooled over " + experiments + (experiments == 1 ? " experiment" : " experiments") + " ("
                + OutlookText.two(sd) + ", " + df + (df == 1 ? " degree" : " degrees") + " of freedom)";
    }

    /** The lower end of the range in which the true noise lies with 90 %. */
    public double low() {
        return sd * Math.sqrt(df / ChiSquaredDistribution.of(df).inverseSurvivalProbability(TAIL));
    }

    /** The upper end of that range. */
    public double high() {
        return sd * Math.sqrt(df / ChiSquaredDistribution.of(df).inverseCumulativeProbability(TAIL));
    }

    /** True where the range is wide enough to be said: three seeds promise 80 % and may mean 15 to 98. */
    public boolean loose() {
        return df < WELL_KNOWN;
    }
}
