package dev.paribus.render;

import dev.paribus.model.Entry;
import dev.paribus.text.Ages;
import dev.paribus.text.Escape;
import dev.paribus.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** All that the trailers of an experiment say, below its first line; nothing is cut off: a word that is too long goes on below. */
final class LogFull {
    private static final int LABEL = 12;

    private final LogCells cells;
    private final Page page;

    LogFull(LogCells cells, Page page) {
        this.cells = cells;
        this.page = page;
    }

    /**
     * @param state what does not stand in the first line of it; may be empty
     * @param next begins a line below the experiment
     */
    void add(Entry entry, String state, Supplier<PaintedLine> next, List<PaintedLine> block) {
        row("state", state, next, block);
        row("change", cells.change(entry), next, block);
        row("hypothesis", cells.hypothesis(entry), next, block);
        String label = "metrics";
        for (String metric : cells.metrics(entry)) {
            row(label, metric, next, block);
            label = "";
        }
        row("tried", cells.tried(entry).isEmpty() ? "" : cells.tried(entry) + " on this parent by now", next, block);
        row("decision", entry.decision() == null ? "" : Escape.terminal(entry.decision()), next, block);
        row("labels", Escape.terminal(String.join("; ", entry.labels())), next, block);
        row("parent", entry.parent() == null ? "" : entry.parent().text(), next, block);
        String took = cells.took(entry);
        row("time", cells.age(entry) + ", " + Ages.iso(entry.time()), next, block);
        row("took", took, next, block);
        row("commit", Escape.terminal(entry.commit() + " " + entry.ref()), next, block);
        block.add(next.get());
    }

    private void row(String label, String text, Supplier<PaintedLine> next, List<PaintedLine> block) {
        if (text.isEmpty()) {
            return;
        }
        String left = label;
        PaintedLine line = next.get();
        for (String part : parts(text, Math.max(2, line.room() - LABEL))) {
            if (!left.equals(label)) {
                line = next.get();
            }
            block.add(line.add(Width.left(left, LABEL), page.ink()::dim).add(part));
            left = label.isEmpty() ? " " : "";
        }
    }

    private static List<String> parts(String text, int columns) {
        var out = new ArrayList<String>();
        for (String part : Width.wrap(text, columns)) {
            String rest = part;
            while (Width.of(rest) > columns) {
                String head = Width.truncate(rest, columns, "");
                out.add(head);
                rest = rest.substring(head.length());
            }
            out.add(rest);
        }
        return out;
    }
}
