package dev.paribus.evidence;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whether seed and change reached the run at all (evidence R5). */
public final class Wiring {
    /** An arm whose sd is at most this share of its mean varies by jitter only. */
    private static final BigDecimal JITTER = new BigDecimal("1e-5");

    /** A standard error of at most this share of the largest value is rounding. */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-9");

    private Wiring() {}

    /** True where the values are equal or differ by jitter only. */
    static boolean still(List<BigDecimal> values) {
        return Statistics.sd(values)
                        .compareTo(JITTER.multiply(Statistics.mean(values).abs()))
                <= 0;
    }

    /** True where the standard error is zero for all purposes. */
    static boolean zero(BigDecimal se, Collection<BigDecimal> values) {
        BigDecimal largest = values.stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::max);
        return se.compareTo(ROUNDING.multiply(largest)) <= 0;
    }

    static boolean constant(Collection<BigDecimal> values) {
        return values.stream().allMatch(v -> v.compareTo(values.iterator().next()) == 0);
    }

    /** True where both arms share two seeds or more and have equal numbers on each of them. */
    public static boolean equalOnCommonSeeds(Map<Integer, BigDecimal> child, Map<Integer, BigDecimal> parent) {
        var common = child.keySet().stream().filter(parent::containsKey).toList();
        return common.size() >= 2
                && common.stream()
                        .allMatch(seed -> Objects.requireNonNull(child.get(seed))
                                        .compareTo(Objects.requireNonNull(parent.get(seed)))
                                == 0);
    }
}
