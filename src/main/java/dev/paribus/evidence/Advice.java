package dev.paribus.evidence;

import dev.paribus.model.Criterion;
import dev.paribus.problem.Problem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plan should be told before it runs (evidence R1, R4, R11), the weightiest first. */
final class Advice {
    /** Seeds on each side at which 2.1 sd are seen. */
    private static final String ENOUGH = "--seeds 1..5";

    private final Planned plan;
    private final Foresight.Seen seen;
    private final OutlookText text;
    private final List<Problem> out = new ArrayList<>();

    Advice(Planned plan, Foresight.Seen seen, OutlookText text) {
        this.plan = plan;
        this.seen = seen;
        this.text = text;
    }

    List<Problem> all() {
        if (plan.criterion().bound() instanceof Criterion.Bound.Absolute bound) {
            met(bound.value());
        }
        Noise noise = seen.noise();
        if (noise != null) {
            few(noise);
            small();
            if (plan.criterion().bound() instanceof Criterion.Bound.FromParent bound && bound.plain()) {
                endless(noise);
            }
        }
        return out;
    }

    /** A guard is to be met already. */
    private void met(BigDecimal number) {
        List<BigDecimal> x = plan.parent();
        if (plan.guard() || x.isEmpty()) {
            return;
        }
        BigDecimal mean = Statistics.mean(x);
        if (plan.criterion().relation().holds(mean, number)) {
            out.add(Problem.warning(
                            "criterion-met",
                            "the parent meets '" + plan.criterion() + "' already: its mean is "
                                    + mean.round(new MathContext(4)).toPlainString())
                    .hint(proposal("any gain over it is '" + plan.metric().name() + " " + relation() + " parent'")));
        }
    }

    private String proposal(String otherwise) {
        Noise noise = seen.noise();
        return noise == null ? otherwise : "ask for more than it has: --success '" + margin(noise) + "'";
    }

    private String relation() {
        return plan.metric().goal().sign() > 0 ? ">" : "<";
    }

    /** A margin of two standard deviations, which five seeds can show and refute (R11). */
    private String margin(Noise noise) {
        boolean more = plan.metric().goal().sign() > 0;
        return plan.metric().name() + (more ? " >= parent + " : " <= parent - ") + OutlookText.two(2 * noise.sd());
    }

    private void few(Noise noise) {
        if (plan.guard() || plan.seeds() > 2 || seen.shown() == null || plan.seeds() == 1) {
            return;
        }
        out.add(Problem.warning(
                        "two-seeds",
                        "2 seeds show a gain only from about " + OutlookText.two(seen.shown() / noise.sd())
                                + " times the noise on (" + OutlookText.two(seen.shown()) + ")")
                .hint(ENOUGH));
    }

    /** The gain that its author expects, else the margin, is held against what the seeds can show. */
    private void small() {
        Double asked = seen.asked();
        Double shown = seen.shown();
        Double detectable = seen.detectable();
        if (plan.guard() || asked == null || shown == null || detectable == null) {
            return;
        }
        BigDecimal gain = plan.gain();
        double expected = gain == null ? 0 : gain.doubleValue();
        if (expected > 0 && asked >= 0) {
            if (expected < detectable) {
                small("the gain of " + text.directed(expected) + " that you expect", detectable, reaching(expected));
            }
        } else if (asked > 0 && asked < shown) {
            small("the margin of '" + plan.criterion() + "'", shown, seen.decides());
        } else if (asked < 0 && Math.max(0, expected) - asked < detectable) {
            small("the loss that '" + plan.criterion() + "' allows", detectable, seen.decides());
        }
    }

    /** How many seeds show the expected gain and put the estimate above what is asked for; null where none do. */
    private @Nullable Integer reaching(double expected) {
        double asked = seen.asked() == null ? 0 : seen.asked();
        Noise noise = seen.noise();
        return noise == null || expected <= asked
                ? null
                : Foresight.seeds(noise.sd(), expected, asked, plan.k()).orElse(null);
    }

    private void small(String what, double shown, @Nullable Integer needed) {
        if (needed != null && plan.seeds() >= needed && plan.parent().size() >= needed) {
            return;
        }
        out.add(Problem.warning(
                        "effect-too-small",
                        what + " is less than " + plan.seeds() + (plan.seeds() == 1 ? " seed" : " seeds")
                                + " can show (" + OutlookText.two(shown) + ")")
                .hint(
                        needed == null
                                ? "ask for less than you expect"
                                : needed + " seeds on each side would decide (--seeds 1.." + needed
                                        + ", and as many of the parent's), or aim at more"));
    }

    private void endless(Noise noise) {
        if (plan.guard()) {
            return;
        }
        if (!plan.criterion().relation().strict()) {
            CriterionForm.judge(plan.criterion(), plan.metric()).ifPresent(out::add);
            return;
        }
        out.add(Problem.note(
                        "never-refuted",
                        "'" + plan.criterion() + "' can hardly be refuted: 96 of 100 useless changes stay inconclusive")
                .hint("a margin of 2 sd can be: --success '" + margin(noise) + "'"));
    }
}
