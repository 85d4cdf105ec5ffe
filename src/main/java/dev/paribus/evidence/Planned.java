package dev.paribus.evidence;

import dev.paribus.model.Criterion;
import dev.paribus.model.Metric;
import dev.paribus.model.Pairing;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One criterion of an experiment that is not measured yet.
 *
 * @param guard true for a criterion that must hold besides
 * @param parent the parent's finite values of this metric; empty before it is measured
 * @param seeds how many the experiment gets, at least 1
 * @param pairing as resolved at registration
 * @param k the try that it will be (R7), from 1
 * @param gain that its author expects, in the primary metric's unit, positive is better; null: not said, or another metric
 * @param noise better known than by the parent's values alone; null: theirs
 * @param policy of the project
 */
public record Planned(
        Criterion criterion,
        Metric metric,
        boolean guard,
        List<BigDecimal> parent,
        int seeds,
        Pairing pairing,
        int k,
        @Nullable BigDecimal gain,
        @Nullable Noise noise,
        Judgement.Policy policy) {
    public Planned {
        parent = List.copyOf(parent);
        if (seeds < 1 || k < 1) {
            throw new IllegalArgumentException("seeds and tries count from 1: " + seeds + ", " + k);
        }
    }

    /** The same with another number of seeds, compared in another way. */
    public Planned with(int otherSeeds, Pairing otherPairing) {
        return new Planned(criterion, metric, guard, parent, otherSeeds, otherPairing, k, gain, noise, policy);
    }
}
