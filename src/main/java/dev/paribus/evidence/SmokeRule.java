package dev.paribus.evidence;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.Criterion;
import dev.paribus.model.MetricValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a smoke run lets the full run start (contracts, "Before, after, and refused"). */
public final class SmokeRule {
    /** What a smoke run can come to. */
    public enum Kind {
        /** It ended well, every declared metric is there and finite, and no {@code abort_if} holds. */
        PASSED,
        /** It did not work; nothing was learned about the idea. */
        FAILED,
        /** It worked and meets the record's own {@code abort_if}: the idea ends here, on record. */
        ABORTED
    }

    /**
     * The judgement.
     *
     * @param reason one sentence
     * @param untried lines of {@code abort_if} that could not be held against anything, for want of the parent's smoke value
     */
    public record Verdict(Kind kind, String reason, List<String> untried) {
        public Verdict {
            untried = List.copyOf(untried);
        }
    }

    private SmokeRule() {}

    /**
     * Judges one smoke run. {@code abort_if} is exact arithmetic on single values, for no number of seeds stands behind them;
     * lines with a step are the full run's.
     *
     * @param abortIf the record's
     * @param attempt as the summary would list it: FAILED also where a declared metric is missing, DIVERGED where one is not finite
     * @param values declared metrics
     * @param parent the parent's smoke values; null where it had no smoke run
     */
    public static Verdict judge(
            List<Criterion> abortIf,
            AttemptSummary attempt,
            Map<String, MetricValue> values,
            @Nullable Map<String, MetricValue> parent) {
        if (attempt.end() != AttemptEnd.OK) {
            String cause = attempt.cause() == null ? attempt.end().word() : attempt.cause();
            return new Verdict(Kind.FAILED, cause, List.of());
        }
        var untried = new ArrayList<String>();
        for (Criterion line : abortIf) {
            MetricValue value = values.get(line.metric());
            BigDecimal number = value == null ? null : value.decimal();
            BigDecimal bound = line.step() == null ? bound(line, parent) : null;
            if (line.step() == null && bound == null) {
                untried.add(line.text());
            } else if (number != null && bound != null && line.relation().holds(number, bound)) {
                return new Verdict(Kind.ABORTED, reason(line, number, bound), untried);
            }
        }
        return new Verdict(Kind.PASSED, "passed", untried);
    }

    private static String reason(Criterion line, BigDecimal number, BigDecimal bound) {
        boolean relative = line.bound() instanceof Criterion.Bound.FromParent;
        return "ended on its smoke run: " + line.metric() + " " + number + " meets abort_if '" + line.text() + "'"
                + (relative ? ", which is " + bound.toPlainString() + " there" : "");
    }

    /** The number that a line names; null for the parent's where that has none. */
    private static @Nullable BigDecimal bound(Criterion line, @Nullable Map<String, MetricValue> parent) {
        if (line.bound() instanceof Criterion.Bound.Absolute fixed) {
            return fixed.value();
        }
        MetricValue theirs = parent == null ? null : parent.get(line.metric());
        BigDecimal base = theirs == null ? null : theirs.decimal();
        if (base == null || !(line.bound() instanceof Criterion.Bound.FromParent from)) {
            return null;
        }
        // A share of the parent's size, as in a criterion (evidence R1).
        return base.add(from.percent() ? base.abs().multiply(from.offset().movePointLeft(2)) : from.offset());
    }
}
