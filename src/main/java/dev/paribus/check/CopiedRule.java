package dev.paribus.check;

import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** One experiment is one branch: no record under a second name, no second branch of nearly the same name. */
final class CopiedRule implements Rule {
    @Override
    public List<String> codes() {
        return List.of("record-copied", "branch-case");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        var out = new ArrayList<Problem>();
        String owner = facts.history().owner();
        if (owner != null) {
            out.add(Problem.error(
                            "record-copied",
                            "the branch '" + facts.branch() + "' holds the record of '" + plan.name()
                                    + "', which has a branch of its own, '" + owner + "'")
                    .at(facts.here().where().get("name"))
                    .hint("git branch -D " + facts.branch()
                            + " if it is a copy; an experiment of its own: paribus new --from " + plan.name()));
        }
        if (!facts.history().alike().isEmpty()) {
            out.add(Problem.error(
                            "branch-case",
                            "the branches '" + facts.branch() + "' and '"
                                    + String.join("', '", facts.history().alike())
                                    + "' differ in letter case only, which many file systems cannot tell apart")
                    .at(facts.here().where().get("name"))
                    .hint("git branch -m " + facts.history().alike().get(0) + " "
                            + facts.project().branches() + "another-name"));
        }
        return out;
    }
}
