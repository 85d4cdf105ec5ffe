package dev.paribus.evidence;

import dev.paribus.evidence.Outlook.Basis;
import dev.paribus.model.Criterion;
import dev.paribus.model.Metric;
import dev.paribus.model.Pairing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/** Says what a comparison can find out, before anything runs (evidence R11). One use. */
public final class Foresight {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double ONE_SEED_ALPHA = 0.005;
    private static final int FEWEST_FOR_ONE_SEED = 3;

    /** More seeds than this are no advice. */
    private static final int MOST_SEEDS = 100_000;

    private final Planned plan;
    private final Metric metric;
    private final OutlookText text;

    private Foresight(Planned plan) {
        this.plan = plan;
        this.metric = plan.metric();
        this.text = new OutlookText(plan);
    }

    /** The outlook of one criterion; never throws on what the parent's values are. */
    public static Outlook of(Planned plan) {
        return new Foresight(plan).outlook();
    }

    /**
     * How many seeds on each side decide about an effect (R11): from the margin and the noise, never from an observed effect.
     *
     * @param effect above 0
     * @param k the try that it will be
     * @return empty where no reasonable number does
     */
    public static Optional<Integer> seeds(double sd, double effect, int k) {
        return ceiling(2 * square(k) * sd * sd / (effect * effect) + 2);
    }

    /** The same where the estimate has to reach {@code asked}, which is below the effect. */
    static Optional<Integer> seeds(double sd, double effect, double asked, int k) {
        double above = NORMAL.inverseCumulativeProbability(Power.ASKED) * sd / (effect - asked);
        return seeds(sd, effect, k).flatMap(n -> ceiling(Math.max(n, 2 * above * above)));
    }

    private static Optional<Integer> ceiling(double n) {
        return n < MOST_SEEDS ? Optional.of((int) Math.ceil(n)) : Optional.empty();
    }

    /** (t.975 + t.8) squared, for many seeds: 2.8016 squared at the first try. */
    private static double square(int k) {
        double sum = NORMAL.inverseSurvivalProbability(StudentT.ALPHA / k)
                + NORMAL.inverseCumulativeProbability(Power.ASKED);
        return sum * sum;
    }

    private Outlook outlook() {
        List<BigDecimal> x = plan.parent();
        if (x.isEmpty()) {
            return none("the parent has no values of " + metric.name() + " yet, so nothing is known of the noise");
        }
        boolean constant = Wiring.constant(x);
        if (metric.deterministic()
                && constant
                && (x.size() > 1 || plan.policy().deterministic().contains(metric.name()))) {
            return outlook(Basis.EXACT, Seen.NOTHING, text.exact());
        }
        if (x.size() < 2) {
            return none("the parent has one value of " + metric.name() + ", which shows no noise");
        }
        if (constant || Wiring.still(x)) {
            return none(metric.name() + " hardly differs between the parent's seeds: the seed may not reach the run");
        }
        Noise noise = plan.noise() == null ? Noise.of(x) : plan.noise();
        return plan.criterion().bound() instanceof Criterion.Bound.FromParent bound
                ? againstParent(bound, noise)
                : againstNumber(((Criterion.Bound.Absolute) plan.criterion().bound()).value(), noise);
    }

    /**
     * What was computed; null where it could not be.
     *
     * @param shown the smallest gain that is shown, whatever is asked for
     * @param detectable the same where the estimate has to reach what is asked for
     */
    record Seen(
            @Nullable Noise noise,
            @Nullable Double asked,
            @Nullable Double shown,
            @Nullable Double detectable,
            @Nullable Integer decides) {
        static final Seen NOTHING = new Seen(null, null, null, null, null);
    }

    private Outlook none(String why) {
        return outlook(Basis.NONE, Seen.NOTHING, why);
    }

    private Outlook outlook(Basis basis, Seen seen, String sentence) {
        return new Outlook(
                plan.criterion().text(),
                metric.name(),
                plan.guard(),
                basis,
                plan.seeds(),
                plan.parent().size(),
                plan.k(),
                seen.noise(),
                seen.asked(),
                seen.detectable(),
                seen.decides(),
                sentence,
                new Advice(plan, seen, text).all());
    }

    private Outlook againstNumber(BigDecimal number, Noise noise) {
        if (plan.seeds() < 2) {
            return none("one seed shows no noise to hold " + metric.name() + " against " + number.toPlainString());
        }
        Long examples = metric.examples();
        double p = number.doubleValue();
        Power.Side side = new Power.Side(plan.seeds(), noise.sd());
        double level = StudentT.ALPHA / plan.k();
        Power power = examples == null || !(p > 0 && p < 1)
                ? Power.oneSample(side, level)
                : Power.share(side, p * (1 - p) / examples, level);
        double shown = power.detectable();
        return outlook(Basis.TESTED, new Seen(noise, null, shown, shown, null), text.number(number, shown, noise));
    }

    private Outlook againstParent(Criterion.Bound.FromParent criterion, Noise noise) {
        List<BigDecimal> x = plan.parent();
        boolean mixed = x.stream().map(BigDecimal::signum).distinct().count() != 1
                || x.get(0).signum() == 0;
        if (criterion.percent() && mixed) {
            return none("the parent's values are not all of one sign, so a bound in percent says nothing");
        }
        Bound bound = Bound.of(criterion, metric.goal(), x);
        double asked = -Estimates.difference(x, x, bound).doubleValue();
        double effect = asked != 0 ? Math.abs(asked) : expected();
        Integer decides = effect > 0 ? seeds(noise.sd(), effect, plan.k()).orElse(null) : null;
        if (plan.seeds() < 2) {
            return oneSeed(noise, asked, decides);
        }
        double parentSd = asked < 0 ? noise.sd() * Math.abs(bound.weight().doubleValue()) : noise.sd();
        Power power = power(noise.sd(), parentSd);
        var seen = new Seen(noise, asked, power.detectable(), power.detectable(asked), decides);
        return outlook(Basis.TESTED, seen, text.parent(seen));
    }

    private double expected() {
        return plan.gain() == null ? 0 : plan.gain().doubleValue();
    }

    /** Pairs that do not move together, which is the least that pairing gives. */
    private Power power(double childSd, double parentSd) {
        double level = StudentT.ALPHA / plan.k();
        return plan.pairing() == Pairing.PAIRED
                ? Power.oneSample(new Power.Side(plan.seeds(), Math.hypot(childSd, parentSd)), level)
                : Power.welch(
                        new Power.Side(plan.seeds(), childSd),
                        new Power.Side(plan.parent().size(), parentSd),
                        level);
    }

    private Outlook oneSeed(Noise noise, double asked, @Nullable Integer decides) {
        if (plan.parent().size() < FEWEST_FOR_ONE_SEED) {
            return none("one seed, and the parent has " + plan.parent().size() + " where " + FEWEST_FOR_ONE_SEED
                    + " are needed to lend their noise");
        }
        if (plan.policy().oneSeed() != Judgement.OneSeed.EQUAL_NOISE) {
            var seen = new Seen(noise, asked, null, null, decides);
            return outlook(Basis.ONE_SEED, seen, text.oneSeed(seen));
        }
        var lender = new Power.Side(plan.parent().size(), noise.sd());
        Power power = Power.oneSeed(lender, noise.df(), ONE_SEED_ALPHA / plan.k());
        var seen = new Seen(noise, asked, power.detectable(), power.detectable(asked), decides);
        return outlook(Basis.ONE_SEED, seen, text.oneSeed(seen));
    }
}
