package dev.paribus.render;

import dev.paribus.model.Entry;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.text.Escape;
import dev.paribus.text.Ink;
import dev.paribus.text.Width;
import dev.paribus.verb.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The graph as text. Line 1 has name, state, primary metric, difference and verdict, line 2 the change, the hypothesis and
 * where it stands in time. On a wide terminal the change moves up, and the curve stands behind it; on a narrow one the metric
 * moves down. What is dropped first: the curve, duration, commit, age, then the end of the hypothesis; never the name, the
 * verdict or the metric.
 */
final class LogText {
    private static final int GAP = 2;

    /** Columns that a change needs to be worth showing in the first line. */
    private static final int CHANGE = 24;

    /** Columns that are left to change and hypothesis before a fact beside them is dropped. */
    private static final int SENTENCE = 34;

    /** Columns that a hypothesis needs to say anything. */
    private static final int WORDS = 16;

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

    /**
     * Widths of the columns. {@code change} is what is left for the change in the first line, 0 when it goes down; {@code narrow}
     * when the metric goes down; {@code age}, {@code commit} and {@code took} are 0 when there is no room for them.
     */
    private record Columns(
            int name,
            int state,
            int metric,
            int difference,
            int verdict,
            int change,
            int spark,
            boolean narrow,
            int age,
            int commit,
            int took) {}

