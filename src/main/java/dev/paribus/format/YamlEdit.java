package dev.paribus.format;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The tree that an edit of the text must give, made without the text: one node is replaced, and what aliases share with it
 * follows. Held against the edited file, so that a wrong edit never leaves the house.
 */
final class YamlEdit {
    private final YamlNode wanted;
    private final UnaryOperator<YamlNode> change;
    private final IdentityHashMap<YamlNode, YamlNode> done = new IdentityHashMap<>();

    /**
     * @param wanted the node that is replaced, by identity
     * @param change what it becomes
     */
    YamlEdit(YamlNode wanted, UnaryOperator<YamlNode> change) {
        this.wanted = wanted;
        this.change = change;
    }

    YamlNode apply(YamlNode node) {
        YamlNode known = done.get(node);
        if (known != null) {
            return known;
        }
        YamlNode made = node == wanted ? change.apply(node) : rebuilt(node);
        done.put(node, made);
        return made;
    }

    private YamlNode rebuilt(YamlNode node) {
        if (node instanceof YamlNode.Alias alias) {
            return new YamlNode.Alias(alias.span(), alias.anchor(), apply(alias.target()));
        } else if (node instanceof YamlNode.Mapping m) {
            List<YamlNode.Entry> entries = m.entries().stream()
                    .map(e -> new YamlNode.Entry(e.key(), apply(e.value())))
                    .toList();
            return new YamlNode.Mapping(m.span(), m.properties(), entries, m.flow());
        } else if (node instanceof YamlNode.Sequence s) {
            return new YamlNode.Sequence(
                    s.span(),
                    s.properties(),
                    s.items().stream().map(this::apply).toList(),
                    s.flow());
        }
        return node;
    }

    /** A mapping with one entry more at its end, or a list with one item more before an index. */
    static YamlNode with(YamlNode collection, YamlNode.Entry entry, int index) {
        if (collection instanceof YamlNode.Mapping m) {
            var entries = new ArrayList<>(m.entries());
            entries.add(entry);
            return new YamlNode.Mapping(m.span(), m.properties(), entries, m.flow());
        }
        var s = (YamlNode.Sequence) collection;
        var items = new ArrayList<>(s.items());
        items.add(index, entry.value());
        return new YamlNode.Sequence(s.span(), s.properties(), items, s.flow());
    }

    /** A collection without the child at an index. */
    static YamlNode without(YamlNode collection, int index) {
        if (collection instanceof YamlNode.Mapping m) {
            var entries = new ArrayList<>(m.entries());
            entries.remove(index);
            return new YamlNode.Mapping(m.span(), m.properties(), entries, m.flow());
        }
        var s = (YamlNode.Sequence) collection;
        var items = new ArrayList<>(s.items());
        items.remove(index);
        return new YamlNode.Sequence(s.span(), s.properties(), items, s.flow());
    }

    /** The same node as if it stood in the place of another one, for a tree whose text is not written yet. */
    static YamlNode moved(YamlNode node, YamlNode.Span span) {
        if (node instanceof YamlNode.Mapping m) {
            List<YamlNode.Entry> entries = m.entries().stream()
                    .map(e -> new YamlNode.Entry(moved(e.key(), span), moved(e.value(), span)))
                    .toList();
            return new YamlNode.Mapping(span, m.properties(), entries, m.flow());
        } else if (node instanceof YamlNode.Sequence s) {
            return new YamlNode.Sequence(
                    span,
                    s.properties(),
                    s.items().stream().map(i -> moved(i, span)).toList(),
                    s.flow());
        } else if (node instanceof YamlNode.Scalar s) {
            return new YamlNode.Scalar(span, s.properties(), s.text(), s.style());
        }
        return node;
    }
}
