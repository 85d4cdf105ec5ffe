package dev.paribus.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What every view has to say beside an experiment: escape hatches and claims that are not made. */
public final class Labels {
    private Labels() {}

    /** The labels that make an exception to one-change, without {@code exploratory}; for a line on them. */
    public static List<String> exceptions(List<String> labels) {
        return labels.stream().filter(label -> label.contains(": ")).toList();
    }

    /** How many experiments have each kind of exception, by its word. */
    public static Map<String, Integer> counted(List<List<String>> labels) {
        var out = new TreeMap<String, Integer>();
        for (List<String> each : labels) {
            exceptions(each).stream()
                    .map(label -> label.substring(0, label.indexOf(": ")))
                    .distinct()
                    .forEach(word -> out.merge(word, 1, Integer::sum));
        }
        return out;
    }

    /** Everything that a record declares, in this order: exploratory, override, design, block, nuisance, with. */
    public static List<String> of(ExperimentRecord record) {
        var out = new ArrayList<String>();
        if (record.exploratory()) {
            out.add("exploratory");
        }
        if (record.override() != null) {
            out.add("override: " + record.override());
        }
        if (record.design() != null) {
            out.add("design: " + record.design());
        }
        String block = record.more().get("block");
        if (block != null) {
            out.add("block: " + block);
        }
        if (!record.nuisance().isEmpty()) {
            out.add("nuisance: " + String.join(", ", record.nuisance()));
        }
        if (!record.change().with().isEmpty()) {
            out.add("with: " + String.join(", ", record.change().with()));
        }
        return out;
    }
}
