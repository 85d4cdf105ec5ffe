package dev.paribus.render;

import dev.paribus.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A table within a text whose columns give way when there is no room: those that are not needed go from the right, and where even
 * the needed ones have none, each row takes several lines, which are aligned with those of the other rows. Nothing of a needed cell
 * is ever cut. Cells come neutralised.
 */
final class Grid {
    private static final int GAP = 2;

    /** Whether a column may be left out. */
    enum Column {
        NEEDED,
        IF_ROOM
    }

    /** A cell, and the paint that it gets once it is padded. */
    record Cell(String text, UnaryOperator<String> paint) {
        static Cell of(String text) {
            return new Cell(text, UnaryOperator.identity());
        }
    }

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();
    private final List<Integer> headers = new ArrayList<>();

    Grid(Column... columns) {
        this.columns = List.of(columns);
    }

    Grid(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /** @param cells one for each column */
    Grid row(List<Cell> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("a row of " + cells.size() + " cells for " + columns.size());
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    Grid row(String... cells) {
        var out = new ArrayList<Cell>();
        for (String cell : cells) {
            out.add(Cell.of(cell));
        }
        return row(out);
    }

    /** A row of titles: left out where rows take several lines, since nothing stands below it then. */
    Grid header(List<Cell> cells) {
        headers.add(rows.size());
        return row(cells);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The rows behind {@code indent} spaces; no line ends in spaces. */
    List<String> lines(int indent, Page page) {
        var shown = new ArrayList<Integer>();
        for (int i = 0; i < columns.size(); i++) {
            if (width(i) > 0) {
                shown.add(i);
            }
        }
        for (int i = shown.size() - 1; i > 0 && total(shown) + indent > page.width(); i--) {
            if (columns.get(shown.get(i)) == Column.IF_ROOM) {
                shown.remove(i);
            }
        }
        List<List<Integer>> parts = parts(shown, indent, page);
        var lines = new ArrayList<String>();
        for (int row = 0; row < rows.size(); row++) {
            if (parts.size() > 1 && headers.contains(row)) {
                continue;
            }
            for (int part = 0; part < parts.size(); part++) {
                String line = line(rows.get(row), parts.get(part), part == 0 ? indent : indent + GAP);
                if (part == 0 || !line.isEmpty()) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    /** The columns of each line that a row takes. */
    private List<List<Integer>> parts(List<Integer> shown, int indent, Page page) {
        var out = new ArrayList<List<Integer>>();
        var part = new ArrayList<Integer>();
        for (int column : shown) {
            part.add(column);
            if (part.size() > 1 && total(part) + (out.isEmpty() ? indent : indent + GAP) > page.width()) {
                part.remove(part.size() - 1);
                out.add(List.copyOf(part));
                part.clear();
                part.add(column);
            }
        }
        out.add(List.copyOf(part));
        return out;
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> Width.of(row.get(column).text()))
                .max()
                .orElse(0);
    }

    private int total(List<Integer> shown) {
        return shown.stream().mapToInt(this::width).sum() + GAP * Math.max(0, shown.size() - 1);
    }

    private String line(List<Cell> row, List<Integer> shown, int indent) {
        var out = new StringBuilder();
        int last = shown.stream()
                .filter(i -> !row.get(i).text().isEmpty())
                .reduce((one, two) -> two)
                .orElse(-1);
        if (last < 0) {
            return "";
        }
        for (int column : shown) {
            Cell cell = row.get(column);
            String padded = column == last ? cell.text() : Width.left(cell.text(), width(column));
            out.append(out.isEmpty() ? " ".repeat(indent) : " ".repeat(GAP))
                    .append(cell.paint().apply(padded));
            if (column == last) {
                break;
            }
        }
        return out.toString();
    }
}
