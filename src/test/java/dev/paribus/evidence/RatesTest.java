package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often a useless change is "supported", in percent: the exact rates of the rule book; {@link DrawnRatesTest} has the others. They come by
 * quadrature over the spreads that the arms may show, with samples of just these spreads given to our own estimates.
 */
class RatesTest {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int NODES = 28;
    private static final Bound GAIN = new Bound(1, BigDecimal.ONE, BigDecimal.ZERO, 0);
    private static final double[][] LEGENDRE = legendre(NODES);

    /** Nodes and weights on (0, 1), by Newton's method on the Legendre polynomial. */
    private static double[][] legendre(int n) {
        double[][] out = new double[2][n];
        for (int i = 0; i < n; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            for (int step = 0; step < 50; step++) {
                double before = 1;
                double now = x;
                for (int k = 2; k <= n; k++) {
                    double next = ((2 * k - 1) * x * now - (k - 1) * before) / k;
                    before = now;
                    now = next;
                }
                slope = n * (x * now - before) / (x * x - 1);
                x -= now / slope;
            }
            out[0][i] = (1 + x) / 2;
            out[1][i] = 1 / ((1 - x * x) * slope * slope);
        }
        return out;
    }

    /** The spread that a sample shows with probability {@code u} or less. */
    private static double spread(double sd, int n, double u) {
        return sd * Math.sqrt(ChiSquaredDistribution.of(n - 1).inverseCumulativeProbability(u) / (n - 1));
    }

    /** A sample of n values with mean 0 and just this sample sd. */
    private static List<BigDecimal> sample(double sd, int n) {
        BigDecimal off = new BigDecimal(sd * Math.sqrt((n - 1) / 2.0), new MathContext(15, RoundingMode.HALF_EVEN));
        var out = new ArrayList<BigDecimal>(List.of(off, off.negate()));
        while (out.size() < n) {
            out.add(BigDecimal.ZERO);
        }
        return out;
    }

    /** Mass is crowded at both ends, where the integrand bends: u = t^2 (3 - 2 t). */
    private static double bend(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double welchRate(int child, double childSd, int parent, double parentSd) {
        double truth = Math.sqrt(childSd * childSd / child + parentSd * parentSd / parent);
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            double t = LEGENDRE[0][i];
            List<BigDecimal> y = sample(spread(childSd, child, bend(t)), child);
            for (int j = 0; j < NODES; j++) {
                double r = LEGENDRE[0][j];
                List<BigDecimal> x = sample(spread(parentSd, parent, bend(r)), parent);
                Estimate estimate = Estimates.welch(y, x, GAIN);
                double limit = StudentT.exceededBy(StudentT.ALPHA, estimate.df())
                        * estimate.se().doubleValue();
                double weight = LEGENDRE[1][i] * LEGENDRE[1][j] * 36 * t * (1 - t) * r * (1 - r);
                sum += weight * NORMAL.survivalProbability(limit / truth);
            }
        }
        return 100 * sum;
    }

    @ParameterizedTest
    @CsvSource({"2,1,1.171", "3,1,1.756", "5,1,2.209", "2,3,1.799", "3,3,2.585", "5,3,2.635"})
    void welch_is_exact_for_equal_n(int n, double ratio, double percent) {
        assertThat(welchRate(n, ratio, n, 1)).isCloseTo(percent, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({"2,5,1,0.930", "2,5,3,3.454", "3,5,1,1.815", "3,5,3,3.087"})
    void the_cap_holds_for_unequal_n(int child, int parent, double ratio, double percent) {
        assertThat(welchRate(child, ratio, parent, 1)).isCloseTo(percent, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({"3,1,0.5", "3,1.5,0.955", "3,2,1.572", "3,3,3.214", "5,1,0.5", "5,1.5,1.611", "5,2,3.481", "5,3,8.584"})
    void one_seed_holds_its_level_when_the_child_is_as_noisy_as_the_parent(int parent, double ratio, double percent) {
        double truth = Math.sqrt(ratio * ratio + 1.0 / parent);
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            double t = LEGENDRE[0][i];
            Estimate estimate =
                    Estimates.oneSeed(BigDecimal.ZERO, sample(spread(1, parent, bend(t)), parent), GAIN, null);
            double limit =
                    StudentT.exceededBy(0.005, estimate.df()) * estimate.se().doubleValue();
            sum += LEGENDRE[1][i] * 6 * t * (1 - t) * NORMAL.survivalProbability(limit / truth);
        }
        assertThat(100 * sum).isCloseTo(percent, within(0.005));
    }
}
