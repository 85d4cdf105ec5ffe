package dev.paribus.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One computation of the verdict, recorded once and never changed (evidence R7, R8).
 *
 * @param look L, from 1; one more with every amendment
 * @param rules version of the rules, {@code R1}
 * @param primary the project's primary metric then; k counts tries for this metric
 * @param seeds seeds of this experiment that were used
 * @param k tries so far, this one included
 * @param counted the siblings that k counts, by name with the commit that held their verdict
 * @param parent the parent and the commit that held its results; null for a baseline
 * @param pairing as resolved at registration
 * @param criteria success first, then guards, in the record's order
 * @param verdict of the whole (R10)
 * @param reason one sentence for a person
 */
public record Look(
        int look,
        String rules,
        String primary,
        List<Integer> seeds,
        int k,
        List<Counted> counted,
        @Nullable Counted parent,
        Pairing pairing,
        List<CriterionVerdict> criteria,
        Verdict verdict,
        String reason) {
    /** An experiment and the commit (40 hex digits) at which its result was read. */
    public record Counted(String name, String commit) {}

    public Look {
        seeds = List.copyOf(seeds);
        counted = List.copyOf(counted);
        criteria = List.copyOf(criteria);
    }
}
