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
    private static final int LONGEST = 400;

    /** Up to 15 digits and a point: below 2^53, so that one division rounds as {@link Double#parseDouble} does. */
    private static final int FEW = 15;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    /**
     * Reads what a script prints: a decimal, or Python's, JSON's and C's spellings of NaN and infinity in any case. A
     * finite text beyond a double's range ({@code 1e400}) is an infinity.
     *
     * @return empty when the text is no number at all
     */
    public static Optional<MetricValue> parse(String text) {
        String bare = text.strip();
        if (isDecimal(bare)) {
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

    /**
     * As a double, for comparing fast: of two numbers, the one with the smaller double is the smaller one; equal doubles say
     * nothing.
     *
     * @return NaN when the text is no number, or not finite
     */
    public static double nearest(String text) {
        double plain = plain(text);
        if (!Double.isNaN(plain)) {
            return plain;
        }
        String bare = text.strip();
        double nearest = isDecimal(bare) ? Double.parseDouble(bare) : Double.NaN;
        return Double.isInfinite(nearest) ? Double.NaN : nearest;
    }

    /** Digits with a point among them, few enough that a long and a power of ten hold them exactly; NaN for anything else. */
    private static double plain(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int length = text.length();
        if (length == from || length - from > FEW) {
            return Double.NaN;
        }
        long digits = 0;
        int point = -1;
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
            } else if (c == '.' && point < 0 && i > from) {
                point = i;
            } else {
                return Double.NaN;
            }
        }
        double number = point < 0 ? digits : digits / POWERS[length - point - 1];
        return from == 0 ? number : -number;
    }

    /** {@code [+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,9})?}, by hand since a log may hold ten millions of them. */
    private static boolean isDecimal(String text) {
        int at = sign(text, 0);
        int whole = digits(text, at);
        int end = whole;
        if (end < text.length() && text.charAt(end) == '.') {
            end = digits(text, end + 1);
        }
        boolean any = whole > at || end > whole + 1;
        if (end < text.length() && (text.charAt(end) | 0x20) == 'e') {
            int exponent = sign(text, end + 1);
            int last = digits(text, exponent);
            any &= last > exponent && last - exponent <= 9;
            end = last;
        }
        return any && end == text.length() && end <= LONGEST;
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
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
