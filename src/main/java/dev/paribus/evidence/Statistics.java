package dev.paribus.evidence;

import dev.paribus.model.MetricSummary;
import dev.paribus.model.MetricValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/**
 * Sums, means and spreads in exact decimals, so that what a script printed is what is compared (evidence R2): in
 * doubles
 * 0.3 - 0.1 &gt;= 0.2 is false.
 */
public final class Statistics {
    /** Digits that are carried where a quotient or a root has no end; twice those of a double. */
    static final MathContext DIGITS = MathContext.DECIMAL128;

    /** Digits of the numbers that are recorded, so that every machine writes the same ones. */
    private static final MathContext RECORDED = new MathContext(12, RoundingMode.HALF_EVEN);

    private Statistics() {}

    /** The exact sum; zero of nothing. */
    public static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The arithmetic mean, to 34 digits.
     *
     * @throws IllegalArgumentException if there is no value
     */
    public static BigDecimal mean(List<BigDecimal> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no value has no mean");
        }
        return sum(values).divide(BigDecimal.valueOf(values.size()), DIGITS);
    }

    /**
     * The sample variance (divisor n - 1), from exact sums, to 34 digits.
     *
     * @throws IllegalArgumentException if there are fewer than two values
     */
    public static BigDecimal variance(List<BigDecimal> values) {
        int n = values.size();
        if (n < 2) {
            throw new IllegalArgumentException("fewer than two values have no spread");
        }
        BigDecimal total = sum(values);
        BigDecimal squares = values.stream().map(v -> v.multiply(v)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal scaled = squares.multiply(BigDecimal.valueOf(n)).subtract(total.multiply(total));
        return scaled.divide(BigDecimal.valueOf((long) n * (n - 1)), DIGITS);
    }

    /** The sample standard deviation (divisor n - 1), to 34 digits; as {@link #variance} otherwise. */
    public static BigDecimal sd(List<BigDecimal> values) {
        return variance(values).sqrt(DIGITS);
    }

    /** Mean, spread and number of the finite values, with all values beside them, as a summary lists a metric. */
    public static MetricSummary summary(List<MetricValue> values) {
        List<BigDecimal> finite = values.stream()
                .map(MetricValue::decimal)
                .filter(Objects::nonNull)
                .toList();
        Double mean = finite.isEmpty() ? null : recorded(mean(finite));
        Double sd = finite.size() < 2 ? null : recorded(sd(finite));
        return new MetricSummary(mean, sd, finite.size(), values);
    }

    /** The number as it is recorded: 12 significant digits. */
    static double recorded(BigDecimal exact) {
        return exact.round(RECORDED).doubleValue();
    }

    /** The number as it is recorded: 12 significant digits; infinities stay. */
    static double recorded(double value) {
        return Double.isFinite(value) ? recorded(new BigDecimal(value)) : value;
    }
}
