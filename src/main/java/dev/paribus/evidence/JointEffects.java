package dev.paribus.evidence;

import dev.paribus.model.Metric;
import dev.paribus.model.Pairing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Computes a {@link JointEffect} from the arms of a combination; one use. */
public final class JointEffects {
    private final Metric metric;
    private final List<Metric> metrics;
    private final Pairing pairing;
    private final Map<String, Term> terms = new LinkedHashMap<>();

    private JointEffects(Metric metric, List<Metric> metrics, Pairing pairing) {
        this.metric = metric;
        this.metrics = metrics;
        this.pairing = pairing;
    }

    /** What was measured, and what it was measured against. */
    public record Gain(Arm child, Arm parent) {}

    /** An arm with its values by seed and its weight in the contrast. */
    private record Term(Arm arm, Map<Integer, BigDecimal> values, int weight) {
        List<BigDecimal> list() {
            return new ArrayList<>(values.values());
        }

        BigDecimal mean() {
            return Statistics.mean(list());
        }

        Term on(Collection<Integer> seeds) {
            var some = new LinkedHashMap<>(values);
            some.keySet().retainAll(seeds);
            return new Term(arm, some, weight);
        }

        BigDecimal weighted() {
            return mean().multiply(BigDecimal.valueOf(weight));
        }
    }

    /**
     * The joint effect.
     *
     * @param metrics of the project; exactly one is primary, which is the one compared
     * @param pairing of the combination, as resolved at registration
     * @param parts those whose change the combination's parent lacks
     */
    public static JointEffect of(List<Metric> metrics, Pairing pairing, Gain combination, List<Gain> parts) {
        Metric primary = metrics.stream().filter(Metric::primary).findFirst().orElseThrow();
        return new JointEffects(primary, metrics, pairing).effect(combination, parts);
    }

    /** Where something that it needs is not there. */
    public static JointEffect cannotTell(List<Metric> metrics, String why) {
        String name = metrics.stream()
                .filter(Metric::primary)
                .map(Metric::name)
                .findFirst()
                .orElse("");
        return JointEffect.cannotTell(name, why);
    }

    private JointEffect effect(Gain combination, List<Gain> parts) {
        add(combination.child(), 1);
        add(combination.parent(), -1);
        for (Gain part : parts) {
            add(part.child(), -1);
            add(part.parent(), 1);
        }
        terms.values().removeIf(term -> term.weight() == 0);
        for (Term term : terms.values()) {
            Optional<String> lacking = lacking(term.arm());
            if (lacking.isPresent()) {
                return JointEffect.cannotTell(
                        metric.name(), "the seeds of " + term.arm().name() + " are not complete: " + lacking.get());
            }
        }
        boolean paired = paired();
        if (paired) {
            Collection<Integer> common = first().values().keySet();
            terms.replaceAll((name, term) -> term.on(common));
        }
        BigDecimal joint = gain(combination);
        BigDecimal sum = parts.stream().map(this::gain).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (metric.deterministic()) {
            return terms.values().stream().allMatch(term -> Wiring.constant(term.list()))
                    ? JointEffect.exact(metric.name(), joint, sum)
                    : JointEffect.cannotTell(metric.name(), "the metric is declared deterministic, and seeds differ");
        }
        return estimated(joint, sum, paired);
    }

    private void add(Arm arm, int weight) {
        Term before = terms.get(arm.name());
        int all = weight + (before == null ? 0 : before.weight());
        terms.put(arm.name(), new Term(arm, numbers(arm), all));
    }

    private Map<Integer, BigDecimal> numbers(Arm arm) {
        return new Completeness(arm, metrics).numbers(metric);
    }

    private Optional<String> lacking(Arm arm) {
        return arm.seeds().isEmpty()
                ? Optional.of("none was measured")
                : new Completeness(arm, metrics).lacking(List.of(metric.name()));
    }

    private BigDecimal gain(Gain gain) {
        return turn(mean(gain.child()).subtract(mean(gain.parent())));
    }

    /** Over the seeds that count in the contrast. */
    private BigDecimal mean(Arm arm) {
        Term term = terms.get(arm.name());
        return term == null ? Statistics.mean(new ArrayList<>(numbers(arm).values())) : term.mean();
    }

    private Term first() {
        return terms.values().iterator().next();
    }

    /** The combination's seeds, where it is paired and every arm has them. */
    private boolean paired() {
        Collection<Integer> seeds = first().values().keySet();
        return pairing == Pairing.PAIRED
                && seeds.size() > 1
                && terms.values().stream()
                        .allMatch(term -> term.values().keySet().containsAll(seeds));
    }

    private BigDecimal turn(BigDecimal value) {
        return metric.goal().sign() < 0 ? value.negate() : value;
    }

    private JointEffect estimated(BigDecimal joint, BigDecimal sum, boolean paired) {
        Optional<Term> single =
                terms.values().stream().filter(term -> term.values().size() < 2).findFirst();
        if (single.isPresent()) {
            return JointEffect.cannotTell(
                    metric.name(), single.get().arm().name() + " has one seed, which shows no noise");
        }
        Estimate contrast = paired ? pairs() : independent();
        var all = new ArrayList<BigDecimal>();
        terms.values().forEach(term -> all.addAll(term.list()));
        return Wiring.zero(contrast.se(), all)
                ? JointEffect.cannotTell(metric.name(), "it is the same for every seed, so nothing tells it from noise")
                : JointEffect.estimated(metric.name(), joint, sum, contrast, paired);
    }

    private Estimate pairs() {
        var contrasts = new ArrayList<BigDecimal>();
        for (int seed : first().values().keySet()) {
            BigDecimal one = BigDecimal.ZERO;
            for (Term term : terms.values()) {
                BigDecimal value = Objects.requireNonNull(term.values().get(seed));
                one = one.add(value.multiply(BigDecimal.valueOf(term.weight())));
            }
            contrasts.add(turn(one));
        }
        BigDecimal n = BigDecimal.valueOf(contrasts.size());
        BigDecimal square = Statistics.variance(contrasts).divide(n, Statistics.DIGITS);
        return new Estimate(Statistics.mean(contrasts), square.sqrt(Statistics.DIGITS), contrasts.size() - 1);
    }

    private Estimate independent() {
        BigDecimal value = BigDecimal.ZERO;
        BigDecimal all = BigDecimal.ZERO;
        var parts = new LinkedHashMap<Term, BigDecimal>();
        int fewest = Integer.MAX_VALUE;
        for (Term term : terms.values()) {
            int n = term.values().size();
            BigDecimal part = Statistics.variance(term.list())
                    .multiply(BigDecimal.valueOf((long) term.weight() * term.weight()))
                    .divide(BigDecimal.valueOf(n), Statistics.DIGITS);
            value = value.add(term.weighted());
            all = all.add(part);
            parts.put(term, part);
            fewest = Math.min(fewest, n);
        }
        double cap = (double) terms.size() * (fewest - 1);
        if (all.signum() == 0) {
            return new Estimate(turn(value), BigDecimal.ZERO, cap);
        }
        double inverse = 0;
        for (Map.Entry<Term, BigDecimal> part : parts.entrySet()) {
            double share = part.getValue().divide(all, Statistics.DIGITS).doubleValue();
            inverse += share * share / (part.getKey().values().size() - 1);
        }
        return new Estimate(turn(value), all.sqrt(Statistics.DIGITS), Math.min(cap, 1 / inverse));
    }
}