    List<String> lines() {
        List<Graph.Row> rows = form.shape() == LogView.Shape.LIST
                ? Graph.list(result.shown())
                : Graph.rows(result.shown(), result.entries(), standing, page.glyphs());
        var lines = new ArrayList<String>();
        if (!rows.isEmpty()) {
            heading(lines);
        }
        Columns columns = columns(rows.stream().filter(row -> !row.named()).toList());
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

    private void heading(List<String> lines) {
        Metric metric = LogCells.primary(result);
        if (metric != null) {
            String way = metric.goal() == Goal.MAXIMIZE ? "more is better" : "less is better";
            String heading = Escape.terminal(metric.name()) + ": " + way + ", " + metric.value()
                    + " of each seed, mean " + page.glyphs().plusMinus() + " sd of n seeds";
            lines.add(new PaintedLine(page).add(heading, ink::dim).text());
        }
    }

    private int widest(List<Graph.Row> rows, Function<Entry, String> cell) {
        int widest = 0;
        for (Graph.Row row : rows) {
            widest = Math.max(widest, Width.of(cell.apply(row.entry())));
        }
        return widest;
    }

    private Columns columns(List<Graph.Row> rows) {
        int node = 0;
        int name = 0;
        for (Graph.Row row : rows) {
            node = Math.max(node, node(row));
            name = Math.max(name, node(row) + row.entry().name().text().length());
        }
        int state = widest(rows, cells::state);
        int metric = widest(rows, cells::metric);
        int difference = widest(rows, cells::difference);
        int verdict = widest(rows, cells::verdict);
        int used = name + gap(state) + gap(metric) + gap(difference) + gap(verdict);
        int left = page.width() - used - GAP;
        int spark = form.hasRoomForCurves(page.width()) && left - LogCells.SPARK - GAP >= CHANGE
                ? widest(rows, cells::spark)
                : 0;
        int change = left - gap(spark);
        int room = page.width() - node - SENTENCE;
        int age = fitting(room, widest(rows, cells::age));
        int commit = age == 0 ? 0 : fitting(room - gap(age), widest(rows, cells::commit));
        int took = commit == 0 ? 0 : fitting(room - gap(age) - gap(commit), widest(rows, cells::took));
        boolean narrow = used > page.width();
        return new Columns(
                name,
                state,
                metric,
                difference,
                verdict,
                narrow || change < CHANGE ? 0 : change,
                spark,
                narrow,
                age,
                commit,
                took);
    }

    private static int fitting(int room, int column) {
        return gap(column) <= room ? column : 0;
    }

    private static int gap(int column) {
        return column == 0 ? 0 : column + GAP;
    }

    /** Columns up to the name. */
    private static int node(Graph.Row row) {
        return Width.of(row.indent()) + 1 + GAP;
    }

    private void print(Graph.Row row, Columns columns, List<String> lines) {
        Entry entry = row.entry();
        var below = new Below(row);
        var first = new PaintedLine(page).add(row.indent());
        boolean here = cells.isHere(entry);
        String glyph = here ? page.glyphs().here() : standing.glyph(entry, page.glyphs());
        first.add(glyph, sign -> here ? ink.accent(ink.bold(sign)) : Standing.paint(entry, sign, ink))
                .skip(GAP);
        name(entry, first);
        var block = new ArrayList<PaintedLine>(List.of(first));
        if (!columns.narrow()) {
            wide(entry, columns, first);
        } else if (form.detail() == LogView.Detail.ONE_LINE) {
            single(entry, columns, first);
        } else {
            narrow(entry, columns, below, block);
        }
        if (form.detail() == LogView.Detail.USUAL) {
            block.add(sentence(entry, columns, below.next()));
        } else if (form.detail() == LogView.Detail.FULL) {
            new LogFull(cells, page).add(entry, below::next, block);
        } else if (row.joins()) {
            block.add(below.next());
        }
        block.forEach(line -> lines.add(line.text()));
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

    private void wide(Entry entry, Columns columns, PaintedLine line) {
        int at = columns.name();
        at = cell(line, at, columns.state(), cells.state(entry), word -> Standing.paint(entry, word, ink));
        at = cell(line, at, columns.metric(), cells.metric(entry), text -> text);
        at = cell(line, at, columns.difference(), cells.difference(entry), this::difference);
        at = cell(line, at, columns.verdict(), cells.verdict(entry), word -> Standing.paint(word, ink));
        if (columns.change() > 0) {
            String change = Width.truncate(
                    cells.change(entry), columns.change(), page.glyphs().ellipsis());
            cell(line, at, columns.change(), change, text -> text);
        }
        if (columns.spark() > 0) {
            line.to(page.width() - columns.spark()).add(cells.spark(entry), ink::accent);
        }
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
    private void narrow(Entry entry, Columns columns, Below below, List<PaintedLine> block) {
        String verdict = cells.verdict(entry);
        PaintedLine line = block.get(0);
        int room = page.width() - columns.name() - gap(columns.state()) - gap(columns.verdict());
        if (room < 0) {
            line = below.next();
            block.add(line);
        } else {
            line.to(columns.name() + GAP);
        }
        line.add(Width.left(cells.state(entry), columns.state()), word -> Standing.paint(entry, word, ink))
                .skip(GAP)
                .add(verdict, word -> Standing.paint(word, ink));
        if (!entry.metrics().isEmpty()) {
            block.add(below.next().add(cells.metric(entry)).skip(GAP).add(cells.difference(entry), this::difference));
        }
    }

    /** One line, whatever happens: the verdict, or the state where there is none, and as much of the metric as has room. */
    private void single(Entry entry, Columns columns, PaintedLine line) {
        String verdict = cells.verdict(entry);
        String word = verdict.isEmpty() ? cells.state(entry) : verdict;
        int words = Math.max(columns.state(), columns.verdict());
        int room = page.width() - columns.name() - gap(words);
        line.to(columns.name() + GAP)
                .add(
                        Width.left(word, words),
                        text -> verdict.isEmpty() ? Standing.paint(entry, text, ink) : Standing.paint(text, ink))
                .skip(GAP);
        if (gap(columns.metric()) > room) {
            line.add(cells.mean(entry));
            return;
        }
        line.add(Width.left(cells.metric(entry), columns.metric()));
        if (gap(columns.metric()) + gap(columns.difference()) <= room) {
            line.skip(GAP).add(cells.difference(entry), this::difference);
        }
    }

    private String difference(String cell) {
        return cell.contains(" better") ? ink.good(cell) : cell.contains(" worse") ? ink.bad(cell) : cell;
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
            return new PaintedLine(page).add(prefix).to(node(row));
        }
    }

    private PaintedLine sentence(Entry entry, Columns columns, PaintedLine line) {
        String tried = cells.tried(entry);
        int facts = gap(columns.age()) + gap(columns.commit()) + gap(columns.took());
        int room = line.room() - facts - gap(Width.of(tried));
        boolean told = room >= SENTENCE / 2;
        String text = sentence(entry, columns.change() == 0, told ? room : line.room() - facts);
        line.add(Width.truncate(
                text, told ? room : line.room() - facts, page.glyphs().ellipsis()));
        int at = page.width() - facts;
        if (told && !tried.isEmpty()) {
            line.to(at - Width.of(tried)).add(tried, ink::dim);
        }
        if (columns.age() > 0) {
            line.to(at + GAP).add(Width.right(cells.age(entry), columns.age()), ink::dim);
        }
        if (columns.commit() > 0) {
            line.skip(GAP).add(cells.commit(entry), ink::dim);
        }
        if (columns.took() > 0) {
            line.to(page.width() - columns.took()).add(cells.took(entry), ink::dim);
        }
        return line;
    }

    /** The change where it has no place above, and the hypothesis, or its reason alone where the whole has no room. */
    private String sentence(Entry entry, boolean withChange, int room) {
        String change = withChange ? cells.change(entry) : "";
        String between = change.isEmpty() ? "" : "  ";
        String hypothesis = cells.hypothesis(entry);
        if (hypothesis.isEmpty()) {
            return change;
        }
        String whole = change + between + page.glyphs().quoted(hypothesis);
        int reason = hypothesis.indexOf(BECAUSE);
        if (!change.isEmpty() && room - Width.of(change) - GAP < WORDS) {
            return change;
        }
        if (Width.of(whole) <= room || reason < 0) {
            return whole;
        }
        return change + between + page.glyphs().quoted(page.glyphs().ellipsis() + hypothesis.substring(reason + 1));
    }
}
