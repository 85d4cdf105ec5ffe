package dev.paribus.param;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spellings of numbers that Python, PyYAML and YAML 1.2 readers agree on. */
final class NumberText {
    private static final Pattern DECIMAL = Pattern.compile("([-+]?)([0-9]*)(\\.[0-9]*)?(?:[eE]([-+]?)([0-9]+))?");

    private NumberText() {}

    /** See {@link Scalars#number}. */
    static String respell(String decimal) {
        Matcher m = DECIMAL.matcher(decimal);
        String fraction = m.matches() ? m.group(3) : null;
        if (!m.matches() || m.group(2).isEmpty() && (fraction == null || fraction.length() == 1)) {
            throw new IllegalArgumentException("'" + decimal + "' is no decimal number");
        }
        String whole = m.group(2).replaceFirst("^0+(?=[0-9])", "");
        var out = new StringBuilder(m.group(1).equals("-") ? "-" : "").append(whole.isEmpty() ? "0" : whole);
        boolean exponent = m.group(5) != null;
        if (fraction != null || exponent) {
            out.append(fraction == null || fraction.length() == 1 ? ".0" : fraction);
        }
        if (exponent) {
            out.append('e').append(m.group(4).equals("-") ? '-' : '+').append(m.group(5));
        }
        return out.toString();
    }

    /** Python's {@code repr}: the fewest digits that give the double back; NaN and infinity as JSON's Python names. */
    static String repr(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(number);
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        if (exponent >= -4 && exponent < 16) {
            String plain = shortest.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String power = Integer.toString(Math.abs(exponent));
        return (number < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+") + (power.length() == 1 ? "0" : "")
                + power;
    }

    /** PyYAML's own writing of a float: as {@link #repr}, with a dot before an exponent. */
    static String yaml(double number) {
        if (Double.isNaN(number)) {
            return ".nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? ".inf" : "-.inf";
        }
        String python = repr(number);
        int e = python.indexOf('e');
        return e < 0 || python.indexOf('.') >= 0 ? python : python.substring(0, e) + ".0" + python.substring(e);
    }

    // Double.toString is not the shortest on Java 17 (mended in 19) and would differ between JVMs.
    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int precision = 1; precision < 17; precision++) {
            BigDecimal rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == number) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }
}
