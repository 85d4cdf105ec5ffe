package dev.paribus.render;

import dev.paribus.model.Entry;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.State;
import dev.paribus.text.Escape;
import dev.paribus.text.Ink;
import dev.paribus.text.Width;
import dev.paribus.verb.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The graph as text. Line 1 has name, state, primary metric, difference and verdict, line 2 the change, the hypothesis and
 * where it stands in time. On a wide terminal the change moves up, and the curve stands behind it; on a narrow one the state
 * moves down, then the metric. What is dropped first: the curve, duration, commit, then the end of the hypothesis; never the name,
 * the verdict, the metric or the change.
 */
final class LogText {
    private static final int GAP = LogColumns.GAP;

    /** Columns that a hypothesis needs to say anything. */
    private static final int WORDS = 14;

    private static final String BECAUSE = " because ";

    private final Log.Result result;
    private final LogView.Form form;
    private final Page page;
    private final Ink ink;
    private final Standing standing;
    private final LogCells cells;

    LogText(Log.Result result, LogView.Form form, Page page) {
        this.result = result;
        this.form = form;
        this.page = page;
        this.ink = page.ink();
        this.standing = new Standing(result.entries(), result.running());
        this.cells = new LogCells(result, standing, page);
    }

    List<String> lines() {
        List<Graph.Row> rows = form.shape() == LogView.Shape.LIST
                ? Graph.list(result.shown())
                : Graph.rows(result.shown(), result.entries(), standing, page.glyphs());
        var lines = new ArrayList<String>();
        if (!rows.isEmpty()) {
            heading(lines);
        }
        List<Graph.Row> told = rows.stream().filter(row -> !row.named()).toList();
        LogColumns columns = LogColumns.of(told, cells, page, form);
        for (Graph.Row row : rows) {
            if (row.named()) {
                lines.add(named(row));
            } else {
                print(row, columns, lines);
            }
        }
        int shown = result.shown().size();
        if (result.found() > shown) {
            lines.add(ink.dim((result.found() - shown) + " more; -n " + result.found() + " shows them"));
        }
        return lines;
    }

    /** What the numbers are, in as many parts as have room. */
    private void heading(List<String> lines) {
        Metric metric = LogCells.primary(result);
        if (metric == null) {
            return;
        }
        String way = metric.goal() == Goal.MAXIMIZE ? "more is better" : "less is better";
        String start = Escape.terminal(metric.name()) + ": " + way;
        String spread = ", mean " + page.glyphs().plusMinus() + " sd of n seeds";
        String whole = start + ", " + metric.value() + " of each seed" + spread;
        String fitting = Width.of(whole) <= page.width() ? whole : start + spread;
        lines.add(new PaintedLine(page)
                .add(Width.of(fitting) <= page.width() ? fitting : start, ink::dim)
                .text());
    }

    private void print(Graph.Row row, LogColumns columns, List<String> lines) {
        Entry entry = row.entry();
        boolean single = form.detail() == LogView.Detail.ONE_LINE;
        var below = new Below(row);
        var first = new PaintedLine(page).add(single ? row.beside() : row.indent());
        boolean here = cells.isHere(entry);
        String glyph = here ? page.glyphs().here() : standing.glyph(entry, page.glyphs());
        first.add(glyph, sign -> here ? ink.accent(ink.bold(sign)) : Standing.paint(entry, sign, ink))
                .skip(GAP);
        name(entry, first);
        var block = new ArrayList<PaintedLine>(List.of(first));
        boolean up = facts(entry, columns, below, block);
        if (form.detail() == LogView.Detail.USUAL) {
            block.add(sentence(entry, columns, up, below.next()));
        } else if (form.detail() == LogView.Detail.FULL) {
            boolean tight = columns.layout() == LogColumns.Layout.TIGHT;
            new LogFull(cells, page).add(entry, tight ? beside(entry) : "", below::next, block);
        } else if (row.ends()) {
            block.add(below.next());
        }
        block.forEach(line -> lines.add(line.text()));
    }

