package dev.paribus.evidence;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How strongly the same seed moves child and parent alike, over earlier pairs of experiments (evidence R3): the covariances of
 * all pairs over the root of all variances, each within its own pair.
 *
 * @param r from -1 to 1
 * @param pairs how many pairs of experiments lend it
 */
public record PairCorrelation(double r, int pairs) {
    /** Above these correlations pairs find more than Welch's test does, at 2, 3, 4, 5 and more seeds (evidence R3). */
    private static final double[] WORTH = {0.65, 0.45, 0.27, 0.22};

    private static final int FEWEST = 3;

    /**
     * The values of two experiments on the seeds that both have, in the same order.
     *
     * @param child as many as {@code parent}
     */
    public record Pair(List<BigDecimal> child, List<BigDecimal> parent) {
        public Pair {
            child = List.copyOf(child);
            parent = List.copyOf(parent);
        }
    }

    /** Empty where no pair has three seeds in common, or nothing varies. */
    public static Optional<PairCorrelation> of(Collection<Pair> all) {
        double both = 0;
        double children = 0;
        double parents = 0;
        int pairs = 0;
        for (Pair pair : all) {
            int n = Math.min(pair.child().size(), pair.parent().size());
            if (n < FEWEST) {
                continue;
            }
            double y = Statistics.mean(pair.child()).doubleValue();
            double x = Statistics.mean(pair.parent()).doubleValue();
            for (int i = 0; i < n; i++) {
                double dy = pair.child().get(i).doubleValue() - y;
                double dx = pair.parent().get(i).doubleValue() - x;
                both += dy * dx;
                children += dy * dy;
                parents += dx * dx;
            }
            pairs++;
        }
        double root = Math.sqrt(children * parents);
        return root > 0 ? Optional.of(new PairCorrelation(both / root, pairs)) : Optional.empty();
    }

    /** The correlation above which pairs find more with so many seeds, from 2. */
    public static double worth(int seeds) {
        return WORTH[Math.max(0, Math.min(seeds - 2, WORTH.length - 1))];
    }
}
