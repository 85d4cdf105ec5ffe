package dev.paribus.evidence;

import dev.paribus.model.Criterion;
import dev.paribus.model.Look;
import dev.paribus.model.Metric;
import dev.paribus.model.Pairing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one verdict is computed from.
 *
 * @param success criteria that must all hold, in the record's order
 * @param guard criteria that must hold besides; they count no siblings
 * @param metrics the project's declared metrics at {@code ran.rules}; exactly one is primary
 * @param child the experiment
 * @param parent what it is measured against; null when it has none
 * @param pairing as resolved at registration, never AUTO
 * @param tries what R7 and R8 count
 * @param policy of the project
 * @param incomparable what makes the whole comparison void; empty when nothing does
 */
public record Judgement(
        List<Criterion> success,
        List<Criterion> guard,
        List<Metric> metrics,
        Arm child,
        @Nullable Arm parent,
        Pairing pairing,
        Tries tries,
        Policy policy,
        List<Incomparable> incomparable) {

    /**
     * How often was tried.
     *
     * @param k verdicts computed against this parent for this primary metric, this one included (R7), at least 1
     * @param counted the earlier ones that {@code k} counts
     * @param look L of R8, from 1
     */
    public record Tries(int k, List<Look.Counted> counted, int look) {
        public static final Tries FIRST = new Tries(1, List.of(), 1);

        public Tries {
            counted = List.copyOf(counted);
            if (k < 1 || look < 1) {
                throw new IllegalArgumentException("tries and looks count from 1: " + k + ", " + look);
            }
        }
    }

    /**
     * What the project allows.
     *
     * @param oneSeed what a single seed may show (R4)
     * @param deterministic metrics of which an experiment of the project has shown two or more seeds with equal values
     * @param lent by metric, the pooled noise that was frozen with the plan and that a single seed borrows; the parent's for the others
     */
    public record Policy(OneSeed oneSeed, Set<String> deterministic, Map<String, Noise> lent) {
        public static final Policy DEFAULT = new Policy(OneSeed.REFUTES_ONLY, Set.of());

        public Policy {
            deterministic = Set.copyOf(deterministic);
            lent = Map.copyOf(lent);
        }

        /** One by which a single seed borrows the parent's noise alone. */
        public Policy(OneSeed oneSeed, Set<String> deterministic) {
            this(oneSeed, deterministic, Map.of());
        }
    }

    /** What a single seed may show (R4). */
    public enum OneSeed {
        REFUTES_ONLY,
        /** {@code policy: {one-seed: equal-noise}}: it may support too, assuming that the noise of all experiments is the same. */
        EQUAL_NOISE
    }

    /**
     * Why child and parent cannot be compared.
     *
     * @param code stable, e.g. {@code other-data}
     * @param reason words for a person, e.g. {@code the data differ from the parent's}
     */
    public record Incomparable(String code, String reason) {}

    public Judgement {
        success = List.copyOf(success);
        guard = List.copyOf(guard);
        metrics = List.copyOf(metrics);
        incomparable = List.copyOf(incomparable);
    }
}
