package dev.paribus.evidence;

import dev.paribus.model.Criterion;
import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Verdict;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the numbers of one criterion against its levels and writes the verdict down (evidence R2, R7, R8). */
final class Findings {
    private final Criterion criterion;
    private final boolean guard;
    private final Judgement.Tries tries;
    private final Sentences words;

    Findings(Criterion criterion, boolean guard, Judgement.Tries tries, Sentences words) {
        this.criterion = criterion;
        this.guard = guard;
        this.tries = tries;
        this.words = words;
    }

    /** A verdict that the numbers do not decide. */
    CriterionVerdict blocked(Verdict verdict, Cause cause, String why) {
        return blocked(verdict, cause.code(), why);
    }

    CriterionVerdict blocked(Verdict verdict, String code, String why) {
        return untested(verdict, Tested.Method.NONE, 0, null, null, null, code, words.blocked(why, verdict));
    }

    /** A verdict without a test behind it: no error, no interval, no p. */
    private CriterionVerdict untested(
            Verdict verdict,
            Tested.Method method,
            int n,
            @Nullable Integer parentN,
            @Nullable BigDecimal gain,
            @Nullable BigDecimal excess,
            @Nullable String cause,
            String reason) {
        return new CriterionVerdict(
                criterion,
                guard,
                verdict,
                method.word(),
                StudentT.ALPHA,
                n,
                parentN,
                number(gain),
                number(excess),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                cause,
                reason);
    }

    /** Compares exactly: values of a metric that does not depend on the seed (R5). */
    CriterionVerdict exact(Bound bound, List<BigDecimal> y, List<BigDecimal> x) {
        boolean alone = x.isEmpty();
        List<BigDecimal> one = List.of(y.get(0));
        List<BigDecimal> other = alone ? List.of(BigDecimal.ZERO) : List.of(x.get(0));
        BigDecimal excess = Estimates.difference(one, other, bound);
        BigDecimal gain = alone ? null : bound.turn(y.get(0).subtract(x.get(0)));
        Verdict verdict = met(excess) ? Verdict.SUPPORTED : Verdict.REFUTED;
        Integer parentN = alone ? null : x.size();
        String reason = words.exact(bound, gain, excess, verdict);
        return untested(verdict, Tested.Method.EXACT, y.size(), parentN, gain, excess, null, reason);
    }

    CriterionVerdict decide(Tested tested) {
        if (Wiring.zero(tested.excess().se(), tested.values())
                || Wiring.zero(tested.shown().se(), tested.values())) {
            return blocked(
                    Verdict.INCONCLUSIVE,
                    Cause.NO_VARIATION,
                    "the difference is the same for every seed, so nothing tells it from noise");
        }
        int k = guard ? 1 : tries.k();
        double supports = tested.proving().above();
        double refutes = tested.excess().below();
        Verdict verdict = Verdict.INCONCLUSIVE;
        if (tested.maySupport() && met(tested.excess().value()) && k * supports <= tested.alpha()) {
            verdict = Verdict.SUPPORTED;
        } else if (tries.look() * refutes <= tested.alpha()) {
            verdict = Verdict.REFUTED;
        }
        Estimate shown = tested.shown();
        boolean own = tested.gain() != null && tested.bound().weighted();
        return new CriterionVerdict(
                criterion,
                guard,
                verdict,
                tested.method().word(),
                tested.alpha(),
                tested.n(),
                tested.parentN(),
                tested.gain() == null ? null : number(tested.gain().value()),
                number(tested.excess().value()),
                number(shown.se()),
                Statistics.recorded(shown.df()),
                own ? number(tested.excess().se()) : null,
                own ? Statistics.recorded(tested.excess().df()) : null,
                number(shown.lower()),
                number(shown.upper()),
                Statistics.recorded(supports),
                Statistics.recorded(refutes),
                null,
                words.tested(tested, verdict, k, tries.look()));
    }

    private boolean met(BigDecimal excess) {
        return criterion.relation().strict() ? excess.signum() > 0 : excess.signum() >= 0;
    }

    private static @Nullable Double number(@Nullable BigDecimal value) {
        return value == null ? null : Statistics.recorded(value);
    }
}
