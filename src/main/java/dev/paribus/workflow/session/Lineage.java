package dev.paribus.workflow.session;

import dev.paribus.model.ExperimentName;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import java.util.LinkedHashMap;
import java.util.Map;

/** An experiment and what each was measured against, back to the first baseline: the line of a champion. */
public final class Lineage {
    private Lineage() {}

    /** By name, the newest first; it ends where a parent is not in this clone. */
    public static Map<ExperimentName, Found> of(Session session, ExperimentName newest) {
        Experiments experiments = session.experiments();
        Map<ExperimentName, Found> names = experiments.names();
        var out = new LinkedHashMap<ExperimentName, Found>();
        ExperimentName at = newest;
        while (at != null && !out.containsKey(at)) {
            Found found = names.get(at);
            Experiment read = found == null
                    ? null
                    : session.reader().tolerant(found.tip()).experiment();
            if (found == null || read == null || !read.record().name().equals(at)) {
                break;
            }
            out.put(at, found);
            at = read.record().parent();
        }
        return out;
    }
}
