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
    private static final int LONGEST = 400;

    /** A number as YAML, JSON and Python write it; long ones are none, so that nobody computes with a billion digits. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]{1,400}\\.?[0-9]{0,400}|\\.[0-9]{1,400})([eE][+-]?[0-9]{1,3})?");

    Operand(String text, boolean quoted) {
        this(text, quoted ? null : number(text).orElse(null));
    }

    /** The number that a text is; empty for any other. */
    static Optional<BigDecimal> number(String text) {
        if (!plain(text) && !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text.endsWith(".") ? text + "0" : text));
    }

    /** True for digits with a point among them, as nearly all numbers of ten thousand rows are: the pattern costs them more than all else. */
    private static boolean plain(String text) {
        int points = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            points += c == '.' ? 1 : 0;
            if ((c < '0' || c > '9') && (c != '.' || i == 0 || i + 1 == length)) {
                return false;
            }
        }
        return points <= 1 && length > 0 && length < LONGEST;
    }

    boolean equalTo(String value) {
        return Relation.EQUAL.holds(value, this);
    }
}
