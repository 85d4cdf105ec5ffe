package dev.paribus.model;

import org.jspecify.annotations.Nullable;

/**
 * The verdict on one criterion with everything that recomputes it (evidence R7). All differences are turned so that
 * positive is better; NaN never occurs, what does not apply is null.
 *
 * @param criterion as it was registered
 * @param guard true for a guard, which counts no siblings
 * @param method {@code welch}, {@code paired}, {@code one-sample}, {@code one-seed}, {@code exact} or {@code none}
 * @param alpha level per tail that was applied
 * @param n child's values used
 * @param parentN parent's values used; null for an absolute bound
 * @param gain G of R1; null for an absolute bound
 * @param excess E of R1
 * @param se standard error of the tested difference; null when there is none
 * @param df degrees of freedom
 * @param lower lower end of the two-sided 95 % interval of the gain (of the excess for an absolute bound)
 * @param upper its upper end
 * @param pSupported p_s, raw
 * @param pRefuted p_r, raw
 * @param reason one sentence for a person
 */
public record CriterionVerdict(
        Criterion criterion,
        boolean guard,
        Verdict verdict,
        String method,
        double alpha,
        int n,
        @Nullable Integer parentN,
        @Nullable Double gain,
        @Nullable Double excess,
        @Nullable Double se,
        @Nullable Double df,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable Double pSupported,
        @Nullable Double pRefuted,
        String reason) {}
