package dev.paribus.render;

import dev.paribus.text.Width;
import java.util.ArrayList;
import java.util.List;

/**
 * A table within a text: aligned columns, the last one cut at the width of the page, or going on below itself. Cells come neutralised.
 */
final class Section {
    private static final int GAP = 2;

    /** The least room in which a last cell goes on below itself; where it has less, it begins further to the left. */
    private static final int ROOM = 24;

    private final List<List<String>> rows = new ArrayList<>();
    private boolean whole;

    /** Nothing of the last cells is cut but a word that is too long. */
    Section whole() {
        whole = true;
        return this;
    }

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
            var start = new StringBuilder(" ".repeat(indent));
            for (int i = 0; i < row.size() - 1; i++) {
                start.append(Width.left(row.get(i), widths[i] + (widths[i] == 0 ? 0 : GAP)));
            }
            String last = row.get(row.size() - 1);
            if (whole && Width.of(start + last) > page.width()) {
                lines.addAll(wrapped(start.toString(), last, indent, page));
            } else {
                lines.add(cut(start + last, page));
            }
        }
        return lines;
    }

    private static List<String> wrapped(String start, String last, int indent, Page page) {
        int column = Width.of(start);
        boolean beside = page.width() - column >= ROOM;
        int at = beside ? column : indent + GAP;
        var lines = new ArrayList<String>();
        if (!beside) {
            lines.add(cut(start, page));
        }
        for (String part : Width.wrap(last, page.width() - at)) {
            lines.add(cut((beside && lines.isEmpty() ? start : " ".repeat(at)) + part, page));
        }
        return lines;
    }

    private static String cut(String line, Page page) {
        return Width.truncate(line.stripTrailing(), page.width(), page.glyphs().ellipsis());
    }
}
