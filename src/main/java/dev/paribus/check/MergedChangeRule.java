package dev.paribus.check;

import dev.paribus.check.History.Step;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A merge brings no second change into the experiment: what trunk or anybody did is not what was declared. */
final class MergedChangeRule implements Rule {
    private static final int SHOWN = 5;

    @Override
    public List<String> codes() {
        return List.of("merged-change");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        Facts.Changes changes = facts.changes();
        ChangeKind kind = plan.change().kind();
        if (changes == null
                || !Branches.experiment(facts)
                || kind == ChangeKind.BASELINE
                || kind == ChangeKind.COMBINATION
                || plan.override() != null) {
            return List.of();
        }
        Set<String> differing = new LinkedHashSet<>();
        for (List<Facts.PathChange> files : List.of(changes.code(), changes.data(), changes.environment())) {
            for (Facts.PathChange file : files) {
                differing.add(file.path());
            }
        }
        var out = new ArrayList<Problem>();
        List<Step> line = facts.history().line();
        for (Step step : line.subList(Math.min(1, line.size()), line.size())) {
            List<String> brought = step.others().stream()
                    .filter(path -> differing.contains(path)
                            || (!changes.params().isEmpty()
                                    && facts.project().params().stream().anyMatch(path::endsWith)))
                    .toList();
            if (step.merge() && !brought.isEmpty()) {
                out.add(problem(facts, plan, step, brought));
            }
        }
        return out;
    }

    private static Problem problem(Facts facts, ExperimentRecord plan, Step step, List<String> brought) {
        String more = brought.size() > SHOWN ? " and " + (brought.size() - SHOWN) + " more" : "";
        return Problem.error(
                        "merged-change",
                        "the merge " + step.brief() + " brings a change that '" + plan.name() + "' does not declare: "
                                + brought.stream()
                                        .limit(SHOWN)
                                        .map(path -> "'" + path + "'")
                                        .collect(Collectors.joining(", "))
                                + more)
                .hint("git show -m --first-parent --stat " + step.brief()
                        + " shows it; measure it alone, and start this one again from the champion: paribus new --from "
                        + (facts.parent().baseName() == null
                                ? "NAME"
                                : facts.parent().baseName()));
    }
}
