package dev.paribus.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The four ways to a difference and its standard error (evidence R3, R4, R12). */
final class Estimates {
    private Estimates() {}

    /** s(mean of y - w mean of x - d); by exact sums, so that its sign is exact. */
    static BigDecimal difference(List<BigDecimal> y, List<BigDecimal> x, Bound bound) {
        BigDecimal children = BigDecimal.valueOf(y.size());
        BigDecimal parents = BigDecimal.valueOf(x.size());
        BigDecimal scaled = parents.multiply(Statistics.sum(y))
                .subtract(bound.weight().multiply(children).multiply(Statistics.sum(x)))
                .subtract(bound.offset().multiply(children).multiply(parents));
        return bound.turn(scaled.divide(children.multiply(parents), Statistics.DIGITS));
    }

    /** Welch's, with the degrees of freedom capped at 2(min(n) - 1); both arms have two values or more. */
    static Estimate welch(List<BigDecimal> y, List<BigDecimal> x, Bound bound) {
        BigDecimal a = Statistics.variance(y).divide(BigDecimal.valueOf(y.size()), Statistics.DIGITS);
        BigDecimal b = Statistics.variance(x)
                .multiply(bound.weight().pow(2))
                .divide(BigDecimal.valueOf(x.size()), Statistics.DIGITS);
        double cap = 2.0 * (Math.min(y.size(), x.size()) - 1);
        double df = Math.min(cap, satterthwaite(a, y.size() - 1, b, x.size() - 1));
        return new Estimate(difference(y, x, bound), root(a.add(b)), df);
    }

    /** Paired: {@code y} and {@code x} hold the values of the same seeds in the same order, two or more. */
    static Estimate paired(List<BigDecimal> y, List<BigDecimal> x, Bound bound) {
        var differences = new ArrayList<BigDecimal>();
        for (int i = 0; i < y.size(); i++) {
            differences.add(bound.turn(
                    y.get(i).subtract(bound.weight().multiply(x.get(i))).subtract(bound.offset())));
        }
        BigDecimal square = Statistics.variance(differences).divide(BigDecimal.valueOf(y.size()), Statistics.DIGITS);
        return new Estimate(difference(y, x, bound), root(square), y.size() - 1);
    }

    /** Against a fixed number. */
    static Estimate oneSample(List<BigDecimal> y, Bound bound) {
        BigDecimal square = Statistics.variance(y).divide(BigDecimal.valueOf(y.size()), Statistics.DIGITS);
        return new Estimate(fixed(y, bound), root(square), y.size() - 1);
    }

    /**
     * Against a fixed number, for a share of a limited number of examples (R12).
     *
     * @param y values from 0 to 1
     */
    static Estimate share(List<BigDecimal> y, Bound bound, long examples) {
        BigDecimal mean = Statistics.mean(y);
        BigDecimal seeds = Statistics.variance(y).divide(BigDecimal.valueOf(y.size()), Statistics.DIGITS);
        BigDecimal limited =
                mean.multiply(BigDecimal.ONE.subtract(mean)).divide(BigDecimal.valueOf(examples), Statistics.DIGITS);
        double df = satterthwaite(seeds, y.size() - 1, limited, Double.POSITIVE_INFINITY);
        return new Estimate(fixed(y, bound), root(seeds.add(limited)), df);
    }

    /**
     * One seed of the child, with the noise of the parent's three or more, or a pooled one (R4).
     *
     * @param lent the pooled one; null for the parent's
     */
    static Estimate oneSeed(BigDecimal y, List<BigDecimal> x, Bound bound, @Nullable Noise lent) {
        BigDecimal n = BigDecimal.valueOf(x.size());
        BigDecimal factor = BigDecimal.ONE.add(bound.weight().pow(2).divide(n, Statistics.DIGITS));
        BigDecimal square = lent == null
                ? Statistics.variance(x)
                : BigDecimal.valueOf(lent.sd()).pow(2);
        return new Estimate(
                difference(List.of(y), x, bound),
                root(square.multiply(factor)),
                lent == null ? x.size() - 1 : lent.df());
    }

    private static BigDecimal fixed(List<BigDecimal> y, Bound bound) {
        BigDecimal n = BigDecimal.valueOf(y.size());
        return bound.turn(Statistics.sum(y).subtract(bound.offset().multiply(n)).divide(n, Statistics.DIGITS));
    }

    private static BigDecimal root(BigDecimal square) {
        return square.signum() == 0 ? BigDecimal.ZERO : square.sqrt(Statistics.DIGITS);
    }

    /** (a + b)^2 / (a^2/m + b^2/n), by shares so that nothing overflows; a zero error has the most of both. */
    private static double satterthwaite(BigDecimal a, double m, BigDecimal b, double n) {
        BigDecimal all = a.add(b);
        if (all.signum() == 0) {
            return m + n;
        }
        double share = a.divide(all, Statistics.DIGITS).doubleValue();
        double rest = b.divide(all, Statistics.DIGITS).doubleValue();
        return 1 / (share * share / m + rest * rest / n);
    }
}
