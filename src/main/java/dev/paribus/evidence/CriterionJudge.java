package dev.paribus.evidence;

import dev.paribus.model.Criterion;
import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Metric;
import dev.paribus.model.Pairing;
import dev.paribus.model.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Judges one criterion of a complete child (evidence R1 to R6, R12); one use. */
final class CriterionJudge {
    /** Level of a single seed (R4). */
    static final double ONE_SEED_ALPHA = 0.005;

    /** Fewest parent's values that lend their noise to a single seed (R4). */
    private static final int FEWEST_FOR_ONE_SEED = 3;

    private final Judgement facts;
    private final Criterion criterion;
    private final Metric metric;
    private final Findings out;
    private final Completeness child;

    CriterionJudge(Judgement facts, Criterion criterion, Metric metric, Findings out) {
        this.facts = facts;
        this.criterion = criterion;
        this.metric = metric;
        this.out = out;
        this.child = new Completeness(facts.child(), facts.metrics());
    }

    CriterionVerdict judge() {
        if (criterion.relation().upward() != metric.goal().sign() > 0) {
            return out.blocked(
                    Verdict.VOID,
                    Cause.AGAINST_DIRECTION,
                    "'" + criterion + "' asks for the worse direction: " + metric.name() + " is to "
                            + metric.goal().word());
        }
        boolean fromParent = criterion.bound() instanceof Criterion.Bound.FromParent;
        Arm parent = fromParent ? facts.parent() : null;
        if (metric.alone() && crowded(facts.child())) {
            return notAlone(facts.child());
        }
        if (metric.alone() && parent != null && crowded(parent)) {
            return notAlone(parent);
        }
        if (criterion.bound() instanceof Criterion.Bound.FromParent bound) {
            return againstParent(bound);
        }
        return againstNumber(((Criterion.Bound.Absolute) criterion.bound()).value());
    }

    private CriterionVerdict againstNumber(BigDecimal number) {
        List<BigDecimal> y = new ArrayList<>(child.numbers(metric).values());
        Bound bound = Bound.fixed(metric.goal(), number);
        if (metric.deterministic() && !Wiring.constant(y)) {
            return notDeterministic(facts.child().name());
        }
        if (isExact(y, List.of())) {
            return out.exact(bound, y, List.of());
        }
        if (y.size() < 2) {
            return out.blocked(
                    Verdict.INCONCLUSIVE, Cause.ONE_SEED, "one seed shows no noise to hold the bound against");
        }
        if (Wiring.still(y)) {
            return seedNotWired();
        }
        boolean share = metric.examples() != null;
        if (share && y.stream().anyMatch(v -> v.signum() < 0 || v.compareTo(BigDecimal.ONE) > 0)) {
            return out.blocked(
                    Verdict.INCONCLUSIVE,
                    Cause.NOT_A_SHARE,
                    "'examples' is given, but the values of " + metric.name() + " are not between 0 and 1");
        }
        Estimate excess = metric.examples() == null
                ? Estimates.oneSample(y, bound)
                : Estimates.share(y, bound, metric.examples());
        return out.decide(new Tested(
                Tested.Method.ONE_SAMPLE, StudentT.ALPHA, y.size(), null, bound, null, excess, true, null, y, null));
    }

    private CriterionVerdict againstParent(Criterion.Bound.FromParent asked) {
        Arm arm = facts.parent();
        if (arm == null) {
            return out.blocked(Verdict.VOID, Cause.NO_PARENT, "there is no parent to measure against");
        }
        Completeness parent = new Completeness(arm, facts.metrics());
        List<String> needed = List.of(metric.name());
        var lacking = parent.lacking(needed);
        if (lacking.isPresent() || arm.seeds().isEmpty()) {
            return out.blocked(
                    Verdict.INCONCLUSIVE,
                    Cause.PARENT_INCOMPLETE,
                    "the parent " + arm.name() + " is incomplete (" + parent.measured(needed) + " of "
                            + arm.seeds().size()
                            + lacking.map(why -> ": " + why).orElse("") + ")");
        }
        Map<Integer, BigDecimal> ys = child.numbers(metric);
        Map<Integer, BigDecimal> xs = parent.numbers(metric);
        if (metric.deterministic() && !(Wiring.constant(ys.values()) && Wiring.constant(xs.values()))) {
            return notDeterministic(
                    Wiring.constant(ys.values()) ? arm.name() : facts.child().name());
        }
        boolean pairs = facts.pairing() == Pairing.PAIRED && ys.size() > 1;
        if (pairs && !isExact(ys.values(), xs.values()) && !xs.keySet().containsAll(ys.keySet())) {
            var alone =
                    ys.keySet().stream().filter(seed -> !xs.containsKey(seed)).toList();
            return out.blocked(
                    Verdict.INCONCLUSIVE,
                    Cause.PAIRING_IMPOSSIBLE,
                    "paired by the record, but the parent " + arm.name() + " has no seed " + Sentences.list(alone));
        }
        List<BigDecimal> y = new ArrayList<>(ys.values());
        List<BigDecimal> x = pairs && xs.keySet().containsAll(ys.keySet())
                ? ys.keySet().stream()
                        .map(seed -> Objects.requireNonNull(xs.get(seed)))
                        .toList()
                : new ArrayList<>(xs.values());
        if (asked.percent() && x.stream().map(BigDecimal::signum).distinct().count() != 1 || percentOfZero(asked, x)) {
            return out.blocked(
                    Verdict.INCONCLUSIVE,
                    Cause.MIXED_SIGNS,
                    "the parent's values are not all of one sign, so a bound in percent says nothing");
        }
        Bound bound = Bound.of(asked, metric.goal(), x);
        return isExact(y, x) ? out.exact(bound, y, x) : estimated(bound, y, x, pairs);
    }

