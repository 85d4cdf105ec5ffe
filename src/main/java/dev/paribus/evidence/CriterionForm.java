package dev.paribus.evidence;

import dev.paribus.model.Criterion;
import dev.paribus.model.Metric;
import dev.paribus.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges a criterion before anything is measured: its metric and its direction (evidence R1). */
public final class CriterionForm {
    private CriterionForm() {}

    /**
     * What is wrong or worth knowing: {@code criterion-metric} and {@code criterion-direction} are errors,
     * {@code criterion-equal} is a note. Places are the caller's to add.
     */
    public static Optional<Problem> judge(Criterion criterion, List<Metric> metrics) {
        Optional<Metric> found =
                metrics.stream().filter(m -> m.name().equals(criterion.metric())).findFirst();
        if (found.isEmpty()) {
            String known = metrics.stream().map(Metric::name).collect(Collectors.joining(", "));
            return Optional.of(Problem.error(
                            "criterion-metric",
                            "'" + criterion + "' names the metric '" + criterion.metric()
                                    + "', which the project does not declare")
                    .hint("use one of " + known + ", or declare it under 'metrics:' in paribus.yaml"));
        }
        Metric metric = found.get();
        if (criterion.relation().upward() != metric.goal().sign() > 0) {
            return Optional.of(Problem.error(
                            "criterion-direction",
                            "'" + criterion + "' asks for the worse direction: " + metric.name() + " is to "
                                    + metric.goal().word())
                    .hint("write '" + turned(criterion) + "'"));
        }
        boolean equal = !criterion.relation().strict()
                && criterion.bound() instanceof Criterion.Bound.FromParent bound
                && bound.offset().signum() == 0;
        return equal && !metric.deterministic() ? Optional.of(likeAGain(criterion, metric)) : Optional.empty();
    }

    private static Problem likeAGain(Criterion criterion, Metric metric) {
        String allowing = metric.goal().sign() > 0 ? "parent - d" : "parent + d";
        return Problem.note(
                        "criterion-equal",
                        "'" + criterion + "' is tested like a gain: no number of seeds shows that nothing is lost")
                .hint("allow a loss d that would not matter: '" + criterion.metric() + " "
                        + criterion.relation().sign() + " " + allowing + "'");
    }

    private static String turned(Criterion criterion) {
        String sign = criterion.relation().sign();
        String other = sign.startsWith(">") ? sign.replace('>', '<') : sign.replace('<', '>');
        return criterion.text().replaceFirst("[<>]=?", other);
    }
}
