package dev.paribus.format;

import dev.paribus.param.ParamPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node of the tree that the sections of a TOML text make, with the places that it comes from. */
final class TomlNode {
    /** What a node is. */
    enum Kind {
        TABLE,
        LIST,
        LEAF
    }

    /**
     * Where the entry of a node stands.
     *
     * @param section that has it as a line; null for an entry or item of an inline table or array
     * @param container that inline table or array; null for a line
     * @param index of the line or of the entry
     */
    record Home(
            TomlText.@Nullable Section section, @Nullable YamlNode container, int index) {}

    /** How a table came about by dotted keys: the lines of one section, or entries of one inline table, that begin with them. */
    record Dotted(
            TomlText.@Nullable Section section, @Nullable YamlNode container, List<String> keys) {}

    final Kind kind;
    final Map<String, TomlNode> children = new LinkedHashMap<>();
    final List<TomlNode> items = new ArrayList<>();
    /** A value's own text; null for tables of headers and of dotted keys, and for lists of such tables. */
    final @Nullable YamlNode text;

    @Nullable
    Home home;

    @Nullable
    Dotted dotted;

    TomlText.@Nullable Section section;

    private TomlNode(Kind kind, @Nullable YamlNode text) {
        this.kind = kind;
        this.text = text;
    }

    /** The root of the tree. @throws IllegalStateException when the sections contradict each other */
    static TomlNode of(List<TomlText.Section> sections) {
        var root = new TomlNode(Kind.TABLE, null);
        for (TomlText.Section section : sections) {
            TomlNode here = section.keys().isEmpty() ? root : table(root, section);
            here.section = section;
            for (int i = 0; i < section.pairs().size(); i++) {
                TomlText.Pair pair = section.pairs().get(i);
                here.put(pair.keys(), new Home(section, null, i), pair.value());
            }
        }
        return root;
    }

    private static TomlNode table(TomlNode root, TomlText.Section section) {
        TomlNode here = root;
        List<String> keys = section.keys();
        for (String key : keys.subList(0, keys.size() - 1)) {
            here = here.child(key, Kind.TABLE);
            here = here.kind == Kind.LIST ? here.last() : here;
        }
        TomlNode found = here.child(keys.get(keys.size() - 1), section.array() ? Kind.LIST : Kind.TABLE);
        if (!section.array()) {
            return found.kind == Kind.LIST ? found.last() : found;
        }
        var item = new TomlNode(Kind.TABLE, null);
        found.items.add(item);
        return item;
    }

    private TomlNode last() {
        if (items.isEmpty()) {
            throw new IllegalStateException("a header leads into a list");
        }
        return items.get(items.size() - 1);
    }

    private TomlNode child(String key, Kind made) {
        return children.computeIfAbsent(key, none -> new TomlNode(made, null));
    }

    private void put(List<String> keys, Home home, YamlNode value) {
        TomlNode here = this;
        for (int i = 0; i < keys.size() - 1; i++) {
            TomlNode next = here.child(keys.get(i), Kind.TABLE);
            if (next.dotted == null && next.section == null) {
                next.dotted = new Dotted(home.section(), home.container(), keys.subList(0, i + 1));
            }
            here = next;
        }
        TomlNode made = value(value);
        made.home = home;
        if (here.children.putIfAbsent(keys.get(keys.size() - 1), made) != null) {
            throw new IllegalStateException("a key stands twice");
        }
    }

    private static TomlNode value(YamlNode text) {
        if (text instanceof YamlNode.Mapping map) {
            var out = new TomlNode(Kind.TABLE, text);
            for (int i = 0; i < map.entries().size(); i++) {
                YamlNode.Entry entry = map.entries().get(i);
                out.put(keys((YamlNode.Scalar) entry.key()), new Home(null, text, i), entry.value());
            }
            return out;
        }
        if (text instanceof YamlNode.Sequence list) {
            var out = new TomlNode(Kind.LIST, text);
            for (int i = 0; i < list.items().size(); i++) {
                TomlNode item = value(list.items().get(i));
                item.home = new Home(null, text, i);
                out.items.add(item);
            }
            return out;
        }
        return new TomlNode(Kind.LEAF, text);
    }

    /** The keys of an entry of an inline table. */
    static List<String> keys(YamlNode.Scalar key) {
        return ParamPath.parse(key.text()).steps().stream()
                .map(step -> ((ParamPath.Step.Key) step).name())
                .toList();
    }

    /** The child at a step; null without one. */
    @Nullable
    TomlNode at(ParamPath.Step step) {
        if (step instanceof ParamPath.Step.Item item) {
            return item.index() < items.size() ? items.get(item.index()) : null;
        }
        return children.get(((ParamPath.Step.Key) step).name());
    }
}
