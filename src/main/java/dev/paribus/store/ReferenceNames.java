package dev.paribus.store;

import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import dev.paribus.store.Experiments.Found;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which experiments the references of one command's repository name, and what its trunk adopted, worked out again when a
 * reference changed: a command asks for them several times, and ten thousand names cost a twentieth of a second.
 */
public final class ReferenceNames {
    private @Nullable Map<String, Oid> refs;
    private @Nullable TrunkHistory trunk;
    private @Nullable TrunkHistory among;
    private Map<ExperimentName, Found> names = Map.of();

    /**
     * The same map as before, in the order of names, unless a reference or trunk changed.
     *
     * @param now in the order of their names
     * @param history trunk's, as {@link #trunk} gave it
     */
    synchronized Map<ExperimentName, Found> of(
            Map<String, Oid> now, TrunkHistory history, Function<Map<String, Oid>, Map<ExperimentName, Found>> read) {
        if (refs == null || among != history || !same(refs, now)) {
            names = Collections.unmodifiableMap(read.apply(now));
            refs = now;
            among = history;
        }
        return names;
    }

    /** Trunk's history, which does not change while its tip stays. */
    synchronized TrunkHistory trunk(@Nullable Oid tip, Supplier<TrunkHistory> read) {
        TrunkHistory known = trunk;
        if (known == null || !known.tip().equals(Optional.ofNullable(tip))) {
            known = read.get();
            trunk = known;
        }
        return known;
    }

    private static boolean same(Map<String, Oid> one, Map<String, Oid> other) {
        if (one == other || one.size() != other.size()) {
            return one == other;
        }
        Iterator<Map.Entry<String, Oid>> others = other.entrySet().iterator();
        for (Map.Entry<String, Oid> ref : one.entrySet()) {
            Map.Entry<String, Oid> next = others.next();
            if (!ref.getKey().equals(next.getKey()) || !ref.getValue().equals(next.getValue())) {
                return false;
            }
        }
        return true;
    }
}
