package dev.paribus.model;

import java.math.BigDecimal;

/**
 * One line of {@code success}, {@code guard}, {@code launch} or {@code abort_if}:
 * {@code METRIC (>=|<=|>|<) (NUMBER | parent [+|- NUMBER[%]])}.
 *
 * @param metric a declared metric
 * @param relation how the metric has to stand to the bound
 * @param bound an absolute number, or the parent's mean with an offset
 * @param text the line as it was written, byte for byte
 */
public record Criterion(String metric, Relation relation, Bound bound, String text) {
    /** The four relations. */
    public enum Relation {
        AT_LEAST(">="),
        AT_MOST("<="),
        ABOVE(">"),
        BELOW("<");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** True where being equal to the bound is not enough. */
        public boolean strict() {
            return this == ABOVE || this == BELOW;
        }

        /** True for {@code >=} and {@code >}. */
        public boolean upward() {
            return this == AT_LEAST || this == ABOVE;
        }
    }

    /** What the metric is held against. */
    public sealed interface Bound {
        /** A fixed number, in the metric's unit. */
        record Absolute(BigDecimal value) implements Bound {}

        /**
         * The parent's mean plus an offset.
         *
         * @param offset signed, in the metric's unit, or in percent of the parent's mean; zero for plain {@code parent}
         */
        record FromParent(BigDecimal offset, boolean percent) implements Bound {}
    }

    @Override
    public String toString() {
        return text;
    }
}
