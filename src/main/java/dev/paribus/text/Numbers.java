package dev.paribus.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Numbers rounded for display. Every text is ASCII, has no grouping, and reads as a number in Python, YAML 1.1, YAML 1.2 and
 * JSON (except for the plus of {@link #signed}); the exact values stand in the files.
 */
public final class Numbers {
    /** More decimals than this are written with an exponent, as are numbers below 0.0001. */
    private static final int MOST_DECIMALS = 8;

    /** Digits where no standard deviation says how many of them count. */
    private static final int DIGITS = 5;

    /** No probability is said to be smaller. */
    private static final String LEAST = "0.000001";

    private Numbers() {}

    /** The number of decimals, at least 0, at which {@code sd} shows two significant digits. */
    public static int decimals(double sd) {
        if (!(Math.abs(sd) > 0) || Double.isInfinite(sd)) {
            return 0;
        }
        BigDecimal two = BigDecimal.valueOf(Math.abs(sd)).round(new MathContext(2, RoundingMode.HALF_EVEN));
        return Math.max(0, 1 - exponent(two));
    }

    /**
     * A mean with the decimals that its standard deviation justifies: the sd's second significant digit is the last one.
     *
     * @param sd null, or zero, where it is unknown or says nothing: five significant digits then
     */
    public static String mean(double mean, @Nullable Double sd) {
        return saysSomething(mean, sd) ? fixed(mean, decimals(sd == null ? 0 : sd)) : significant(mean, DIGITS);
    }

    /** A standard deviation: two significant digits. */
    public static String sd(double sd) {
        return sd == 0 ? "0" : rounded(sd, 2);
    }

    /**
     * A difference with its sign, {@code +0.0081} or {@code -0.0139}, to the same decimals as the mean it belongs to; more of
     * them where it would vanish otherwise.
     *
     * @param mean the mean that stands beside it
     * @param sd the standard deviation of that mean; null when unknown
     */
    public static String difference(double difference, double mean, @Nullable Double sd) {
        if (!Double.isFinite(difference) || !saysSomething(mean, sd)) {
            return signed(significant(difference, DIGITS - 1));
        }
        int decimals = decimals(sd == null ? 0 : sd);
        boolean vanishes = difference != 0 && round(difference, decimals).signum() == 0;
        return signed(vanishes ? significant(difference, 2) : fixed(difference, decimals));
    }

    /** The text with a {@code +} in front unless it has a sign, is zero or is no number. */
    public static String signed(String number) {
        boolean digits = !number.isEmpty() && Character.isDigit(number.charAt(0));
        return digits && !isZero(number) ? "+" + number : number;
    }

    /** A probability: two significant digits, {@code 0.0011}; below one in a million {@code <0.000001}. */
    public static String probability(double p) {
        if (p > 0 && p < 0.000001) {
            return "<" + LEAST;
        }
        return p == 0 ? "0" : significant(p, 2);
    }

    /** The same where numbers are wanted: the least for what is below it. */
    public static String counted(String probability) {
        return probability.equals("<" + LEAST) ? LEAST : probability;
    }

    /** The same for people, who are told that it is below. */
    public static String told(String counted) {
        return counted.equals(LEAST) ? "<" + LEAST : counted;
    }

    /** At most {@code digits} significant digits, without needless zeros. */
    public static String significant(double number, int digits) {
        if (!Double.isFinite(number)) {
            return notFinite(number);
        }
        if (number == 0) {
            return "0";
        }
        BigDecimal exact = BigDecimal.valueOf(number)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        return written(exact.scale() < 0 && exponent(exact) < 15 ? exact.setScale(0) : exact);
    }

    /** Exactly {@code decimals} decimals; an exponent with the same last digit where there would be more than eight. */
    public static String fixed(double number, int decimals) {
        return Double.isFinite(number) ? written(round(number, decimals)) : notFinite(number);
    }

    /** A count for a person: {@code 1,200}; what is no whole number is made harmless and else stays. */
    public static String grouped(String count) {
        if (count.isEmpty() || !count.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Escape.terminal(count);
        }
        var out = new StringBuilder(count);
        for (int i = count.length() - 3; i > 0; i -= 3) {
            out.insert(i, ',');
        }
        return out.toString();
    }

    private static String rounded(double number, int digits) {
        if (!Double.isFinite(number)) {
            return notFinite(number);
        }
        BigDecimal exact = BigDecimal.valueOf(number).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = exponent(exact);
        return written(exact.setScale(Math.max(0, digits - 1 - exponent), RoundingMode.HALF_EVEN));
    }

    private static BigDecimal round(double number, int decimals) {
        return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    /** A standard deviation that is lost in the digits of a double says nothing about the digits that count. */
    private static boolean saysSomething(double mean, @Nullable Double sd) {
        return sd != null && Double.isFinite(sd) && Math.abs(sd) > 1e-9 * Math.abs(mean);
    }

    private static String notFinite(double number) {
        return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
    }

    private static int exponent(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }

    private static boolean isZero(String number) {
        return number.chars().takeWhile(c -> c != 'e').noneMatch(c -> c >= '1' && c <= '9');
    }

    /** PyYAML wants a dot and a signed exponent: {@code 1.0e-09}. */
    private static String written(BigDecimal number) {
        if (number.signum() == 0) {
            return number.scale() <= MOST_DECIMALS ? number.abs().toPlainString() : "0";
        }
        int exponent = exponent(number);
        if (number.scale() <= MOST_DECIMALS && exponent > -5 && exponent < 15) {
            return number.toPlainString();
        }
        BigDecimal kept = exponent < 0
                ? number
                : number.round(new MathContext(DIGITS + 1, RoundingMode.HALF_EVEN))
                        .stripTrailingZeros();
        String digits = kept.unscaledValue().abs().toString();
        String tail = digits.length() > 1 ? digits.substring(1) : "0";
        String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return (number.signum() < 0 ? "-" : "") + digits.charAt(0) + "." + tail + "e" + power;
    }
}
