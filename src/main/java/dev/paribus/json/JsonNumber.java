package dev.paribus.json;

import java.math.BigDecimal;

/**
 * A number with the digits of its source, so that {@code 0.8100} stays {@code 0.8100}.
 *
 * @see Json#parse
 */
public final class JsonNumber extends Number {
    private static final long serialVersionUID = 1L;

    private final String text;

    /**
     * Wraps a number's spelling.
     *
     * @param text a JSON number, or {@code NaN}, {@code Infinity}, {@code -Infinity}
     */
    public JsonNumber(String text) {
        this.text = text;
    }

    /** The source text. */
    public String text() {
        return text;
    }

    /** False for NaN and the infinities as Python writes them; a huge exponent is still finite as a text. */
    public boolean finite() {
        return !text.equals(NonFinite.NAN) && !text.endsWith(NonFinite.INFINITY);
    }

    /**
     * The exact number.
     *
     * @throws ArithmeticException if it is not finite or its exponent is beyond any use
     */
    public BigDecimal decimal() {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notOne) {
            throw new ArithmeticException("not a finite decimal: " + text);
        }
    }

    @Override
    public double doubleValue() {
        return Double.parseDouble(text);
    }

    @Override
    public float floatValue() {
        return (float) doubleValue();
    }

    /** The whole part, saturated at the ends of the range, as {@code double} has it beyond 2^53. */
    @Override
    public long longValue() {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notWhole) {
            return (long) doubleValue();
        }
    }

    @Override
    public int intValue() {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, longValue()));
    }

    /** Equal texts; {@code 1.0} and {@code 1.00} differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof JsonNumber number && number.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