    /** State, verdict and metric behind the name, or below it where they have no room; true when the change stands there as well. */
    private boolean facts(Entry entry, LogColumns columns, Below below, List<PaintedLine> block) {
        PaintedLine line = block.get(0);
        boolean narrow = columns.layout() == LogColumns.Layout.NARROW;
        boolean longer = line.column() > columns.name();
        if (form.detail() == LogView.Detail.ONE_LINE && (longer || columns.layout() != LogColumns.Layout.WIDE)) {
            single(entry, columns, line);
            return false;
        }
        if (narrow) {
            narrow(entry, columns, below, block);
            return false;
        }
        if (longer && entry.metrics().isEmpty() && line.room() >= LogColumns.gap(columns.word())) {
            line.skip(GAP).add(cells.word(entry), word -> painted(entry, word));
            return false;
        }
        if (longer) {
            line = below.next();
            block.add(line);
        }
        if (columns.layout() == LogColumns.Layout.TIGHT) {
            return tight(entry, columns, line);
        }
        return wide(entry, columns, line);
    }

    private String named(Graph.Row row) {
        return new PaintedLine(page)
                .add(row.indent())
                .add(page.glyphs().gap())
                .skip(GAP)
                .add(row.entry().name() + ", not shown", ink::dim)
                .text();
    }

    private void name(Entry entry, PaintedLine line) {
        String name = entry.name().text();
        int enough = cells.prefix(entry);
        line.add(name.substring(0, enough), enough == name.length() ? ink::bold : ink::key)
                .add(name.substring(enough));
    }

    /** True when the change had room. */
    private boolean wide(Entry entry, LogColumns columns, PaintedLine line) {
        int at = columns.name();
        at = cell(line, at, columns.state(), cells.state(entry), word -> Standing.paint(entry, word, ink));
        at = cell(line, at, columns.metric(), cells.metric(entry), text -> text);
        at = cell(line, at, columns.difference(), cells.difference(entry), this::difference);
        at = cell(line, at, columns.verdict(), cells.verdict(entry), word -> Standing.paint(word, ink));
        return rest(entry, columns, line, at);
    }

    private boolean tight(Entry entry, LogColumns columns, PaintedLine line) {
        int at = columns.name();
        at = cell(line, at, columns.word(), cells.word(entry), word -> painted(entry, word));
        at = cell(line, at, columns.metric(), cells.metric(entry), text -> text);
        at = cell(line, at, columns.difference(), cells.difference(entry), this::difference);
        return rest(entry, columns, line, at);
    }

    /** Change and curve; a change that has no room goes down, or is cut where nothing is below. */
    private boolean rest(Entry entry, LogColumns columns, PaintedLine line, int at) {
        String change = cells.change(entry);
        boolean up = Width.of(change) <= columns.change();
        if (up || form.detail() == LogView.Detail.ONE_LINE) {
            String cut = Width.truncate(change, columns.change(), page.glyphs().ellipsis());
            cell(line, at, columns.change(), cut, text -> text);
        }
        if (columns.spark() > 0) {
            line.to(page.width() - columns.spark()).add(cells.spark(entry), ink::accent);
        }
        return up;
    }

    /** The verdict, or the state where there is none. */
    private String painted(Entry entry, String word) {
        return cells.verdict(entry).isEmpty() ? Standing.paint(entry, word, ink) : Standing.paint(word, ink);
    }

    /** What the state says beside the verdict; nothing where that it is measured is all. */
    private String beside(Entry entry) {
        boolean undecided = entry.state() == State.MEASURED && !entry.adopted() && !entry.champion();
        return cells.verdict(entry).isEmpty() || undecided ? "" : cells.state(entry);
    }

    /** A cell that begins behind column {@code at}; returns where it ends. */
    private static int cell(PaintedLine line, int at, int width, String text, UnaryOperator<String> paint) {
        if (width == 0) {
            return at;
        }
        line.to(at + GAP).add(text, paint);
        return at + GAP + width;
    }

    /** State and verdict beside the name, or below one that is too long for that, and the metric below them. */
    private void narrow(Entry entry, LogColumns columns, Below below, List<PaintedLine> block) {
        String verdict = cells.verdict(entry);
        PaintedLine line = block.get(0).to(columns.name()).skip(GAP);
        if (line.room() < columns.state() + LogColumns.gap(Width.of(verdict))) {
            line = below.next();
            block.add(line);
        }
        line.add(Width.left(cells.state(entry), columns.state()), word -> Standing.paint(entry, word, ink))
                .skip(GAP)
                .add(verdict, word -> Standing.paint(word, ink));
        if (!entry.metrics().isEmpty()) {
            block.add(below.next().add(cells.metric(entry)).skip(GAP).add(cells.difference(entry), this::difference));
        }
    }

