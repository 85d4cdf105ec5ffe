package dev.paribus.model;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One measured value with the digits that the script printed (evidence R2 compares exact decimals).
 *
 * @param text a decimal number as the script wrote it, or {@code NaN}, {@code Infinity}, {@code -Infinity}
 * @param decimal the exact number; null when not finite, also for a number beyond a double's range
 */
public record MetricValue(String text, @Nullable BigDecimal decimal) {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?");

    /**
     * Reads what a script prints: a decimal, or Python's, JSON's and C's spellings of NaN and infinity in any case. A
     * finite text beyond a double's range ({@code 1e400}) is an infinity.
     *
     * @return empty when the text is no number at all
     */
    public static Optional<MetricValue> parse(String text) {
        String bare = text.strip();
        if (bare.length() <= 400 && DECIMAL.matcher(bare).matches()) {
            return Optional.of(number(bare));
        }
        String lower = bare.toLowerCase(java.util.Locale.ROOT);
        String unsigned = lower.startsWith("+") || lower.startsWith("-") ? lower.substring(1) : lower;
        String sign = lower.startsWith("-") ? "-" : "";
        if (unsigned.equals("nan") || unsigned.equals(".nan")) {
            return Optional.of(new MetricValue("NaN", null));
        }
        if (unsigned.equals("inf") || unsigned.equals("infinity") || unsigned.equals(".inf")) {
            return Optional.of(new MetricValue(sign + "Infinity", null));
        }
        return Optional.empty();
    }

    private static MetricValue number(String bare) {
        if (Double.isInfinite(Double.parseDouble(bare))) {
            return new MetricValue((bare.startsWith("-") ? "-" : "") + "Infinity", null);
        }
        // A double has no finite value below 1e-324, and 0e999 is 0; without this bound a huge exponent makes exact
        // arithmetic explode.
        BigDecimal exact = new BigDecimal(bare);
        return new MetricValue(bare, Math.abs(exact.scale()) > 2000 ? BigDecimal.ZERO : exact);
    }

    public static MetricValue of(BigDecimal number) {
        return new MetricValue(number.toString(), number);
    }

    public boolean finite() {
        return decimal != null;
    }

    public double asDouble() {
        return decimal != null
                ? decimal.doubleValue()
                : text.equals("NaN")
                        ? Double.NaN
                        : text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    @Override
    public String toString() {
        return text;
    }
}
