package dev.paribus.workflow.launch;

import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What waits for what: an experiment is launched when its parent, if that is to run too, has been concluded. */
final class RunOrder {
    private final Map<ExperimentName, Found> waiting = new LinkedHashMap<>();
    private final Map<ExperimentName, ExperimentName> parents = new LinkedHashMap<>();
    private final Set<ExperimentName> running = new HashSet<>();

    private RunOrder() {}

    /** The targets with unmeasured parents put before them; says so. */
    static RunOrder of(Session session, List<Found> targets) {
        var order = new RunOrder();
        Experiments experiments = session.experiments();
        Map<ExperimentName, Found> names = experiments.names();
        for (Found target : targets) {
            var line = new ArrayList<Found>();
            Found at = target;
            while (at != null && !order.waiting.containsKey(at.name()) && !line.contains(at)) {
                line.add(0, at);
                ExperimentName parent =
                        experiments.trailers(at.name(), at.tip()).parent();
                if (parent != null) {
                    order.parents.put(at.name(), parent);
                }
                Found found = unmeasured(experiments, parent == null ? null : names.get(parent));
                if (found != null && !targets.contains(found)) {
                    session.machine()
                            .say(found.name() + " is the parent of " + at.name()
                                    + " and not measured yet: it runs first");
                }
                at = found;
            }
            line.forEach(one -> order.waiting.putIfAbsent(one.name(), one));
        }
        return order;
    }

    private static @Nullable Found unmeasured(Experiments experiments, @Nullable Found found) {
        return found != null && experiments.trailers(found.name(), found.tip()).state() == State.REGISTERED
                ? found
                : null;
    }

    /** Those that wait for nothing, in order. */
    List<Found> free() {
        return waiting.values().stream()
                .filter(found -> {
                    ExperimentName parent = parents.get(found.name());
                    return parent == null || (!waiting.containsKey(parent) && !running.contains(parent));
                })
                .toList();
    }

    boolean anyWaits() {
        return !waiting.isEmpty();
    }

    /** Nothing waits any more. */
    void clear() {
        waiting.clear();
    }

    int size() {
        return waiting.size();
    }

    /** The next one that waits for nothing; it counts as running until {@link #ended}. */
    Optional<Found> next() {
        Optional<Found> next = free().stream().findFirst();
        next.ifPresent(found -> {
            waiting.remove(found.name());
            running.add(found.name());
        });
        return next;
    }

    /** It is concluded, or could not start. */
    void ended(ExperimentName name) {
        running.remove(name);
    }

    /** Takes away what grows from an experiment that did not run; its numbers would be measured against nothing. */
    List<ExperimentName> forsake(ExperimentName name) {
        var gone = new ArrayList<ExperimentName>();
        boolean more = true;
        gone.add(name);
        while (more) {
            more = false;
            for (ExperimentName child : List.copyOf(waiting.keySet())) {
                ExperimentName parent = parents.get(child);
                if (parent != null && gone.contains(parent)) {
                    waiting.remove(child);
                    gone.add(child);
                    more = true;
                }
            }
        }
        gone.remove(name);
        return gone;
    }
}
