package dev.paribus.param;

import dev.paribus.problem.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node of a parameter tree, with the place where it stands in its file. */
public sealed interface ParamNode {
    /** Where the node's value stands; null for a node that was computed. */
    @Nullable
    Location location();

    /** The anchor that this node carries or that it was reached through by an alias; null without one. */
    @Nullable
    String anchor();

    /** A mapping; keys in the order of the file. */
    record Mapping(
            Map<String, ParamNode> entries,
            @Nullable Location location,
            @Nullable String anchor) implements ParamNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** A list, in order. */
    record Sequence(
            List<ParamNode> items,
            @Nullable Location location,
            @Nullable String anchor) implements ParamNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * A leaf.
     *
     * @param value what PyYAML reads
     * @param source the scalar as it is written, quotes included
     * @param otherReading what a YAML 1.2 core reader makes of the same text, when that differs; null when both agree
     */
    record Scalar(
            Value value,
            String source,
            @Nullable Value otherReading,
            @Nullable Location location,
            @Nullable String anchor)
            implements ParamNode {}

    /** An empty mapping that stands nowhere. */
    static Mapping empty() {
        return new Mapping(Map.of(), null, null);
    }

    /** The node at a path below this one. */
    default Optional<ParamNode> find(ParamPath path) {
        ParamNode here = this;
        for (ParamPath.Step step : path.steps()) {
            ParamNode next = null;
            if (step instanceof ParamPath.Step.Key key && here instanceof Mapping m) {
                next = m.entries.get(key.name());
            } else if (step instanceof ParamPath.Step.Item item && here instanceof Sequence s) {
                next = item.index() < s.items.size() ? s.items.get(item.index()) : null;
            }
            if (next == null) {
                return Optional.empty();
            }
            here = next;
        }
        return Optional.of(here);
    }

    /** All leaves with their paths, in file order; an empty mapping or list counts as a leaf. */
    default List<Leaf> leaves() {
        var out = new ArrayList<Leaf>();
        collect(ParamPath.ROOT, this, out);
        return out;
    }

    /** A leaf and the way to it. */
    record Leaf(ParamPath path, ParamNode node) {}

    private static void collect(ParamPath path, ParamNode node, List<Leaf> out) {
        if (node instanceof Mapping m && !m.entries.isEmpty()) {
            for (Map.Entry<String, ParamNode> entry : m.entries.entrySet()) {
                collect(path.key(entry.getKey()), entry.getValue(), out);
            }
        } else if (node instanceof Sequence s && !s.items.isEmpty()) {
            for (int i = 0; i < s.items.size(); i++) {
                collect(path.item(i), s.items.get(i), out);
            }
        } else {
            out.add(new Leaf(path, node));
        }
    }
}
