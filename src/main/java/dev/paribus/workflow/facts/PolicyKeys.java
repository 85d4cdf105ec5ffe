package dev.paribus.workflow.facts;

import dev.paribus.check.Rules;
import dev.paribus.format.Parsed;
import dev.paribus.format.ProjectFile;
import dev.paribus.model.Project;
import dev.paribus.problem.Problem;
import dev.paribus.text.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Says of a policy that it is for no rule: a misspelt code would change nothing, unseen. */
final class PolicyKeys {
    private PolicyKeys() {}

    static List<Problem> problems(Parsed<Project> rules) {
        Project project = rules.value();
        if (project == null || project.policy().isEmpty()) {
            return List.of();
        }
        var known = new TreeSet<>(ProjectFile.policies());
        known.addAll(Rules.codes());
        if (known.containsAll(project.policy().keySet())) {
            return List.of();
        }
        RulePages.all().forEach(row -> known.add(row.code()));
        var out = new ArrayList<Problem>();
        for (String key : project.policy().keySet()) {
            if (!known.contains(key)) {
                String question = DidYouMean.question(key, known);
                out.add(Problem.warning("policy-unknown", "the policy '" + key + "' is for no rule")
                        .at(rules.where().get("policy." + key))
                        .hint(question.isEmpty() ? "paribus explain lists every code" : question));
            }
        }
        return out;
    }
}
