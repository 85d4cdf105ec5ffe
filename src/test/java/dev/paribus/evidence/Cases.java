package dev.paribus.evidence;

import dev.paribus.model.Aggregate;
import dev.paribus.model.Criterion;
import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Goal;
import dev.paribus.model.Look;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Pairing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds judgements in the words of evidence.md: values of child and parent, a criterion, the rest by default. */
final class Cases {
    private static final Pattern FORM =
            Pattern.compile("(\\S+) (>=|<=|>|<) (?:parent(?: ([+-]) ([0-9.]+)(%)?)?|(-?[0-9.eE+-]+))");

    private final List<String> child;
    private List<String> parent = List.of();
    private List<Integer> parentSeeds = List.of();
    private Goal goal = Goal.MAXIMIZE;
    private Pairing pairing = Pairing.INDEPENDENT;
    private boolean deterministic;
    private String onDiverge = "";
    private Long examples;
    private int k = 1;
    private int look = 1;
    private Judgement.Policy policy = Judgement.Policy.DEFAULT;
    private final List<String> success = new ArrayList<>();
    private final List<String> guard = new ArrayList<>();
    private final List<Judgement.Incomparable> incomparable = new ArrayList<>();

    private Cases(List<String> child) {
        this.child = child;
    }

    /** The child's values; {@code -} for a seed that was not run. */
    static Cases child(String... values) {
        return new Cases(List.of(values));
    }

    Cases against(String... values) {
        parent = List.of(values);
        if (parentSeeds.size() != parent.size()) {
            parentSeeds = seeds(parent.size());
        }
        return this;
    }

    Cases parentSeeds(Integer... seeds) {
        parentSeeds = List.of(seeds);
        return this;
    }

    Cases minimize() {
        goal = Goal.MINIMIZE;
        return this;
    }

    Cases paired() {
        pairing = Pairing.PAIRED;
        return this;
    }

    Cases deterministic() {
        deterministic = true;
        return this;
    }

    Cases onDiverge(String value) {
        onDiverge = value;
        return this;
    }

    Cases examples(long number) {
        examples = number;
        return this;
    }

    Cases tried(int number) {
        k = number;
        return this;
    }

    Cases look(int number) {
        look = number;
        return this;
    }

    Cases policy(Judgement.Policy allowed) {
        policy = allowed;
        return this;
    }

    Cases guard(String criterion) {
        guard.add("m " + criterion);
        return this;
    }

    Cases incomparable(String code, String reason) {
        incomparable.add(new Judgement.Incomparable(code, reason));
        return this;
    }

    /** Judges one success criterion on metric m. */
    CriterionVerdict on(String criterion) {
        return look(criterion).criteria().get(0);
    }

    Look look(String criterion) {
        return Verdicts.judge(judgement("m " + criterion));
    }

    Judgement judgement(String criterion) {
        success.add(criterion);
        BigDecimal imputed = onDiverge.isEmpty() ? null : new BigDecimal(onDiverge);
        var metric = new Metric("m", goal, true, Aggregate.LAST, deterministic, imputed, examples, null, false);
        return new Judgement(
                success.stream().map(Cases::criterion).toList(),
                guard.stream().map(Cases::criterion).toList(),
                List.of(metric),
                arm("child", child, seeds(child.size())),
                parent.isEmpty() ? null : arm("parent", parent, parentSeeds),
                pairing,
                new Judgement.Tries(k, List.of(), look),
                policy,
                incomparable);
    }

    static Criterion criterion(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException(text);
        }
        Criterion.Relation relation = switch (found.group(2)) {
            case ">=" -> Criterion.Relation.AT_LEAST;
            case "<=" -> Criterion.Relation.AT_MOST;
            case ">" -> Criterion.Relation.ABOVE;
            default -> Criterion.Relation.BELOW;
        };
        Criterion.Bound bound;
        if (found.group(6) != null) {
            bound = new Criterion.Bound.Absolute(found.group(6));
        } else {
            BigDecimal size = found.group(4) == null ? BigDecimal.ZERO : new BigDecimal(found.group(4));
            bound = new Criterion.Bound.FromParent(
                    "-".equals(found.group(3)) ? size.negate().toString() : size.toString(), found.group(5) != null);
        }
        return new Criterion(found.group(1), relation, bound, text);
    }

    static List<Integer> seeds(int n) {
        return java.util.stream.IntStream.rangeClosed(1, n).boxed().toList();
    }

    private static Arm arm(String name, List<String> texts, List<Integer> seeds) {
        var values = new LinkedHashMap<Integer, Map<String, MetricValue>>();
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).equals("-")) {
                values.put(
                        seeds.get(i),
                        Map.of("m", MetricValue.parse(texts.get(i)).orElseThrow()));
            }
        }
        return new Arm(name, "0".repeat(40), seeds, values, Map.of());
    }
}
