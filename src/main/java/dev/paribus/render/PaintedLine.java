package dev.paribus.render;

import dev.paribus.text.Width;
import java.util.function.UnaryOperator;

/**
 * A line that is put together from painted pieces and never gets wider than its page: what does not fit is cut off, and what stands
 * before the next piece is space, of which none is left at the end.
 */
final class PaintedLine {
    private final StringBuilder out = new StringBuilder();
    private final int width;
    private final String ellipsis;
    private int used;
    private int wanted;

    PaintedLine(Page page) {
        this.width = page.width();
        this.ellipsis = page.glyphs().ellipsis();
    }

    /** A piece at the place that was come to; the text is neutralised, not painted. */
    PaintedLine add(String text, UnaryOperator<String> paint) {
        String bare = text.stripTrailing();
        if (bare.isEmpty() || wanted >= width) {
            wanted += Width.of(text);
            return this;
        }
        String cut = Width.truncate(bare, width - wanted, ellipsis);
        out.append(" ".repeat(wanted - used)).append(paint.apply(cut));
        used = wanted + Width.of(cut);
        wanted += Width.of(text);
        return this;
    }

    PaintedLine add(String text) {
        return add(text, UnaryOperator.identity());
    }

    /** The next piece stands {@code columns} further to the right. */
    PaintedLine skip(int columns) {
        wanted += columns;
        return this;
    }

    /** The next piece begins in this column, counted from 0, or further to the right. */
    PaintedLine to(int column) {
        wanted = Math.max(wanted, column);
        return this;
    }

    /** The column that was come to, counted from 0. */
    int column() {
        return wanted;
    }

    /** Columns that are left. */
    int room() {
        return Math.max(0, width - wanted);
    }

    String text() {
        return out.toString();
    }
}
