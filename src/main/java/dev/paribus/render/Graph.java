package dev.paribus.render;

import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.text.Glyphs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order and the lines of a graph of experiments, newest first: the champion's line in the first column, every other
 * experiment in a column of its own that joins its parent's below it. Where a parent is not shown, an experiment joins the
 * nearest ancestor that is, by a line that says so; several that have none join a row that names their parent alone. Cycles and lost parents, which only hand-made histories have, end a line
 * instead of hiding an experiment.
 */
final class Graph {
    /** Deeper columns are drawn in the last one. */
    private static final int DEEPEST = 8;

    private static final Comparator<Entry> NEWEST_FIRST =
            Comparator.comparing(Entry::time).reversed().thenComparing(Entry::name);

    /**
     * An experiment's place.
     *
     * @param indent what stands before its sign in the first line
     * @param below what stands before its further lines, no wider than indent, sign and a gap
     * @param after the same from the second further line on
     * @param beside what stands before its sign where it has one line alone: the joint, where it has one
     * @param ends true when a line below it has to be drawn even if it has one line alone
     * @param named true for one that is not shown and only named, because several stand on it
     */
    record Row(Entry entry, String indent, String below, String after, String beside, boolean ends, boolean named) {}

    private final Map<ExperimentName, List<Entry>> children = new HashMap<>();
    private final Map<ExperimentName, Entry> entries = new LinkedHashMap<>();
    private final Map<ExperimentName, Entry> parents = new HashMap<>();
    private final Set<ExperimentName> distant = new HashSet<>();
    private final Set<ExperimentName> named = new HashSet<>();
    private final Set<ExperimentName> drawn = new HashSet<>();
    private final Set<ExperimentName> line;
    private final Glyphs glyphs;
    private final List<Row> rows = new ArrayList<>();

    private Graph(List<Entry> shown, List<Entry> all, Standing standing, Glyphs glyphs) {
        this.line = standing.line();
        this.glyphs = glyphs;
        shown.stream().sorted(NEWEST_FIRST).forEach(entry -> entries.put(entry.name(), entry));
        Map<ExperimentName, Entry> known = new HashMap<>();
        all.forEach(entry -> known.put(entry.name(), entry));
        for (Entry entry : entries.values()) {
            Entry parent = nearest(entry, known);
            if (parent != null) {
                stand(entry, parent);
                if (!parent.name().equals(entry.parent())) {
                    distant.add(entry.name());
                }
            }
        }
        nameParents(known);
    }

    private void stand(Entry entry, Entry parent) {
        parents.put(entry.name(), parent);
        children.computeIfAbsent(parent.name(), key -> new ArrayList<>()).add(entry);
    }

    /** Names what is not shown where several that would stand on nothing stand on it. */
    private void nameParents(Map<ExperimentName, Entry> known) {
        Map<ExperimentName, List<Entry>> orphans = new LinkedHashMap<>();
        for (Entry entry : entries.values()) {
            ExperimentName parent = entry.parent();
            if (parent != null && !parents.containsKey(entry.name()) && !entries.containsKey(parent)) {
                orphans.computeIfAbsent(parent, key -> new ArrayList<>()).add(entry);
            }
        }
        orphans.forEach((name, siblings) -> {
            Entry parent = known.get(name);
            if (parent != null && siblings.size() > 1) {
                named.add(name);
                entries.put(name, parent);
                siblings.forEach(sibling -> stand(sibling, parent));
            }
        });
    }

    /** The nearest ancestor that is shown; null where there is none. */
    private @Nullable Entry nearest(Entry entry, Map<ExperimentName, Entry> known) {
        var seen = new HashSet<ExperimentName>(Set.of(entry.name()));
        ExperimentName at = entry.parent();
        while (at != null && seen.add(at)) {
            Entry shown = entries.get(at);
            if (shown != null) {
                return shown;
            }
            Entry hidden = known.get(at);
            at = hidden == null ? null : hidden.parent();
        }
        return null;
    }

