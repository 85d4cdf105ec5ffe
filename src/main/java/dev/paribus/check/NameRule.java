package dev.paribus.check;

import dev.paribus.model.ExperimentRecord;
import dev.paribus.naming.NameJudge;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record's name is its branch's, to the letter, and says nothing that the record should say. */
final class NameRule implements Rule {
    @Override
    public List<String> codes() {
        return List.of("name-and-branch", "name-telling", "name-reserved", "name-denied");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        var out = new ArrayList<Problem>();
        Location where = facts.here().where().get("name");
        for (Problem problem :
                NameJudge.judge(plan.name().text(), facts.project().care().deniedNames())) {
            out.add(problem.at(where));
        }
        if (Branches.experiment(facts) && facts.history().owner() == null) {
            agree(facts.project().branches() + plan.name(), facts.branch(), where)
                    .ifPresent(out::add);
        }
        return out;
    }

    private static java.util.Optional<Problem> agree(
            String expected, @Nullable String branch, @Nullable Location where) {
        if (branch == null || branch.equals(expected)) {
            return java.util.Optional.empty();
        }
        String how = branch.equalsIgnoreCase(expected) ? "differ in letter case" : "do not agree";
        return java.util.Optional.of(Problem.error(
                        "name-and-branch",
                        "the branch '" + branch + "' and the record, whose branch is '" + expected + "', " + how)
                .at(where)
                .hint("git branch -m " + branch + " " + expected + ", or mend 'name:' if the record was copied"));
    }
}
