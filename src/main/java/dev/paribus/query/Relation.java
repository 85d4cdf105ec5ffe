package dev.paribus.query;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** The comparisons. */
enum Relation {
    EQUAL("=", "=="),
    OTHER("!=", "<>"),
    BELOW("<", ""),
    AT_MOST("<=", ""),
    ABOVE(">", ""),
    AT_LEAST(">=", "");

    private final String sign;
    private final String other;

    Relation(String sign, String other) {
        this.sign = sign;
        this.other = other;
    }

    static Optional<Relation> of(Token token) {
        return Arrays.stream(values())
                .filter(one -> token.sign(one.sign) || token.sign(one.other))
                .findFirst();
    }

    /** False where a number meets a text. */
    boolean holds(String value, Operand operand) {
        BigDecimal number = operand.number();
        if (number == null) {
            return means(value.compareTo(operand.text()));
        }
        Optional<BigDecimal> other = Operand.number(value);
        return other.isPresent() && means(other.get().compareTo(number));
    }

    private boolean means(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case OTHER -> order != 0;
            case BELOW -> order < 0;
            case AT_MOST -> order <= 0;
            case ABOVE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }
}
