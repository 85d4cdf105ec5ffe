package dev.paribus.model;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One measured value with the digits that the script printed (evidence R2 compares exact decimals).
 *
 * @param text a decimal number as the script wrote it, or {@code NaN}, {@code Infinity}, {@code -Infinity}
 * @param decimal the exact number; null when not finite, also for a number beyond a double's range
 */
public record MetricValue(String text, @Nullable BigDecimal decimal) {
    /**
     * Reads what a script prints: a decimal, or Python's, JSON's and C's spellings of NaN and infinity in any case. A
     * finite text beyond a double's range ({@code 1e400}) is an infinity.
     *
     * @return empty when the text is no number at all
     */
    public static Optional<MetricValue> parse(String text) {
        String bare = text.strip();
        String lower = bare.toLowerCase(java.util.Locale.ROOT);
        String unsigned = lower.startsWith("+") || lower.startsWith("-") ? lower.substring(1) : lower;
        String sign = lower.startsWith("-") ? "-" : "";
        if (unsigned.equals("nan") || unsigned.equals(".nan")) {
            return Optional.of(new MetricValue("NaN", null));
        }
        if (unsigned.equals("inf") || unsigned.equals("infinity") || unsigned.equals(".inf")) {
            return Optional.of(new MetricValue(sign + "Infinity", null));
        }
        if (bare.length() > 400 || !unsigned.matches("([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(e[+-]?[0-9]{1,9})?")) {
            return Optional.empty();
        }
        if (Double.isInfinite(Double.parseDouble(bare))) {
            return Optional.of(new MetricValue(sign + "Infinity", null));
        }
        // A double has no finite value below 1e-324; without this bound a huge exponent makes exact arithmetic explode.
        BigDecimal exact = new BigDecimal(bare);
        return Optional.of(new MetricValue(bare, exact.scale() > 2000 ? BigDecimal.ZERO : exact));
    }

    public static MetricValue of(BigDecimal number) {
        return new MetricValue(number.toString(), number);
    }

    public boolean finite() {
        return decimal != null;
    }

    public double asDouble() {
        return decimal != null ? decimal.doubleValue() : text.equals("NaN") ? Double.NaN
                : text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    @Override
    public String toString() {
        return text;
    }
}
