package dev.paribus.foreign;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The shortest decimal that reads back as the same binary number, as Python's {@code repr} has it; Java's own {@code toString} was
 * not always the shortest before JDK 19, and a result must not depend on the JDK.
 */
final class Digits {
    private Digits() {}

    static String of(float number) {
        if (Float.isNaN(number) || Float.isInfinite(number)) {
            return Float.toString(number);
        }
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 6; digits < 9; digits++) {
            BigDecimal shorter = exact.round(new MathContext(digits));
            if (shorter.floatValue() == number) {
                return text(shorter);
            }
        }
        return text(exact.round(new MathContext(9)));
    }

    static String of(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.toString(number);
        }
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 15; digits < 17; digits++) {
            BigDecimal shorter = exact.round(new MathContext(digits));
            if (shorter.doubleValue() == number) {
                return text(shorter);
            }
        }
        return text(exact.round(new MathContext(17)));
    }

    private static String text(BigDecimal number) {
        if (number.signum() == 0) {
            return "0.0";
        }
        BigDecimal bare = number.stripTrailingZeros();
        int magnitude = bare.precision() - bare.scale();
        return magnitude > -4 && magnitude <= 16
                ? (bare.scale() < 1 ? bare.setScale(1) : bare).toPlainString()
                : bare.toString();
    }
}
