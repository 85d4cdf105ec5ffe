package dev.paribus.evidence;

import dev.paribus.model.Verdict;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Arms with normal noise of sd 1, and our own verdict on two of them, for rates over thousands. */
final class Simulated {
    /** Below this Welch's t no design of five seeds or fewer is supported: with 8 degrees of freedom at most, 0.025 begins at 2.306. */
    private static final double HOPELESS = 2.2;

    private Simulated() {}

    /** The values of {@code n} seeds, to four decimals. */
    static double[] seeds(SplittableRandom random, int n, double shift) {
        return IntStream.range(0, n)
                .mapToDouble(i -> Math.round(1e4 * (shift + random.nextGaussian())) / 1e4)
                .toArray();
    }

    /** By our own verdict as try k; those who are far from it by a plain t are not asked, which saves nine of ten. */
    static boolean supported(double[] child, double[] parent, int k) {
        return t(child, parent) > HOPELESS
                && Cases.child(words(child))
                                .against(words(parent))
                                .tried(k)
                                .on("> parent")
                                .verdict()
                        == Verdict.SUPPORTED;
    }

    private static String[] words(double[] values) {
        return Arrays.stream(values)
                .mapToObj(v -> BigDecimal.valueOf(v).toString())
                .toArray(String[]::new);
    }

    private static double variance(double[] values, double mean) {
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    private static double t(double[] child, double[] parent) {
        double y = Arrays.stream(child).average().orElseThrow();
        double x = Arrays.stream(parent).average().orElseThrow();
        return (y - x) / Math.sqrt(variance(child, y) / child.length + variance(parent, x) / parent.length);
    }
}
