package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paribus.model.Verdict;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rates of the rule book that were drawn, not integrated: false "supported" of a useless change, in percent, by our own verdict
 * on 5,000 designs. Tolerance: four standard errors, and 0.15 for the rule book's own draws.
 */
class DrawnRatesTest {
    private static final int DRAWS = 5_000;

    /** Below this t no design here is supported: with 8 degrees of freedom at most, 0.025 begins at 2.306. */
    private static final double HOPELESS = 2.2;

    /** What one seed's value is drawn from. */
    private interface Noise extends ToDoubleFunction<SplittableRandom> {}

    private static double gauss(SplittableRandom random) {
        return random.nextGaussian();
    }

    /** Student's t with three degrees of freedom: heavy tails. */
    private static double t3(SplittableRandom random) {
        double square = IntStream.range(0, 3)
                .mapToDouble(i -> Math.pow(random.nextGaussian(), 2))
                .sum();
        return random.nextGaussian() / Math.sqrt(square / 3);
    }

    private static Noise noise(String name) {
        return name.equals("t3") ? DrawnRatesTest::t3 : DrawnRatesTest::gauss;
    }

    private static double[] draw(SplittableRandom random, int n, double sd, Noise noise) {
        return IntStream.range(0, n)
                .mapToDouble(i -> Math.round(1e6 * sd * noise.applyAsDouble(random)) / 1e6)
                .toArray();
    }

    private static String[] words(double[] values) {
        return Arrays.stream(values)
                .mapToObj(v -> BigDecimal.valueOf(v).toPlainString())
                .toArray(String[]::new);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** The square of a mean's standard error. */
    private static double error(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1) / values.length;
    }

    private static double percent(java.util.function.Predicate<SplittableRandom> fooled) {
        long times = IntStream.range(0, DRAWS)
                .parallel()
                .filter(i -> fooled.test(new SplittableRandom(9_000_049L + i)))
                .count();
        return 100.0 * times / DRAWS;
    }

    private static double tolerance(double percent) {
        return 400 * Math.sqrt(percent / 100 * (1 - percent / 100) / DRAWS) + 0.15;
    }

    private static boolean supported(Cases design, String criterion) {
        return design.on(criterion).verdict() == Verdict.SUPPORTED;
    }

    @ParameterizedTest
    @CsvSource({
        "gauss,1,2,1.171",
        "gauss,1,3,1.756",
        "gauss,1,5,2.209",
        "gauss,3,3,2.585",
        "gauss,3,5,2.635",
        "t3,1,2,0.95",
        "t3,1,3,1.30",
        "t3,1,5,1.70",
        "t3,3,2,1.41",
        "t3,3,3,1.81",
        "t3,3,5,1.94"
    })
    void welch_is_seldom_fooled_by_heavy_tails_either(String tails, double sd, int n, double percent) {
        double found = percent(random -> {
            double[] y = draw(random, n, sd, noise(tails));
            double[] x = draw(random, n, 1, noise(tails));
            return (mean(y) - mean(x)) / Math.sqrt(error(y) + error(x)) > HOPELESS
                    && supported(Cases.child(words(y)).against(words(x)), "> parent");
        });

        assertThat(found).isCloseTo(percent, within(tolerance(percent)));
    }

    /** Whatever the spread of the child and the correlation r between the arms. */
    @ParameterizedTest
    @CsvSource({
        "gauss,1,0,2,2.5",
        "gauss,1,0.9,3,2.5",
        "gauss,3,0.5,5,2.5",
        "gauss,1,-0.5,5,2.5",
        "t3,1,0,2,2.2",
        "t3,1,0,3,2.0",
        "t3,1,0,5,2.0"
    })
    void paired_seeds_are_fooled_as_often_as_promised(String tails, double sd, double r, int n, double percent) {
        double found = percent(random -> {
            double[] x = draw(random, n, 1, noise(tails));
            double[] own = draw(random, n, 1, noise(tails));
            double[] y = IntStream.range(0, n)
                    .mapToDouble(i -> Math.round(1e6 * sd * (r * x[i] + Math.sqrt(1 - r * r) * own[i])) / 1e6)
                    .toArray();
            double[] e = IntStream.range(0, n).mapToDouble(i -> y[i] - x[i]).toArray();
            return mean(e) / Math.sqrt(error(e)) > HOPELESS
                    && supported(Cases.child(words(y)).against(words(x)).paired(), "> parent");
        });

        assertThat(found).isCloseTo(percent, within(tolerance(percent)));
    }

    @ParameterizedTest
    @CsvSource({"gauss,2,2.5", "gauss,3,2.5", "gauss,5,2.5", "t3,2,2.12", "t3,3,1.90", "t3,5,1.87"})
    void a_fixed_bound_is_proven_falsely_as_often_as_promised(String tails, int n, double percent) {
        double found = percent(random -> {
            double[] y = draw(random, n, 1, noise(tails));
            return mean(y) / Math.sqrt(error(y)) > HOPELESS && supported(Cases.child(words(y)), ">= 0");
        });

        assertThat(found).isCloseTo(percent, within(tolerance(percent)));
    }

    /** Shares of few examples take few values: R5 keeps a spread of zero from counting as certainty. */
    @ParameterizedTest
    @CsvSource({"200,.87,2,0.88", "200,.87,3,1.74", "200,.87,5,2.22", "1,.5,2,0.0", "1,.5,3,0.0", "1,.5,5,0.99"})
    void coarse_accuracies_do_not_fool_the_rule_on_variation(int examples, double chance, int n, double percent) {
        double found = percent(random -> {
            double[] y = shares(random, n, examples, chance);
            double[] x = shares(random, n, examples, chance);
            return mean(y) - mean(x) > HOPELESS * Math.sqrt(error(y) + error(x))
                    && supported(Cases.child(words(y)).against(words(x)), "> parent");
        });

        assertThat(found).isCloseTo(percent, within(percent == 0 ? 0 : tolerance(percent)));
    }

    private static double[] shares(SplittableRandom random, int n, int examples, double chance) {
        return IntStream.range(0, n)
                .mapToDouble(i -> IntStream.range(0, examples)
                                .filter(e -> random.nextDouble() < chance)
                                .count()
                        / (double) examples)
                .toArray();
    }
}
