package dev.paribus.store;

import dev.paribus.model.ExperimentName;
import dev.paribus.store.Experiments.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tips of all experiments as one command read them: it may begin to read them while it does something else, and after it
 * registered one it needs that one alone.
 */
final class KnownTips {
    private Map<ExperimentName, Found> names = Map.of();
    private List<Tip> tips = List.of();

    /** Reads tips. */
    interface Source {
        /** All of them, from what is kept or from git. */
        List<Tip> all(Map<ExperimentName, Found> names);

        /** A few, from git. */
        List<Tip> few(Map<ExperimentName, Found> names);
    }

    /** The tips of these names, by name; whoever asks meanwhile waits. */
    synchronized List<Tip> of(Map<ExperimentName, Found> now, Source source) {
        if (now == names) {
            return tips;
        }
        var known = new HashMap<ExperimentName, Tip>(2 * tips.size());
        for (Tip tip : tips) {
            known.put(tip.name(), tip);
        }
        var missing = new LinkedHashMap<ExperimentName, Found>();
        now.forEach((name, found) -> {
            Tip tip = known.get(name);
            if (tip == null || !tip.lasting() || !tip.commit().equals(found.tip())) {
                missing.put(name, found);
            }
        });
        tips = missing.size() == now.size() ? source.all(now) : joined(now, known, missing, source);
        names = now;
        return tips;
    }

    private static List<Tip> joined(
            Map<ExperimentName, Found> now,
            Map<ExperimentName, Tip> known,
            Map<ExperimentName, Found> missing,
            Source source) {
        missing.keySet().forEach(known::remove);
        for (Tip tip : source.few(missing)) {
            known.put(tip.name(), tip);
        }
        var out = new ArrayList<Tip>(now.size());
        for (ExperimentName name : now.keySet()) {
            Tip tip = known.get(name);
            if (tip != null) {
                out.add(tip);
            }
        }
        return out;
    }
}
