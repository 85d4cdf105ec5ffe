package dev.paribus.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The comparisons. */
enum Relation {
    EQUAL(order -> order == 0, "=", "=="),
    OTHER(order -> order != 0, "!=", "<>"),
    BELOW(order -> order < 0, "<"),
    AT_MOST(order -> order <= 0, "<="),
    ABOVE(order -> order > 0, ">"),
    AT_LEAST(order -> order >= 0, ">=");

    private final IntPredicate order;
    private final List<String> signs;

    Relation(IntPredicate order, String... signs) {
        this.order = order;
        this.signs = List.of(signs);
    }

    static Optional<Relation> of(Token token) {
        return Arrays.stream(values())
                .filter(one -> one.signs.stream().anyMatch(token::sign))
                .findFirst();
    }

    /** False where a number meets a text. */
    boolean holds(String value, Operand operand) {
        return operand.compared(value).filter(order::test).isPresent();
    }
}
