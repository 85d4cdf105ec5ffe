package dev.paribus.render;

import dev.paribus.text.Width;
import java.util.ArrayList;
import java.util.List;

/** A table within a text: aligned columns, the last one cut at the width of the page. Cells come neutralised. */
final class Section {
    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    Section row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The rows behind {@code indent} spaces; no line ends in spaces. */
    List<String> lines(int indent, Page page) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Width.of(row.get(i)));
            }
        }
        var lines = new ArrayList<String>();
        for (List<String> row : rows) {
            var line = new StringBuilder(" ".repeat(indent));
            for (int i = 0; i < row.size(); i++) {
                boolean last = i == row.size() - 1;
                line.append(last ? row.get(i) : Width.left(row.get(i), widths[i] + (widths[i] == 0 ? 0 : GAP)));
            }
            lines.add(Width.truncate(
                    line.toString().stripTrailing(), page.width(), page.glyphs().ellipsis()));
        }
        return lines;
    }
}
