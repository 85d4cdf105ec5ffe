package dev.paribus.evidence;

import dev.paribus.model.Criterion;
import dev.paribus.model.Metric;
import dev.paribus.model.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of one criterion's verdict, with its numbers, for a person. */
final class Sentences {
    private final Criterion criterion;
    private final @Nullable Metric metric;
    private final String remark;

    /**
     * @param metric null when the criterion names none of the project's
     * @param remark what else belongs to it, e.g. that values were imputed; empty for nothing
     */
    Sentences(Criterion criterion, @Nullable Metric metric, String remark) {
        this.criterion = criterion;
        this.metric = metric;
        this.remark = remark;
    }

    static String list(Collection<?> items) {
        return items.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    String blocked(String why, Verdict verdict) {
        return criterion.metric() + ": " + why + ": " + verdict.word() + remark();
    }

    String exact(Bound bound, @Nullable BigDecimal gain, BigDecimal excess, Verdict verdict) {
        BigDecimal shown = gain == null ? excess : gain;
        String against = gain == null ? " against " + plain(bound.offset()) : "";
        String asked = asked(bound, gain == null ? null : gain.subtract(excess), null);
        return criterion.metric() + " " + directed(shown, plain(shown.abs())) + against + ", exact (deterministic); "
                + asked + ": " + verdict.word() + remark();
    }

    String tested(Tested tested, Verdict verdict, int k, int look) {
        Estimate shown = tested.shown();
        int places = places(shown.se());
        var out = new StringBuilder(criterion.metric()).append(' ').append(directed(shown.value(), places));
        if (tested.gain() == null) {
            out.append(" against ").append(plain(tested.bound().offset()));
        }
        out.append(range(shown, places, verdict))
                .append(chance(tested, verdict, k, look))
                .append("; ");
        out.append(asked(tested.bound(), tested.asked(), places));
        if (tested.method() == Tested.Method.ONE_SEED) {
            Noise lent = tested.lent();
            out.append("; one seed, assumes the ").append(lent == null ? "parent's noise" : lent.pooled());
        }
        Long examples = metric == null ? null : metric.examples();
        if (examples != null) {
            out.append(ofExamples(shown.value(), examples));
        }
        boolean strict = criterion.relation().strict();
        int sign = tested.excess().value().signum();
        if (verdict == Verdict.INCONCLUSIVE && (strict ? sign <= 0 : sign < 0)) {
            out.append("; the estimate falls short of it");
        }
        return out.append(": ").append(verdict.word()).append(remark()).toString();
    }

    private String remark() {
        return remark.isEmpty() ? "" : " (" + remark + ")";
    }

    private String range(Estimate shown, int places, Verdict verdict) {
        return switch (verdict) {
            case SUPPORTED -> ", at least " + directed(shown.lower(), places) + " (97.5 %)";
            case REFUTED -> ", at most " + directed(shown.upper(), places) + " (97.5 %)";
            default ->
                ", between " + directed(shown.lower(), places) + " and " + directed(shown.upper(), places) + " (95 %)";
        };
    }

    private static String chance(Tested tested, Verdict verdict, int k, int look) {
        boolean refuted = verdict == Verdict.REFUTED;
        String p =
                probability(refuted ? tested.excess().below() : tested.proving().above());
        int times = refuted ? look : k;
        return ", p " + p + (times == 1 ? "" : " times " + times + (refuted ? " looks" : " tried"));
    }

    private String asked(Bound bound, @Nullable BigDecimal asked, @Nullable Integer places) {
        if (asked == null || !(criterion.bound() instanceof Criterion.Bound.FromParent from)) {
            return "asked for " + criterion.relation().sign() + " " + plain(bound.offset());
        }
        String amount = from.percent()
                ? plain(from.offset().abs()) + " % ("
                        + (places == null ? plain(asked.abs()) : fixed(asked.abs(), places)) + ")"
                : plain(from.offset().abs());
        if (bound.asked() > 0) {
            return "asked for " + directed(BigDecimal.ONE, amount);
        }
        if (bound.asked() < 0) {
            return "allowed a loss of " + amount;
        }
        return criterion.relation().strict()
                ? "asked for any gain"
                : "asked for no loss, which is tested like a gain; 'parent - d' allows one";
    }

    private static String ofExamples(BigDecimal value, long examples) {
        BigDecimal count = value.multiply(BigDecimal.valueOf(examples)).abs().setScale(1, RoundingMode.HALF_EVEN);
        return "; that is " + count.toPlainString() + " of " + examples + " examples, holds for this evaluation set";
    }

    private String directed(BigDecimal turned, int places) {
        return directed(turned, fixed(turned.abs(), places));
    }

    /** {@code +0.0079} where more is better, {@code 5.7 lower} where less is. */
    private String directed(BigDecimal turned, String amount) {
        boolean gain = turned.signum() >= 0;
        if (metric == null || metric.goal().sign() > 0) {
            return (gain ? "+" : "-") + amount;
        }
        return amount + (gain ? " lower" : " higher");
    }

    /** Decimal places that show two significant digits of the standard error. */
    static int places(BigDecimal se) {
        int exponent = se.precision() - se.scale() - 1;
        return Math.max(0, Math.min(1 - exponent, 12));
    }

    private static String fixed(BigDecimal value, int places) {
        return value.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String plain(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        return bare.scale() < -15 || bare.scale() > 15 ? bare.toString() : bare.toPlainString();
    }

    /** Two significant digits; four decimals from 0.001 down; {@code < 0.0001} below that. */
    static String probability(double p) {
        if (p < 0.0001) {
            return "< 0.0001";
        }
        if (p < 0.001) {
            return String.format(Locale.ROOT, "%.4f", p);
        }
        return new BigDecimal(p)
                .round(new MathContext(2, RoundingMode.HALF_EVEN))
                .toPlainString();
    }
}
