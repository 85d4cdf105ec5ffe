package dev.paribus.learning;

/**
 * How many verdicts would be {@code supported} if no change did anything: at most the sum of the level that each was judged at,
 * 0.025/k, or 0.005/k for one seed where the policy lets it support, and nothing where it does not (evidence.md, R4, R7 and the
 * last section).
 */
public final class Luck {
    private static final double LEVEL = 0.025;
    private static final double ONE_SEED = 0.005;

    private Luck() {}

    /**
     * The chance of one verdict.
     *
     * @param k how many were tried, this one included
     */
    public static double of(int k, boolean oneSeed, boolean oneSeedSupports) {
        double level = !oneSeed ? LEVEL : oneSeedSupports ? ONE_SEED : 0;
        return level / Math.max(1, k);
    }
}
