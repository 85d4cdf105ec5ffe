package dev.paribus.evidence;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.hipparchus.analysis.integration.gauss.LegendreRuleFactory;
import org.hipparchus.util.Pair;

/** What sample standard deviations a few values may show, as 40 of them with their weights (evidence R11). */
final class Quadrature {
    private static final int NODES = 40;

    /** Of the rule on (0, 1), which never changes. */
    private static final List<Node> RULE = rule();

    private Quadrature() {}

    /**
     * A place and what it weighs.
     *
     * @param at in (0, 1) for the rule, a standard deviation for a sample
     * @param weight all of them add up to 1
     */
    record Node(double at, double weight) {}

    private static List<Node> rule() {
        Pair<double[], double[]> legendre = new LegendreRuleFactory().getRule(NODES);
        var out = new ArrayList<Node>();
        for (int i = 0; i < NODES; i++) {
            out.add(new Node((1 + legendre.getFirst()[i]) / 2, legendre.getSecond()[i] / 2));
        }
        return List.copyOf(out);
    }

    /**
     * The sample standard deviations of {@code n} normal values, rising; nodes in the probability of the chi-square
     * distribution.
     *
     * @param n two or more
     * @param sd the true one
     */
    static List<Node> spreads(int n, double sd) {
        var chi = ChiSquaredDistribution.of(n - 1);
        var out = new ArrayList<Node>();
        for (Node node : RULE) {
            double t = node.at();
            double square = chi.inverseCumulativeProbability(t * t * (3 - 2 * t)) / (n - 1);
            out.add(new Node(sd * Math.sqrt(square), node.weight() * 6 * t * (1 - t)));
        }
        return out;
    }
}