    private static boolean percentOfZero(Criterion.Bound.FromParent asked, List<BigDecimal> x) {
        return asked.percent() && x.get(0).signum() == 0;
    }

    private CriterionVerdict estimated(Bound bound, List<BigDecimal> y, List<BigDecimal> x, boolean pairs) {
        boolean single = y.size() == 1;
        if (single && x.size() < FEWEST_FOR_ONE_SEED) {
            return out.blocked(
                    Verdict.INCONCLUSIVE,
                    Cause.ONE_SEED,
                    "one seed, and the parent has " + x.size() + " where " + FEWEST_FOR_ONE_SEED
                            + " are needed to lend their noise");
        }
        if (x.size() < 2) {
            return out.blocked(
                    Verdict.INCONCLUSIVE, Cause.PARENT_ONE_SEED, "the parent has one seed, which shows no noise");
        }
        if (Wiring.still(x) && (single || Wiring.still(y))) {
            return seedNotWired();
        }
        Noise lent = single ? facts.policy().lent().get(metric.name()) : null;
        Bound plain = Bound.parent(metric.goal());
        Estimate gain = single
                ? Estimates.oneSeed(y.get(0), x, plain, lent)
                : pairs ? Estimates.paired(y, x, plain) : Estimates.welch(y, x, plain);
        Estimate excess = single
                ? Estimates.oneSeed(y.get(0), x, bound, lent)
                : pairs ? Estimates.paired(y, x, bound) : Estimates.welch(y, x, bound);
        boolean may = !single || facts.policy().oneSeed() == Judgement.OneSeed.EQUAL_NOISE;
        Tested.Method method = single ? Tested.Method.ONE_SEED : pairs ? Tested.Method.PAIRED : Tested.Method.WELCH;
        var all = new ArrayList<>(y);
        all.addAll(x);
        return out.decide(new Tested(
                method,
                single ? ONE_SEED_ALPHA : StudentT.ALPHA,
                y.size(),
                x.size(),
                bound,
                gain,
                excess,
                may,
                gain.value().subtract(excess.value()),
                all,
                lent));
    }

    /** True for a metric that is declared deterministic and was seen so: two seeds with equal values (R5). */
    private boolean isExact(Iterable<BigDecimal> y, Iterable<BigDecimal> x) {
        return metric.deterministic()
                && (several(y) || several(x) || facts.policy().deterministic().contains(metric.name()));
    }

    private static boolean several(Iterable<BigDecimal> values) {
        var at = values.iterator();
        if (!at.hasNext()) {
            return false;
        }
        at.next();
        return at.hasNext();
    }

    private static boolean crowded(Arm arm) {
        return arm.seeds().stream().anyMatch(arm.crowded()::contains);
    }

    private CriterionVerdict notAlone(Arm arm) {
        List<Integer> seeds =
                arm.seeds().stream().filter(arm.crowded()::contains).toList();
        return out.blocked(
                Verdict.VOID,
                Cause.NOT_ALONE,
                metric.name() + " is declared to be measured alone, but other jobs ran beside "
                        + (seeds.size() == 1 ? "seed " : "seeds ") + Sentences.list(seeds) + " of " + arm.name());
    }

    private CriterionVerdict notDeterministic(String name) {
        return out.blocked(
                Verdict.INCONCLUSIVE,
                Cause.NOT_DETERMINISTIC,
                metric.name() + " is declared deterministic, but seeds of " + name + " differ");
    }

    private CriterionVerdict seedNotWired() {
        return out.blocked(
                Verdict.INCONCLUSIVE,
                Cause.SEED_NOT_WIRED,
                metric.name() + " hardly differs between seeds: the seed (PARIBUS_SEED) may not reach the run");
    }
}
