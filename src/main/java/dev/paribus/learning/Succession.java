package dev.paribus.learning;

import dev.paribus.model.ExperimentName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which lessons a later one replaces. */
public final class Succession {
    private final Map<ExperimentName, List<ExperimentName>> links;

    /** @param links each lesson with those that it replaces */
    public Succession(Map<ExperimentName, List<ExperimentName>> links) {
        this.links = Map.copyOf(links);
    }

    /** Those that another one replaces; of a circle, none. */
    public Set<ExperimentName> replaced() {
        var out = new HashSet<ExperimentName>();
        links.forEach((later, earlier) ->
                earlier.stream().filter(one -> !leads(one, later)).forEach(out::add));
        return out;
    }

    /** True when the first replaces the second, or is it, by way of any number of lessons between. */
    public boolean leads(ExperimentName from, ExperimentName to) {
        var open = new ArrayList<>(List.of(from));
        var seen = new HashSet<ExperimentName>();
        while (!open.isEmpty()) {
            ExperimentName at = open.remove(open.size() - 1);
            if (at.equals(to)) {
                return true;
            }
            if (seen.add(at)) {
                open.addAll(links.getOrDefault(at, List.of()));
            }
        }
        return false;
    }
}
