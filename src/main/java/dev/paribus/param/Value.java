package dev.paribus.param;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The meaning of a scalar as PyYAML reads it, because that is what the user's script sees (PyYAML 6, {@code safe_load}).
 */
public sealed interface Value {
    /** {@code null}, {@code ~} or nothing. */
    record Null() implements Value {}

    /** {@code true}, {@code yes}, {@code on} and their opposites. */
    record Bool(boolean value) implements Value {}

    /** A whole number of any size. */
    record Int(BigInteger value) implements Value {}

    /** An IEEE double; NaN and the infinities included. */
    record Real(double value) implements Value {}

    /** Text. */
    record Text(String value) implements Value {}

    /** A date or a time stamp, kept as it is written. */
    record Time(String value) implements Value {}

    /** How two values compare. */
    enum Sameness {
        /** No change. */
        SAME,
        /** Equal as numbers but one is an integer and the other a float: no change, worth a warning. */
        SAME_OTHER_KIND,
        /** A change. */
        DIFFERENT
    }

    /**
     * Compares as Python would: integers exactly, other numbers as doubles (NaN equals NaN here), an integer with a float
     * by exact value; a Boolean is never a number, text is never a number.
     */
    default Sameness compare(Value other) {
        if (this instanceof Real a && other instanceof Real b) {
            return a.value == b.value || (Double.isNaN(a.value) && Double.isNaN(b.value))
                    ? Sameness.SAME
                    : Sameness.DIFFERENT;
        }
        if (this instanceof Int a && other instanceof Real b) {
            return exactly(a.value, b.value) ? Sameness.SAME_OTHER_KIND : Sameness.DIFFERENT;
        }
        if (this instanceof Real a && other instanceof Int b) {
            return exactly(b.value, a.value) ? Sameness.SAME_OTHER_KIND : Sameness.DIFFERENT;
        }
        return equal(other) ? Sameness.SAME : Sameness.DIFFERENT;
    }

    /** Not {@code equals}: that of a record is put together by method handles, 20 ms at the first use on JDK 17. */
    private boolean equal(Value other) {
        if (this instanceof Text a && other instanceof Text b) {
            return a.value.equals(b.value);
        }
        if (this instanceof Int a && other instanceof Int b) {
            return a.value.equals(b.value);
        }
        if (this instanceof Bool a && other instanceof Bool b) {
            return a.value == b.value;
        }
        if (this instanceof Time a && other instanceof Time b) {
            return a.value.equals(b.value);
        }
        return this instanceof Null && other instanceof Null;
    }

    private static boolean exactly(BigInteger whole, double real) {
        return Double.isFinite(real) && new BigDecimal(whole).compareTo(new BigDecimal(real)) == 0;
    }
}