    /** Those that are shown, each once, and some that are named; {@code all} are known. */
    static List<Row> rows(List<Entry> shown, List<Entry> all, Standing standing, Glyphs glyphs) {
        var graph = new Graph(shown, all, standing, glyphs);
        graph.draw();
        return graph.rows;
    }

    /** The same without lines, in the order that is given. */
    static List<Row> list(List<Entry> shown) {
        return shown.stream()
                .map(entry -> new Row(entry, "", " ", " ", "", false, false))
                .toList();
    }

    private void draw() {
        var roots = new ArrayList<Entry>();
        for (Entry entry : entries.values()) {
            if (!parents.containsKey(entry.name())) {
                roots.add(entry);
            }
        }
        roots.sort(Comparator.<Entry, Boolean>comparing(root -> !line.contains(root.name()))
                .thenComparing(this::newest, NEWEST_FIRST));
        roots.forEach(root -> subtree(root, "", 0));
        for (Entry left : entries.values()) {
            if (!drawn.contains(left.name())) {
                subtree(left, "", 0);
            }
        }
    }

    /** Itself, or the newest that stands on it where it is only named. */
    private Entry newest(Entry root) {
        return named.contains(root.name())
                ? children.getOrDefault(root.name(), List.of()).get(0)
                : root;
    }

    /** Draws everything that grew from {@code root}, root last, its column behind {@code indent}. */
    private void subtree(Entry root, String indent, int depth) {
        List<Entry> chain = chain(root, depth == 0 && line.contains(root.name()));
        boolean above = false;
        for (int i = chain.size() - 1; i >= 0; i--) {
            Entry here = chain.get(i);
            for (Entry side : children.getOrDefault(here.name(), List.of())) {
                if (!drawn.contains(side.name())) {
                    side(side, indent, depth, above);
                    above = true;
                }
            }
            if (i > 0) {
                boolean far = distant.contains(here.name());
                String below = indent + (far ? glyphs.gap() : glyphs.line());
                rows.add(new Row(here, indent, below, indent + glyphs.line(), indent, far, false));
            } else if (depth == 0) {
                root(here);
            }
            above = true;
        }
    }

    /** The end of a line. Two that stand on nothing must not look like one that stands on the other. */
    private void root(Entry here) {
        if (named.contains(here.name())) {
            rows.add(new Row(here, "", "", "", "", false, true));
            return;
        }
        boolean last = drawn.size() == entries.size();
        boolean more = here.parent() != null;
        rows.add(new Row(here, "", more ? glyphs.gap() : "", "", "", more || !last, false));
    }

    private void side(Entry side, String indent, int depth, boolean above) {
        boolean deep = depth + 1 >= DEEPEST;
        String column = deep ? indent : indent + (above ? glyphs.line() : " ") + " ";
        subtree(side, column, depth + 1);
        boolean far = distant.contains(side.name());
        String join = above ? far ? glyphs.farJoin() : glyphs.join() : far ? glyphs.farStart() : glyphs.start();
        rows.add(new Row(
                side,
                column,
                deep ? column + (far ? glyphs.gap() : glyphs.line()) : indent + join,
                deep ? column + glyphs.line() : indent + glyphs.line(),
                deep ? column : indent + join.substring(0, 2),
                deep,
                false));
    }

    /** From the root upwards, always by the child that goes on in the same column; marks them as drawn. */
    private List<Entry> chain(Entry root, boolean champions) {
        var chain = new ArrayList<Entry>();
        for (Entry here = root; here != null; here = next(here, champions)) {
            drawn.add(here.name());
            chain.add(here);
        }
        return chain;
    }

    private @Nullable Entry next(Entry here, boolean champions) {
        for (Entry child : children.getOrDefault(here.name(), List.of())) {
            if (!drawn.contains(child.name()) && (!champions || line.contains(child.name()))) {
                return child;
            }
        }
        return null;
    }
}
