package dev.paribus.format;

import dev.paribus.model.Criterion;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.param.ParamNode;
import dev.paribus.text.DidYouMean;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads lists of criteria and holds them against the declared metrics. */
final class Criteria {
    /** Whether a criterion says when it is good or when it is time to stop. */
    enum Sense {
        WANTED,
        ABORTS
    }

    private final Report report;
    private final @Nullable Map<String, Metric> metrics;

    /**
     * @param metrics declared metrics by name; null when the project is not known
     */
    Criteria(Report report, @Nullable Map<String, Metric> metrics) {
        this.report = report;
        this.metrics = metrics;
    }

    List<Criterion> read(Fields fields, String key, Sense sense) {
        return fields.list(key, node -> one(fields.name(key), node, sense));
    }

    private @Nullable Criterion one(String name, ParamNode node, Sense sense) {
        String text = Nodes.text(report, name, node);
        Criterion criterion = text == null
                ? null
                : report.attempt(
                        "bad-criterion",
                        node.location(),
                        sense == Sense.ABORTS ? CriterionText.ABORT_GRAMMAR : CriterionText.GRAMMAR,
                        () -> sense == Sense.ABORTS ? CriterionText.parseAbort(text) : CriterionText.parse(text));
        if (criterion != null && metrics != null) {
            judge(criterion, node, metrics, sense);
        }
        return criterion;
    }

    private void judge(Criterion criterion, ParamNode node, Map<String, Metric> declared, Sense sense) {
        Metric metric = declared.get(criterion.metric());
        if (metric == null) {
            String near = DidYouMean.question(criterion.metric(), declared.keySet());
            String hint = near.isEmpty() ? "declared are " + String.join(", ", declared.keySet()) : near;
            report.error(
                    "unknown-metric",
                    "the metric '" + criterion.metric() + "' is not declared in paribus.yaml",
                    node.location(),
                    hint);
            return;
        }
        boolean upward = criterion.relation().upward();
        boolean good = upward == (metric.goal() == Goal.MAXIMIZE);
        if (good == (sense == Sense.WANTED)) {
            return;
        }
        String turned =
                upward ? criterion.text().replace('>', '<') : criterion.text().replace('<', '>');
        String why = sense == Sense.WANTED ? "asks it to be worse" : "would end a run that does well";
        report.error(
                "criterion-direction",
                "'" + criterion.text() + "' is against the metric: " + metric.name() + " is to "
                        + metric.goal().word() + ", this " + why,
                node.location(),
                "write '" + turned + "'");
    }
}
