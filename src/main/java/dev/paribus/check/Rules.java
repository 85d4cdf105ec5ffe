package dev.paribus.check;

import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rules, in the order in which their findings are shown. A further rule is a class of its own and a line here. */
public final class Rules {
    private static final List<Rule> ALL = List.of(
            new NameRule(),
            new ParentRule(),
            new HypothesisRule(),
            new CriteriaRule(),
            new SeedsRule(),
            new SeedChangeRule(),
            new OneChangeRule(),
            new WithRule(),
            new YardstickRule(),
            new NotebookRule(),
            new FrozenRule(),
            new ResultsRule(),
            new CopiedRule(),
            new RepeatsRule(),
            new RegistrationRule(),
            new PlanEditedRule(),
            new SeedsKeptRule(),
            new ResultCommitsRule(),
            new ComputedRule(),
            new MergedChangeRule(),
            new NumbersRule(),
            new ContentRule(),
            new TerminalTextRule(),
            new LabelRule());

    private Rules() {}

    /**
     * Everything that is found: reading problems first, then the rules' findings, weighed by the policy. A record that
     * cannot be read is judged no further. Here and in the rules loops stand where a stream would do: a hook asks each of them
     * once, and the first use of each lambda costs it a quarter of a millisecond.
     */
    public static List<Problem> check(Facts facts) {
        var out = new ArrayList<Problem>();
        for (Problem problem : facts.here().problems()) {
            // What makes a file unreadable stays an error whatever the policy says.
            (problem.severity() == Severity.ERROR ? Optional.of(problem) : weighed(problem, facts)).ifPresent(out::add);
        }
        ExperimentRecord plan = facts.here().record();
        if (plan != null) {
            for (Rule rule : ALL) {
                for (Problem problem : rule.check(facts, plan)) {
                    Optional<Problem> weighed = weighed(problem, facts);
                    if (weighed.isPresent()) {
                        out.add(weighed.get());
                    }
                }
            }
        }
        return List.copyOf(out);
    }

    /** What history says of the registration, whatever the policy; empty before there are results that count. */
    public static Optional<Registered> registered(Facts facts) {
        ExperimentRecord plan = facts.here().record();
        if (plan == null || Order.of(facts).isEmpty()) {
            return Optional.empty();
        }
        var found = new ArrayList<Problem>();
        for (Rule rule : ALL) {
            if (!Collections.disjoint(rule.codes(), Registered.CODES)) {
                found.addAll(rule.check(facts, plan));
            }
        }
        return Optional.of(Registered.of(found));
    }

    /** Every code that a rule may report, in the order of the rules. */
    public static List<String> codes() {
        return ALL.stream().flatMap(rule -> rule.codes().stream()).toList();
    }

    private static Optional<Problem> weighed(Problem problem, Facts facts) {
        return weighed(problem, facts.policy());
    }

    /** The finding as the project's policy weighs it; empty when it is off. */
    public static Optional<Problem> weighed(Problem problem, Map<String, String> policy) {
        return switch (policy.getOrDefault(problem.code(), "")) {
            case "off" -> Optional.empty();
            case "warn" -> Optional.of(problem.severity(Severity.WARNING));
            case "error" -> Optional.of(problem.severity(Severity.ERROR));
            default -> Optional.of(problem);
        };
    }
}
