package dev.paribus.query;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a column is held against.
 *
 * @param number null where it is text, also where the text looks like a number and was quoted
 */
record Operand(
        String text, @org.jspecify.annotations.Nullable BigDecimal number) {
    /** A number as YAML, JSON and Python write it; long ones are none, so that nobody computes with a billion digits. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]{1,400}\\.?[0-9]{0,400}|\\.[0-9]{1,400})([eE][+-]?[0-9]{1,3})?");

    Operand(String text, boolean quoted) {
        this(text, quoted ? null : number(text).orElse(null));
    }

    /** The number that a text is; empty for any other. */
    static Optional<BigDecimal> number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text.endsWith(".") ? text + "0" : text));
    }

    boolean equalTo(String value) {
        return compared(value).filter(order -> order == 0).isPresent();
    }

    /** How a value stands to this one, below, at or above 0; empty where one is a number and the other is text. */
    Optional<Integer> compared(String value) {
        BigDecimal own = number;
        if (own == null) {
            return Optional.of(value.compareTo(text));
        }
        return number(value).map(other -> other.compareTo(own));
    }
}
