package dev.paribus.verb;

import dev.paribus.model.ExperimentName;
import dev.paribus.model.Summary;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.session.Session;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The means of parents, each read once. */
final class ParentValues {
    private final Session session;
    private final Map<ExperimentName, Map<String, Double>> known = new HashMap<>();

    ParentValues(Session session) {
        this.session = session;
    }

    /** The parent's mean of a metric; null where there is no parent, or no such value. */
    @Nullable
    Double of(ExperimentName child, String metric) {
        return known.computeIfAbsent(child, this::read).get(metric);
    }

    private Map<String, Double> read(ExperimentName child) {
        var out = new HashMap<String, Double>();
        try {
            Experiments experiments = session.experiments();
            Map<ExperimentName, Found> names = experiments.names();
            Found own = names.get(child);
            ExperimentName parent =
                    own == null ? null : experiments.read(own.tip()).record().parent();
            Found there = parent == null ? null : names.get(parent);
            Summary summary =
                    there == null ? null : experiments.read(there.tip()).summary();
            if (summary != null) {
                summary.metrics().forEach((name, metric) -> {
                    if (metric.mean() != null) {
                        out.put(name, metric.mean());
                    }
                });
            }
        } catch (Failure unreadable) {
            // Who watches a run does without the parent's numbers then.
            return out;
        }
        return out;
    }
}
