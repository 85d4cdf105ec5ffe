package dev.paribus.render;

import dev.paribus.model.Entry;
import dev.paribus.text.Width;
import java.util.List;
import java.util.function.Function;

/**
 * Widths of the history's columns, all for one page.
 *
 * @param layout what stands in the first line
 * @param name where names end, counted from the left edge; a few longer ones go beyond
 * @param word of the verdict, or of the state where there is none
 * @param change what is left for the change in the first line, 0 when it goes down
 * @param spark 0 when no curve is shown
 * @param age 0, as commit and took, when there is no room for it
 */
record LogColumns(
        Layout layout,
        int name,
        int state,
        int metric,
        int difference,
        int verdict,
        int word,
        int change,
        int spark,
        int age,
        int commit,
        int took) {
    static final int GAP = 2;

    /** A longer name does not push aside the columns of all others where these have no room for it. */
    private static final int LONG_NAME = 20;

    /** Columns that a change needs to be worth showing in the first line. */
    private static final int CHANGE = 24;

    /** The first line has to hold a change up to this; a longer one goes down. */
    private static final int LONG_CHANGE = 40;

    /** Columns that are left to change and hypothesis beside the age, beside the commit as well, and beside all three facts. */
    private static final int[] SENTENCE = {34, 44, 52};

    /** What stands in the first line, from the widest page to the narrowest. */
    enum Layout {
        /** Name, state, metric, difference, verdict. */
        WIDE,
        /** Name, verdict or else state, metric, difference; what the state says besides goes down. Where it lets change and curve in, too. */
        TIGHT,
        /** Name, state, verdict; metric and difference go down. */
        NARROW
    }

    /** Where names may end and what the first line holds. */
    private record Frame(Layout layout, int name, int used) {}

    static LogColumns of(List<Graph.Row> rows, LogCells cells, Page page, LogView.Form form) {
        int node = 0;
        int longest = 0;
        int usual = 0;
        for (Graph.Row row : rows) {
            int name = row.entry().name().text().length();
            node = Math.max(node, node(row));
            longest = Math.max(longest, node(row) + name);
            usual = name > LONG_NAME ? usual : Math.max(usual, node(row) + name);
        }
        int state = widest(rows, cells::state);
        int metric = widest(rows, cells::metric);
        int difference = widest(rows, cells::difference);
        int verdict = widest(rows, cells::verdict);
        int word = widest(rows, cells::word);
        int wide = gap(state) + gap(metric) + gap(difference) + gap(verdict);
        int tight = gap(word) + gap(metric) + gap(difference);
        int curve = form.hasRoomForCurves(page.width()) ? widest(rows, cells::spark) : 0;
        int need = Math.max(CHANGE, widest(rows, entry -> usual(cells.change(entry))));
        Frame frame = frame(longest, usual == 0 ? longest : usual, wide, tight, gap(need), gap(curve), page.width());
        int left = page.width() - frame.used() - GAP;
        boolean up = frame.layout() != Layout.NARROW && left >= need;
        int spark = left - (up ? need + GAP : 0) >= curve ? curve : 0;
        int room = page.width() - node;
        int age = fitting(room - SENTENCE[0], widest(rows, cells::age));
        int commit = age == 0 ? 0 : fitting(room - SENTENCE[1] - gap(age), widest(rows, cells::commit));
        int took = commit == 0 ? 0 : fitting(room - SENTENCE[2] - gap(age) - gap(commit), widest(rows, cells::took));
        return new LogColumns(
                frame.layout(),
                frame.name(),
                state,
                metric,
                difference,
                verdict,
                word,
                up ? left - gap(spark) : 0,
                spark,
                age,
                commit,
                took);
    }

    private static String usual(String change) {
        return Width.of(change) > LONG_CHANGE ? "" : change;
    }

    /** The first that fits; names end where the longest one does as long as that costs nothing. */
    private static Frame frame(int longest, int usual, int wide, int tight, int change, int curve, int width) {
        if (longest + wide + change + curve <= width) {
            return new Frame(Layout.WIDE, longest, longest + wide);
        }
        if (usual + wide + change + curve <= width) {
            return new Frame(Layout.WIDE, usual, usual + wide);
        }
        if (curve > 0 && usual + tight + change + curve <= width) {
            return new Frame(Layout.TIGHT, usual, usual + tight);
        }
        if (usual + wide <= width) {
            return new Frame(Layout.WIDE, usual, usual + wide);
        }
        if (usual + tight <= width) {
            return new Frame(Layout.TIGHT, usual, usual + tight);
        }
        return new Frame(Layout.NARROW, usual, width);
    }

    private static int widest(List<Graph.Row> rows, Function<Entry, String> cell) {
        int widest = 0;
        for (Graph.Row row : rows) {
            widest = Math.max(widest, Width.of(cell.apply(row.entry())));
        }
        return widest;
    }

    private static int fitting(int room, int column) {
        return gap(column) <= room ? column : 0;
    }

    /** A column with the space before it. */
    static int gap(int column) {
        return column == 0 ? 0 : column + GAP;
    }

    /** Columns up to the name. */
    static int node(Graph.Row row) {
        return Width.of(row.indent()) + 1 + GAP;
    }
}
