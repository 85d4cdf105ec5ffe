package dev.paribus.workflow.registration;

import dev.paribus.diff.ParamChange;
import dev.paribus.problem.Problem;
import dev.paribus.workflow.change.ChangeText;
import dev.paribus.workflow.change.Plan;
import java.util.ArrayList;
import java.util.List;

/** Says which parameters would change at once, each with its place and both values. */
final class TwoChanges {
    private TwoChanges() {}

    static List<Problem> problems(List<ParamChange> changes, Plan plan) {
        var out = new ArrayList<Problem>();
        String hint = plan.assignments().isEmpty()
                ? "undo all but one, register it, and do the next as an experiment of its own"
                : "one experiment each: paribus new "
                        + plan.assignments().get(0).path() + "="
                        + plan.assignments().get(0).yaml() + " --because \"...\", then the next";
        for (ParamChange change : changes) {
            var node = change.after() == null ? change.before() : change.after();
            out.add(Problem.error(
                            "two-changes", "one of " + changes.size() + " changes: " + ChangeText.describe(change))
                    .at(node == null ? null : node.location())
                    .hint(out.size() + 1 == changes.size() ? hint : null));
        }
        return out;
    }
}
