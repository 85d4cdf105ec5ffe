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
 * @param se standard error of the gain (of the excess for an absolute bound); null when there is none
 * @param df its degrees of freedom, never rounded
 * @param seExcess standard error of the excess where it is another than {@code se}: for a bound in percent; else null
 * @param dfExcess its degrees of freedom; null with {@code seExcess}
 * @param lower lower end of the two-sided 95 % interval of the gain (of the excess for an absolute bound)
 * @param upper its upper end
 * @param pSupported p_s, raw
 * @param pRefuted p_r, raw
 * @param cause stable code of what kept the verdict from being computed by the numbers alone ({@code incomplete},
 *     {@code seed-not-wired}, {@code change-not-wired} ...); null when the numbers decide
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
        @Nullable Double seExcess,
        @Nullable Double dfExcess,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable Double pSupported,
        @Nullable Double pRefuted,
        @Nullable String cause,
        String reason) {}
