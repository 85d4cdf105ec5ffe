package dev.paribus.render;

import dev.paribus.text.Escape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tab-separated values: a header line and rows of the same length; what is unknown is an empty cell. */
final class Tsv {
    private final List<String> lines = new ArrayList<>();
    private final int columns;

    Tsv(String... header) {
        columns = header.length;
        add(header);
    }

    Tsv row(@Nullable Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells for " + columns + " columns");
        }
        add(cells);
        return this;
    }

    private void add(@Nullable Object[] cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            Object cell = cells[i];
            line.append(i == 0 ? "" : "\t").append(cell == null ? "" : Escape.tsv(cell.toString()));
        }
        lines.add(line.toString());
    }

    List<String> lines() {
        return lines;
    }
}
