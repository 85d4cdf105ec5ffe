package dev.paribus.workflow.history;

import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How experiments stand among all others: derived, never stored. */
public final class Standings {
    private final Set<ExperimentName> line;
    private final Set<ExperimentName> running;

    /**
     * @param entries all that are known, not only those that are going to be shown
     * @param running what runs on this machine now
     */
    public Standings(List<Entry> entries, Set<ExperimentName> running) {
        this.line = line(entries);
        this.running = Set.copyOf(running);
    }

    private static Set<ExperimentName> line(List<Entry> entries) {
        Map<ExperimentName, Entry> byName = new HashMap<>();
        entries.forEach(entry -> byName.put(entry.name(), entry));
        var line = new HashSet<ExperimentName>();
        Entry here = entries.stream().filter(Entry::champion).findFirst().orElse(null);
        while (here != null && line.add(here.name())) {
            here = here.parent() == null ? null : byName.get(here.parent());
        }
        return line;
    }

    /** The champion and what it grew from. */
    public Set<ExperimentName> line() {
        return Set.copyOf(line);
    }

    /** One or two words: {@code running}, {@code champion}, {@code kept}, {@code kept, reverted}, or the state's own. */
    public String word(Entry entry) {
        if (running.contains(entry.name())) {
            return "running";
        }
        if (entry.champion()) {
            return "champion";
        }
        boolean decided = entry.state() == State.KEPT || entry.state() == State.MEASURED;
        if (entry.adopted() && decided) {
            return line.contains(entry.name()) ? (entry.state() == State.KEPT ? "kept" : "adopted") : "kept, reverted";
        }
        return entry.state() == State.KEPT
                ? "kept, not on trunk"
                : entry.state().word();
    }
}
