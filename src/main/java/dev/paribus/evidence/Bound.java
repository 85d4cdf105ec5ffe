package dev.paribus.evidence;

import dev.paribus.model.Criterion;
import dev.paribus.model.Goal;
import java.math.BigDecimal;
import java.util.List;

/**
 * A bound in its normal form (evidence R1): the child's mean is held against {@code weight} times the parent's plus
 * {@code offset}, turned by {@code sign} so that positive is better.
 *
 * @param sign s: +1 where more is better, -1 where less is
 * @param weight w: 1, or 1 + r/100 times the sign of the parent's mean for a bound in percent; 0 for a fixed number
 * @param offset d: in the metric's unit; the number itself for a fixed bound
 * @param asked sign of the asked gain: 1 asks for more than the parent, 0 for any gain, -1 allows a loss
 */
record Bound(int sign, BigDecimal weight, BigDecimal offset, int asked) {
    /** The gain itself: against the parent's mean. */
    static Bound parent(Goal goal) {
        return new Bound(goal.sign(), BigDecimal.ONE, BigDecimal.ZERO, 0);
    }

    static Bound fixed(Goal goal, BigDecimal number) {
        return new Bound(goal.sign(), BigDecimal.ZERO, number, -1);
    }

    /** The bound that a criterion sets; {@code parent} values are all of one sign where the bound is in percent. */
    static Bound of(Criterion.Bound.FromParent bound, Goal goal, List<BigDecimal> parent) {
        int asked = goal.sign() * bound.offset().signum();
        if (!bound.percent()) {
            return new Bound(goal.sign(), BigDecimal.ONE, bound.offset(), asked);
        }
        BigDecimal share = bound.offset().movePointLeft(2);
        BigDecimal turned = Statistics.sum(parent).signum() < 0 ? share.negate() : share;
        return new Bound(goal.sign(), BigDecimal.ONE.add(turned), BigDecimal.ZERO, asked);
    }

    /** True where the weight is another than that of the gain, so that both have their own standard errors. */
    boolean weighted() {
        return weight.compareTo(BigDecimal.ONE) != 0;
    }

    BigDecimal turn(BigDecimal difference) {
        return sign < 0 ? difference.negate() : difference;
    }
}
