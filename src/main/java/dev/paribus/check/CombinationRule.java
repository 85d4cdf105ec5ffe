package dev.paribus.check;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A combination is what the changes of the experiments that it names come to on its base: that, all of that, and nothing else. For {@link OneChangeRule}. */
final class CombinationRule {
    private static final int SHOWN = 8;

    private CombinationRule() {}

    static List<Problem> check(Facts facts, ExperimentRecord plan) {
        Location where = place(facts);
        if (plan.change().kind() != ChangeKind.COMBINATION) {
            return plan.combines().isEmpty()
                    ? List.of()
                    : List.of(Problem.error(
                                    "combination-parts",
                                    "'combines' is for a combination, and this is a "
                                            + plan.change().kind().word())
                            .at(where)
                            .hint("delete 'combines', or write 'change: {kind: combination}'"));
        }
        if (plan.combines().stream().distinct().count() < 2 || plan.combines().contains(plan.name())) {
            return List.of(Problem.error(
                            "combination-parts", "a combination names the experiments that it combines, two or more")
                    .at(where)
                    .hint("paribus combine NAME NAME --because TEXT writes it"));
        }
        Facts.Combination combination = facts.combination();
        return combination == null || !Observed.proves(facts) ? List.of() : held(facts, plan, combination, where);
    }

    private static @Nullable Location place(Facts facts) {
        Location named = facts.here().where().get("combines");
        return named != null ? named : facts.here().where().get("change");
    }

    private static List<Problem> held(
            Facts facts, ExperimentRecord plan, Facts.Combination combination, @Nullable Location where) {
        if (!combination.unknown().isEmpty()) {
            return facts.history().cut()
                    ? List.of()
                    : List.of(Problem.error(
                                    "combination-parts",
                                    "what " + quoted(combination.unknown())
                                            + " changed is not in this clone, so nobody can tell whether this is "
                                            + "the combination")
                            .at(where)
                            .hint("fetch it: git fetch --all"));
        }
        if (plan.override() != null) {
            return List.of();
        }
        if (!combination.clashes().isEmpty()) {
            return List.of(Problem.error(
                            "combination-conflict",
                            "what is combined contradicts itself: " + String.join("; ", combination.clashes()))
                    .at(where)
                    .hint("what is decided by hand is an idea of its own: 'change: {kind: heuristic, what: ...}'"));
        }
        return otherwise(facts, plan, combination).map(List::of).orElse(List.of());
    }

    private static Optional<Problem> otherwise(Facts facts, ExperimentRecord plan, Facts.Combination combination) {
        List<Observed.Item> items = Observed.items(facts, combination.otherwise());
        if (items.isEmpty()) {
            return Optional.empty();
        }
        String shown = Observed.texts(items.subList(0, Math.min(SHOWN, items.size())))
                + (items.size() > SHOWN ? " and " + (items.size() - SHOWN) + " more" : "");
        Location first = items.get(0).here();
        Problem problem = Problem.error(
                        "change-undeclared",
                        "a combination is what " + names(plan) + " had changed and nothing else, but otherwise stands "
                                + shown)
                .at(first != null ? first : facts.here().where().get("change"))
                .hint("undo it; another change is another experiment");
        for (Observed.Item item : items.subList(0, Math.min(SHOWN, items.size()))) {
            if (item.here() != null) {
                problem = problem.related("here: " + item.text(), item.here());
            }
        }
        return Optional.of(problem);
    }

    private static String names(ExperimentRecord plan) {
        var out = new ArrayList<String>();
        for (ExperimentName name : plan.combines()) {
            out.add(name.text());
        }
        return String.join(" and ", out);
    }

    private static String quoted(List<String> names) {
        return "'" + String.join("' and '", names) + "'";
    }
}
