package dev.paribus.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code success}, {@code guard}, {@code launch} or {@code abort_if}:
 * {@code METRIC (>=|<=|>|<) (NUMBER | parent [+|- NUMBER[%]])}, in {@code abort_if} also {@code NUMBER at step N}.
 *
 * @param metric a declared metric
 * @param relation how the metric has to stand to the bound
 * @param bound an absolute number, or the parent's mean with an offset
 * @param text the line as it was written, byte for byte
 * @param step in {@code abort_if}: held against the first value of the full run at this step or later; null: against the smoke
 *     run, and everywhere else
 */
public record Criterion(
        String metric,
        Relation relation,
        Bound bound,
        String text,
        @Nullable Long step) {
    /** One without a step. */
    public Criterion(String metric, Relation relation, Bound bound, String text) {
        this(metric, relation, bound, text, null);
    }

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

        /** True where {@code number RELATION bound} holds, exactly. */
        public boolean holds(BigDecimal number, BigDecimal bound) {
            int order = number.compareTo(bound);
            return upward() ? strict() ? order > 0 : order >= 0 : strict() ? order < 0 : order <= 0;
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

    /**
     * What the metric is held against. Numbers stay as they were written until somebody calculates: on Java 25 the first exact
     * number of a process costs 20 ms, which a hook does not have.
     */
    public sealed interface Bound {
        /**
         * A fixed number.
         *
         * @param written decimal, in the metric's unit
         */
        record Absolute(String written) implements Bound {
            public BigDecimal value() {
                return new BigDecimal(written);
            }
        }

        /**
         * The parent's mean plus an offset.
         *
         * @param written decimal with an optional sign, in the metric's unit, or in percent of the parent's mean
         */
        record FromParent(String written, boolean percent) implements Bound {
            /** Zero for plain {@code parent}. */
            public BigDecimal offset() {
                return new BigDecimal(written);
            }

            /** True for an offset of zero, however it is written. */
            public boolean plain() {
                for (int i = 0; i < written.length(); i++) {
                    char c = written.charAt(i);
                    if (c >= '1' && c <= '9') {
                        return false;
                    }
                    if (c == 'e' || c == 'E') {
                        return true;
                    }
                }
                return true;
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
