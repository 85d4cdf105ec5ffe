package dev.paribus.evidence;

import dev.paribus.model.Criterion;
import dev.paribus.model.Metric;
import dev.paribus.problem.Problem;
import java.util.Optional;

/** Judges what a well-formed criterion will be tested like, before anything is measured (evidence R1). */
public final class CriterionForm {
    private CriterionForm() {}

    /**
     * The note {@code criterion-equal} for a bound that is tested otherwise than it reads; its place is the caller's
     * to add.
     */
    public static Optional<Problem> judge(Criterion criterion, Metric metric) {
        boolean equal = !criterion.relation().strict()
                && criterion.bound() instanceof Criterion.Bound.FromParent bound
                && bound.plain();
        if (!equal || metric.deterministic()) {
            return Optional.empty();
        }
        String allowing = metric.goal().sign() > 0 ? "parent - d" : "parent + d";
        return Optional.of(Problem.note(
                        "criterion-equal",
                        "'" + criterion + "' is tested like a gain: no number of seeds shows that nothing is lost")
                .hint("allow a loss d that would not matter: '" + criterion.metric() + " "
                        + criterion.relation().sign() + " " + allowing + "'"));
    }
}
