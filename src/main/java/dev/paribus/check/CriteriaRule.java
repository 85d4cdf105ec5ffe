package dev.paribus.check;

import dev.paribus.evidence.CriterionForm;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Criterion;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Metric;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Success is defined before the run, unless nothing is claimed. */
final class CriteriaRule implements Rule {
    @Override
    public List<String> codes() {
        return List.of("criteria-missing", "criterion-equal");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        if (plan.success().isEmpty()) {
            boolean free = plan.exploratory() || plan.change().kind() == ChangeKind.BASELINE || plan.measuresAgain();
            return free ? List.of() : List.of(missing(facts));
        }
        var out = new ArrayList<Problem>();
        notes(facts, "success", plan.success(), out);
        notes(facts, "guard", plan.guard(), out);
        return out;
    }

    private static void notes(Facts facts, String field, List<Criterion> criteria, List<Problem> out) {
        for (int i = 0; i < criteria.size(); i++) {
            Criterion criterion = criteria.get(i);
            var where = facts.here().where().get(field + "[" + i + "]");
            Optional<Metric> metric = facts.project().metric(criterion.metric());
            Optional<Problem> judged =
                    metric.isEmpty() ? Optional.empty() : CriterionForm.judge(criterion, metric.get());
            if (judged.isPresent()) {
                out.add(judged.get().at(where));
            }
        }
    }

    private static Problem missing(Facts facts) {
        List<String> usual =
                facts.project().success().stream().map(Criterion::text).toList();
        String proposal = usual.isEmpty()
                ? facts.project().primary().name()
                        + (facts.project().primary().goal().sign() > 0 ? " > parent" : " < parent")
                : String.join(", ", usual);
        return Problem.error("criteria-missing", "the record does not say what counts as success")
                .at(facts.here().where().get("name"))
                .hint("add 'success: [" + proposal + "]', or 'exploratory: true' if nothing is claimed");
    }
}
