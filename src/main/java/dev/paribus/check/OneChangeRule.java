package dev.paribus.check;

import dev.paribus.check.Observed.Item;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ChangeKind.Axis;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Exactly one thing differs from the base, and it is the thing that was declared (design, "One change"). */
final class OneChangeRule implements Rule {
    private static final int SHOWN = 8;

    @Override
    public List<String> codes() {
        return List.of(
                "no-change",
                "two-changes",
                "change-undeclared",
                "change-mismatch",
                "replication-of",
                "replication-differs",
                "replication-seeds",
                "combination-parts",
                "combination-conflict");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        if (plan.change().kind() == ChangeKind.COMBINATION || !plan.combines().isEmpty()) {
            return CombinationRule.check(facts, plan);
        }
        Optional<Observed> observed = Observed.of(facts, plan);
        if (observed.isEmpty() || plan.change().kind() == ChangeKind.BASELINE) {
            return List.of();
        }
        List<Problem> found = judge(facts, plan, observed.get()).map(List::of).orElse(List.of());
        if (plan.change().kind() != ChangeKind.REPLICATION) {
            return found;
        }
        var out = new ArrayList<>(ReplicationPlan.check(facts, plan));
        out.addAll(found);
        return out;
    }

    private static Optional<Problem> judge(Facts facts, ExperimentRecord plan, Observed observed) {
        ChangeKind kind = plan.change().kind();
        if (kind == ChangeKind.REPLICATION) {
            return beyond(plan, observed);
        }
        if (observed.changes() == 0) {
            return Optional.of(none(facts, plan, observed));
        }
        if (plan.override() != null || factorial(plan, observed)) {
            return Optional.empty();
        }
        if (kind.idea() && !observed.counted(Axis.CODE).isEmpty()) {
            List<Item> extra = observed.counted().stream()
                    .filter(item -> item.axis() != Axis.CODE)
                    .toList();
            return extra.isEmpty() ? Optional.empty() : Optional.of(undeclared(plan, extra));
        }
        if (observed.changes() > 1) {
            return Optional.of(several(facts, plan, observed));
        }
        return matches(facts, plan, observed) ? Optional.empty() : Optional.of(mismatch(facts, plan, observed));
    }

    private static boolean factorial(ExperimentRecord plan, Observed observed) {
        return "factorial".equals(plan.design())
                && observed.counted().stream().allMatch(item -> item.axis() == Axis.PARAMETERS);
    }

    private static boolean matches(Facts facts, ExperimentRecord plan, Observed observed) {
        Item only = observed.counted().get(0);
        if (only.axis() != plan.change().kind().axis()) {
            return false;
        }
        return only.axis() != Axis.PARAMETERS || Declared.names(plan.change().what(), only, blocks(facts, plan));
    }

    private static List<String> blocks(Facts facts, ExperimentRecord plan) {
        String own = plan.more().get("block");
        return Stream.concat(facts.project().change().blocks().stream(), Stream.ofNullable(own))
                .toList();
    }

    private static Problem none(Facts facts, ExperimentRecord plan, Observed observed) {
        String but = observed.nuisance().isEmpty() && observed.along().isEmpty()
                ? "nothing"
                : "nothing but "
                        + list(Stream.concat(observed.along().stream(), observed.nuisance().stream())
                                .toList());
        String hint = facts.uncommitted().isEmpty()
                ? "make the change that is declared, '" + plan.change().what() + "', and commit it"
                : "commit it: git commit -m \"...\" -- " + String.join(" ", facts.uncommitted());
        return Problem.error(
                        "no-change",
                        but + " differs from " + base(facts) + ", '"
                                + plan.change().what() + "' is declared")
                .at(facts.here().where().get("change"))
                .hint(hint);
    }

    /** Only what is committed can be split. */
    private static String way(Facts facts) {
        return Observed.committed(facts.here()) ? "" : "undo all but one; or git commit --no-verify, and then ";
    }

    private static Problem several(Facts facts, ExperimentRecord plan, Observed observed) {
        String hint = facts.verbs().contains("split")
                ? way(facts) + "one experiment of each: paribus split " + plan.name()
                : "undo all but one and register the others as experiments of their own; for a parameter that was only tuned"
                        + " again, 'nuisance: [PATH]'; if it cannot be avoided, 'override: REASON' in the record";
        return placed(
                Problem.error(
                                "two-changes",
                                observed.changes() + " things differ from " + base(facts) + ": "
                                        + list(observed.counted()))
                        .hint(hint),
                observed.counted());
    }

    private static Problem undeclared(ExperimentRecord plan, List<Item> extra) {
        String paths = Stream.concat(
                        plan.change().with().stream(), extra.stream().map(Item::path))
                .collect(Collectors.joining(", "));
        return placed(
                Problem.error("change-undeclared", "besides the code, what is not declared differs too: " + list(extra))
                        .hint("if the idea must bring it along, 'with: [" + paths + "]' in 'change:'; else undo it"),
                extra);
    }

    private static Problem mismatch(Facts facts, ExperimentRecord plan, Observed observed) {
        String declared = plan.change().kind().word() + " '" + plan.change().what() + "'";
        Item first = observed.counted().get(0);
        String right = first.axis() == Axis.PARAMETERS
                ? "{kind: hyperparameter, what: " + first.path() + "}"
                : first.axis() == Axis.CODE
                        ? "{kind: heuristic, what: ...}"
                        : "{kind: " + word(first.axis()) + ", what: ...}";
        return placed(
                Problem.error(
                                "change-mismatch",
                                "declared is the " + declared + ", but what differs from " + base(facts) + " is "
                                        + list(observed.counted()))
                        .hint("if that is the change, write 'change: " + right + "'"),
                observed.counted());
    }

    private static String word(Axis axis) {
        return axis == Axis.DATA ? "data" : "environment";
    }

    /** A replication changes nothing. */
    private static Optional<Problem> beyond(ExperimentRecord plan, Observed observed) {
        List<Item> extra = observed.counted();
        if (extra.isEmpty() || plan.override() != null) {
            return Optional.empty();
        }
        return Optional.of(placed(
                Problem.error(
                                "change-undeclared",
                                "a replication differs in its seeds only, but so does " + list(extra))
                        .hint("undo it"),
                extra));
    }

    private static String base(Facts facts) {
        var name = facts.parent().baseName();
        return name == null ? "the base" : Objects.toString(name);
    }

    private static String list(List<Item> items) {
        String shown = Observed.texts(shown(items));
        return items.size() > SHOWN ? shown + " and " + (items.size() - SHOWN) + " more" : shown;
    }

    private static List<Item> shown(List<Item> items) {
        return items.subList(0, Math.min(items.size(), SHOWN));
    }

    /** The first item's place, and every item's place here and in the base. */
    private static Problem placed(Problem problem, List<Item> items) {
        Location first = null;
        for (int i = 0; i < items.size() && first == null; i++) {
            first = items.get(i).here();
        }
        Problem out = problem.at(first);
        for (Item item : shown(items)) {
            if (item.here() != null) {
                out = out.related("here: " + item.text(), item.here());
            }
            if (item.base() != null) {
                out = out.related("base: " + item.text(), item.base());
            }
        }
        return out;
    }
}