    /** One line, whatever happens: the verdict, or the state where there is none, and as much of the metric as has room. */
    private void single(Entry entry, LogColumns columns, PaintedLine line) {
        line.to(columns.name()).skip(GAP);
        line.add(Width.left(cells.word(entry), columns.word()), word -> painted(entry, word))
                .skip(GAP);
        if (columns.metric() > line.room()) {
            line.add(cells.mean(entry));
            return;
        }
        line.add(Width.left(cells.metric(entry), columns.metric()));
        if (LogColumns.gap(columns.difference()) <= line.room()) {
            line.skip(GAP).add(cells.difference(entry), this::difference);
        }
    }

    private String difference(String cell) {
        return Differences.painted(cell, ink);
    }

    /** The lines below a node, begun with the joint once and with the line that goes on after it. */
    private final class Below {
        private final Graph.Row row;
        private boolean used;

        Below(Graph.Row row) {
            this.row = row;
        }

        PaintedLine next() {
            String prefix = used ? row.after() : row.below();
            used = true;
            return new PaintedLine(page).add(prefix).to(LogColumns.node(row));
        }
    }

    private PaintedLine sentence(Entry entry, LogColumns columns, boolean up, PaintedLine line) {
        if (columns.layout() == LogColumns.Layout.TIGHT && !beside(entry).isEmpty()) {
            line.add(beside(entry), word -> Standing.paint(entry, word, ink)).skip(GAP);
        }
        String change = up ? "" : cells.change(entry);
        var facts = new Facts(entry, columns);
        facts.give(Width.of(change) - line.room());
        int room = line.room() - facts.width();
        String tried = cells.tried(entry);
        int words = Width.of(change) + (cells.hypothesis(entry).isEmpty() ? 0 : GAP + WORDS);
        boolean told = !tried.isEmpty() && room - LogColumns.gap(Width.of(tried)) >= words;
        int rest = told ? room - LogColumns.gap(Width.of(tried)) : room;
        line.add(Width.truncate(
                sentence(change, cells.hypothesis(entry), rest),
                rest,
                page.glyphs().ellipsis()));
        if (told) {
            line.to(page.width() - facts.width() - Width.of(tried)).add(tried, ink::dim);
        }
        facts.add(line);
        return line;
    }

    /** Age, commit and duration in their columns at the right edge, of which the first give way to a change that needs the room. */
    private final class Facts {
        private final int[] widths;
        private final String[] texts;
        private int from;

        Facts(Entry entry, LogColumns columns) {
            widths = new int[] {columns.age(), columns.commit(), columns.took()};
            texts = new String[] {Width.right(cells.age(entry), columns.age()), cells.commit(entry), cells.took(entry)};
        }

        /** @param missing columns that the sentence lacks, were there no facts */
        void give(int missing) {
            while (from < widths.length && missing + width() > 0) {
                from++;
            }
        }

        int width() {
            int width = 0;
            for (int i = from; i < widths.length; i++) {
                width += LogColumns.gap(widths[i]);
            }
            return width;
        }

        void add(PaintedLine line) {
            int at = page.width() - width();
            for (int i = from; i < widths.length; i++) {
                at = cell(line, at, widths[i], widths[i] == 0 ? "" : texts[i], ink::dim);
            }
        }
    }

    /** The change where it has no place above, and the hypothesis; its reason alone, without the because, where the whole has no room. */
    private String sentence(String change, String hypothesis, int room) {
        String between = change.isEmpty() ? "" : "  ";
        if (hypothesis.isEmpty()) {
            return change;
        }
        int left = room - Width.of(change) - between.length();
        if (!change.isEmpty() && left < WORDS) {
            return change;
        }
        String ellipsis = page.glyphs().ellipsis();
        int reason = hypothesis.indexOf(BECAUSE);
        String text = page.glyphs().quoted(hypothesis);
        if (Width.of(text) > left && reason >= 0) {
            text = page.glyphs().quoted(ellipsis + hypothesis.substring(reason + 1));
            if (Width.of(text) > left) {
                text = page.glyphs().quoted(ellipsis + hypothesis.substring(reason + BECAUSE.length()));
            }
        }
        return change + between + text;
    }
}
