package dev.paribus.evidence;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.rootfinder.BrentSolver;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The chance that a planned comparison shows a gain that is really there (evidence R11): what the arms may show as their
 * spread is gone through by quadrature, so that it holds for two seeds, too. The usual formula errs by 48 % there.
 */
public final class Power {
    /** The chance at which a gain counts as one that can be seen. */
    public static final double ASKED = 0.80;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** The part of a standard error above a bound at which the estimate is above it in 80 of 100 runs. */
    private static final double MARGIN = NORMAL.inverseCumulativeProbability(ASKED);

    private static final double EXACT = 1e-11;

    private final double error;
    private final List<Quadrature.Node> critical;

    private Power(double error, List<Quadrature.Node> critical) {
        this.error = error;
        this.critical = List.copyOf(critical);
    }

    /**
     * One side of a comparison.
     *
     * @param n values, two or more
     * @param sd noise of one of them, above 0
     */
    public record Side(int n, double sd) {
        public Side {
            if (n < 2 || !(sd > 0) || Double.isInfinite(sd)) {
                throw new IllegalArgumentException("no spread to plan with: n " + n + ", sd " + sd);
            }
        }

        private double square() {
            return sd * sd / n;
        }
    }

    /**
     * Welch's comparison (R3).
     *
     * @param level one-sided, e.g. 0.025 over the number of tries
     */
    public static Power welch(Side child, Side parent, double level) {
        double cap = 2.0 * (Math.min(child.n(), parent.n()) - 1);
        boolean same = child.equals(parent);
        List<Quadrature.Node> ys = Quadrature.spreads(child.n(), child.sd());
        List<Quadrature.Node> xs = same ? ys : Quadrature.spreads(parent.n(), parent.sd());
        var critical = new ArrayList<Quadrature.Node>();
        double t = StudentT.exceededBy(level, cap);
        for (int i = 0; i < ys.size(); i++) {
            for (int j = same ? i : 0; j < xs.size(); j++) {
                double a = new Side(child.n(), ys.get(i).at()).square();
                double b = new Side(parent.n(), xs.get(j).at()).square();
                double share = a / (a + b);
                double df = Math.min(
                        cap, 1 / (share * share / (child.n() - 1) + (1 - share) * (1 - share) / (parent.n() - 1)));
                t = StudentT.exceededBy(level, df, t);
                double weight = ys.get(i).weight() * xs.get(j).weight() * (same && i != j ? 2 : 1);
                critical.add(new Quadrature.Node(t * Math.sqrt(a + b), weight));
            }
        }
        return new Power(Math.sqrt(child.square() + parent.square()), critical);
    }

    /** Pairs of seeds, or seeds against a fixed number: {@code side} holds the differences. */
    public static Power oneSample(Side side, double level) {
        return scaled(side.n(), side.sd() / Math.sqrt(side.n()), level);
    }

    /**
     * Seeds against a fixed number, of a share of a limited number of examples (R12).
     *
     * @param limited variance of the share that comes from the examples: p (1 - p) over their number
     */
    public static Power share(Side side, double limited, double level) {
        var critical = new ArrayList<Quadrature.Node>();
        double t = StudentT.exceededBy(level, side.n() - 1);
        for (Quadrature.Node node : Quadrature.spreads(side.n(), side.sd())) {
            double seeds = new Side(side.n(), node.at()).square();
            double all = seeds + limited;
            double df = all * all / (seeds * seeds / (side.n() - 1));
            t = StudentT.exceededBy(level, df, t);
            critical.add(new Quadrature.Node(t * Math.sqrt(all), node.weight()));
        }
        return new Power(Math.sqrt(side.square() + limited), critical);
    }

    /**
     * One seed with the parent's noise (R4), or a pooled one.
     *
     * @param parent how many values the parent has, and the noise
     * @param df degrees of freedom that the noise is known with: one less than the parent's values where it is theirs
     */
    public static Power oneSeed(Side parent, int df, double level) {
        return scaled(df + 1, parent.sd() * Math.sqrt(1 + 1.0 / parent.n()), level);
    }

    private static Power scaled(int n, double error, double level) {
        double t = StudentT.exceededBy(level, n - 1);
        var critical = new ArrayList<Quadrature.Node>();
        for (Quadrature.Node node : Quadrature.spreads(n, error)) {
            critical.add(new Quadrature.Node(t * node.at(), node.weight()));
        }
        return new Power(error, critical);
    }

    /** The chance of "supported" for {@code > parent}, 0 to 1, if the true gain is this one. */
    public double of(double gain) {
        double sum = 0;
        for (Quadrature.Node one : critical) {
            sum += one.weight() * NORMAL.cumulativeProbability((gain - one.at()) / error);
        }
        return sum;
    }

    /** The smallest true gain that is shown in 80 of 100 runs, in the unit of the noise. */
    public double detectable() {
        double high = 4 * error;
        while (of(high) < ASKED) {
            high *= 2;
        }
        return new BrentSolver(EXACT, EXACT * error, EXACT).findRoot(gain -> of(gain) - ASKED, 0, high);
    }

    /** The same where the estimate has to reach {@code asked}, 0 or more. */
    public double detectable(double asked) {
        return asked > 0 ? Math.max(detectable(), asked + MARGIN * error) : detectable();
    }

    /** The true standard error of the difference. */
    public double error() {
        return error;
    }
}
