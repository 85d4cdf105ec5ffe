package dev.paribus.param;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Edits of immutable parameter trees, and their sameness by meaning. */
public final class ParamTrees {
    private ParamTrees() {}

    /**
     * The tree with another node at an existing path.
     *
     * @throws IllegalArgumentException when the path is not there
     */
    public static ParamNode set(ParamNode root, ParamPath path, ParamNode node) {
        return edit(root, path, 0, new Edit(Assignment.Kind.SET, node));
    }

    /**
     * The tree with a further node: a key of a mapping, whose missing or null parents are made, or an item before the one that has
     * the index, or behind the last.
     *
     * @throws IllegalArgumentException when something stands there already or a parent is no mapping
     */
    public static ParamNode add(ParamNode root, ParamPath path, ParamNode node) {
        return edit(root, path, 0, new Edit(Assignment.Kind.ADD, node));
    }

    /**
     * The tree without the node at an existing path.
     *
     * @throws IllegalArgumentException when the path is not there
     */
    public static ParamNode remove(ParamNode root, ParamPath path) {
        return edit(root, path, 0, new Edit(Assignment.Kind.REMOVE, ParamNode.empty()));
    }

    /** True when both mean the same to Python, types included; places, anchors and the order of keys do not count. */
    public static boolean same(ParamNode a, ParamNode b) {
        if (a instanceof ParamNode.Scalar x && b instanceof ParamNode.Scalar y) {
            return x.value().compare(y.value()) == Value.Sameness.SAME;
        }
        if (a instanceof ParamNode.Sequence x && b instanceof ParamNode.Sequence y) {
            boolean same = x.items().size() == y.items().size();
            for (int i = 0; same && i < x.items().size(); i++) {
                same = same(x.items().get(i), y.items().get(i));
            }
            return same;
        }
        if (a instanceof ParamNode.Mapping x && b instanceof ParamNode.Mapping y) {
            return x.entries().keySet().equals(y.entries().keySet())
                    && x.entries().entrySet().stream().allMatch(e -> same(e.getValue(), at(y, e.getKey())));
        }
        return false;
    }

    private static ParamNode at(ParamNode.Mapping mapping, String key) {
        ParamNode found = mapping.entries().get(key);
        return found == null ? ParamNode.empty() : found;
    }

    private record Edit(Assignment.Kind kind, ParamNode node) {}

    private static ParamNode edit(ParamNode here, ParamPath path, int depth, Edit edit) {
        if (depth == path.steps().size()) {
            return edit.node;
        }
        ParamPath.Step step = path.steps().get(depth);
        if (step instanceof ParamPath.Step.Key key && here instanceof ParamNode.Mapping m) {
            return new ParamNode.Mapping(entries(m.entries(), key.name(), path, depth, edit), m.location(), m.anchor());
        }
        if (step instanceof ParamPath.Step.Item item && here instanceof ParamNode.Sequence s) {
            return new ParamNode.Sequence(items(s.items(), item.index(), path, depth, edit), s.location(), s.anchor());
        }
        boolean nothing = here instanceof ParamNode.Scalar s && s.value() instanceof Value.Null;
        if (nothing && edit.kind == Assignment.Kind.ADD) {
            return edit(ParamNode.empty(), path, depth, edit);
        }
        throw missing(path);
    }

    private static Map<String, ParamNode> entries(
            Map<String, ParamNode> old, String key, ParamPath path, int depth, Edit edit) {
        var entries = new LinkedHashMap<>(old);
        boolean last = depth == path.steps().size() - 1;
        ParamNode child = entries.get(key);
        if (last && edit.kind == Assignment.Kind.ADD && child != null) {
            throw new IllegalArgumentException("'" + path + "' is there already");
        }
        if (child == null && edit.kind != Assignment.Kind.ADD) {
            throw missing(path);
        }
        if (last && edit.kind == Assignment.Kind.REMOVE) {
            entries.remove(key);
        } else {
            entries.put(key, edit(child == null ? ParamNode.empty() : child, path, depth + 1, edit));
        }
        return entries;
    }

    private static List<ParamNode> items(List<ParamNode> old, int index, ParamPath path, int depth, Edit edit) {
        var items = new ArrayList<>(old);
        boolean last = depth == path.steps().size() - 1;
        boolean adds = last && edit.kind == Assignment.Kind.ADD;
        if (index > items.size() || (index == items.size() && !adds)) {
            throw missing(path);
        }
        if (adds) {
            items.add(index, edit.node);
        } else if (last && edit.kind == Assignment.Kind.REMOVE) {
            items.remove(index);
        } else {
            items.set(index, edit(items.get(index), path, depth + 1, edit));
        }
        return items;
    }

    private static IllegalArgumentException missing(ParamPath path) {
        return new IllegalArgumentException("there is no parameter '" + path + "'");
    }
}
