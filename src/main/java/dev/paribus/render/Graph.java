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
 * experiment in a column of its own that joins its parent's below it. Cycles and lost parents, which only hand-made
 * histories have, end a line instead of hiding an experiment.
 */
final class Graph {
    /** Deeper columns are drawn in the last one. */
    private static final int DEEPEST = 8;

    private static final Comparator<Entry> NEWEST_FIRST =
            Comparator.comparing(Entry::time).reversed().thenComparing(Entry::name);

    /**
     * An experiment's place.
     *
     * @param node what stands before its name, glyph included, without the gap behind it
     * @param below what stands before its further lines, as wide as {@code node}
     * @param joins true when the line below it has to be drawn even if it has no further lines
     */
    record Row(Entry entry, String node, String below, boolean joins) {}

    private final Map<ExperimentName, List<Entry>> children = new HashMap<>();
    private final Map<ExperimentName, Entry> entries = new LinkedHashMap<>();
    private final Set<ExperimentName> drawn = new HashSet<>();
    private final Set<ExperimentName> line;
    private final Glyphs glyphs;
    private final Standing standing;
    private final List<Row> rows = new ArrayList<>();

    private Graph(List<Entry> all, Standing standing, Glyphs glyphs) {
        this.standing = standing;
        this.line = standing.line();
        this.glyphs = glyphs;
        all.stream().sorted(NEWEST_FIRST).forEach(entry -> entries.put(entry.name(), entry));
        for (Entry entry : entries.values()) {
            if (entry.parent() != null
                    && entries.containsKey(entry.parent())
                    && !entry.parent().equals(entry.name())) {
                children.computeIfAbsent(entry.parent(), key -> new ArrayList<>())
                        .add(entry);
            }
        }
    }

    /** All entries, each once. */
    static List<Row> rows(List<Entry> all, Standing standing, Glyphs glyphs) {
        var graph = new Graph(all, standing, glyphs);
        graph.draw();
        return graph.rows;
    }

    private void draw() {
        var roots = new ArrayList<Entry>();
        for (Entry entry : entries.values()) {
            ExperimentName parent = entry.parent();
            if (parent == null || !entries.containsKey(parent) || parent.equals(entry.name())) {
                roots.add(entry);
            }
        }
        roots.sort(Comparator.comparing(root -> !line.contains(root.name())));
        roots.forEach(root -> subtree(root, "", 0));
        for (Entry left : entries.values()) {
            if (!drawn.contains(left.name())) {
                subtree(left, "", 0);
            }
        }
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
                add(here, indent, glyphs.line());
            } else if (depth == 0) {
                add(here, indent, here.parent() == null ? " " : "~");
            }
            above = true;
        }
    }

    private void side(Entry side, String indent, int depth, boolean above) {
        boolean deep = depth + 1 >= DEEPEST;
        String column = deep ? indent : indent + (above ? glyphs.line() : " ") + " ";
        subtree(side, column, depth + 1);
        String join = above ? glyphs.join() : glyphs.start();
        rows.add(new Row(
                side, column + standing.glyph(side, glyphs), deep ? column + glyphs.line() : indent + join, true));
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

    private void add(Entry entry, String indent, String below) {
        rows.add(new Row(entry, indent + standing.glyph(entry, glyphs), indent + below, false));
    }
}
