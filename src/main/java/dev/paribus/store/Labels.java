package dev.paribus.store;

import dev.paribus.model.ExperimentRecord;
import java.util.ArrayList;
import java.util.List;

/** What every view has to say beside an experiment: escape hatches and claims that are not made. */
public final class Labels {
    private Labels() {}

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
        if (!record.nuisance().isEmpty()) {
            out.add("nuisance: " + String.join(", ", record.nuisance()));
        }
        if (!record.change().with().isEmpty()) {
            out.add("with: " + String.join(", ", record.change().with()));
        }
        return out;
    }
}
