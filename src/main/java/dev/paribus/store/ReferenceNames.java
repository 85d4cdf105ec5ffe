package dev.paribus.store;

import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import dev.paribus.store.Experiments.Found;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
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
    private SortedMap<ExperimentName, Found> names = Collections.emptySortedMap();

    /** @param now in the order of their names */
    synchronized SortedMap<ExperimentName, Found> of(
            Map<String, Oid> now, Function<Map<String, Oid>, SortedMap<ExperimentName, Found>> read) {
        if (refs == null || !same(refs, now)) {
            names = Collections.unmodifiableSortedMap(read.apply(now));
            refs = now;
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
        if (one.size() != other.size()) {
            return false;
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
