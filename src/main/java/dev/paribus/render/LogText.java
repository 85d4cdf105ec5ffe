package dev.paribus.render;

import dev.paribus.evidence.TriedNow;
import dev.paribus.model.Entry;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.Verdict;
import dev.paribus.text.Ages;
import dev.paribus.text.Escape;
import dev.paribus.text.Ink;
import dev.paribus.text.Width;
import dev.paribus.verb.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The graph as text. Line 1 has name, state, primary metric, difference and verdict, line 2 the change, the hypothesis and
 * where it stands in time. On a wide terminal the change moves up; on a narrow one the metric moves down. What is dropped
 * first: duration, commit, age, then the end of the hypothesis; never the name, the verdict or the metric.
 */
final class LogText {
    private static final int GAP = 2;

    /** Columns that a change needs to be worth showing in the first line. */
    private static final int CHANGE = 24;

    /** Columns that are left to change and hypothesis before a fact beside them is dropped. */
    private static final int SENTENCE = 34;

    private final Log.Result result;
    private final LogView.Detail detail;
    private final Page page;
    private final Ink ink;
    private final Standing standing;
    private final Map<ExperimentName, TriedNow.Now> tried;

    LogText(Log.Result result, LogView.Detail detail, Page page) {
        this.result = result;
        this.detail = detail;
        this.page = page;
        this.ink = page.ink();
        this.standing = new Standing(result.entries(), result.running());
        this.tried = TriedNow.of(result.entries());
    }

    /** What stands in the first line of an experiment, neutralised and not yet padded. */
    private record Cells(Graph.Row row, String name, String state, String metric, String difference, String verdict) {}

    /** Widths of the columns; {@code change} is what is left for the change, below {@link #CHANGE} when it goes down. */
    private record Columns(int name, int state, int metric, int difference, int verdict, int change, boolean narrow) {}

    List<String> lines(int most) {
        List<Graph.Row> rows = Graph.rows(result.entries(), standing, page.glyphs());
        List<Cells> shown = rows.stream().limit(most).map(this::cells).toList();
        var lines = new ArrayList<String>();
        if (!shown.isEmpty()) {
            heading(lines);
        }
        Columns columns = columns(shown);
        shown.forEach(cells -> print(cells, columns, lines));
        if (rows.size() > shown.size()) {
            lines.add(ink.dim((rows.size() - shown.size()) + " more: paribus log -n " + rows.size()));
        }
        return lines;
    }

    private void heading(List<String> lines) {
        for (Metric metric : result.metrics()) {
            if (metric.primary()) {
                String way = metric.goal() == Goal.MAXIMIZE ? "more is better" : "less is better";
                String heading = Escape.terminal(metric.name()) + ": " + way + ", " + metric.value()
                        + " of each seed, mean " + page.glyphs().plusMinus() + " sd of n seeds";
                lines.add(ink.dim(
                        Width.truncate(heading, page.width(), page.glyphs().ellipsis())));
            }
        }
    }

    private Cells cells(Graph.Row row) {
        Entry entry = row.entry();
        String here = entry.name().equals(result.checkedOut()) ? " @" : "";
        MetricLine metric = entry.metrics().isEmpty() ? null : entry.metrics().get(0);
        String difference = metric == null || metric.delta() == null ? "" : metric.delta();
        String word = metric == null ? "" : Differences.word(result.metrics(), metric.name(), metric.delta());
        return new Cells(
                row,
                entry.name().text() + here,
                standing.word(entry),
                metric == null ? "" : Escape.terminal(text(metric)),
                Escape.terminal(difference + (word.isEmpty() ? "" : " " + word)),
                Standing.verdict(entry));
    }

    /** What would not hold among all that were tried by now; a note beside the verdict, empty for nearly all. */
    private String note(Entry entry) {
        TriedNow.Now now = tried.get(entry.name());
        return now == null || !now.note() ? "" : "[would not hold among " + now.tried() + "] ";
    }

    private String text(MetricLine metric) {
        boolean primary =
                result.metrics().stream().anyMatch(m -> m.primary() && m.name().equals(metric.name()));
        String sd = metric.sd() == null ? "" : " " + page.glyphs().plusMinus() + metric.sd();
        return (primary ? "" : metric.name() + " ") + metric.mean() + sd + " n " + metric.n();
    }

    private Columns columns(List<Cells> rows) {
        int name = 0;
        int state = 0;
        int metric = 0;
        int difference = 0;
        int verdict = 0;
        for (Cells cells : rows) {
            name = Math.max(name, Width.of(cells.row().node()) + GAP + Width.of(cells.name()));
            state = Math.max(state, cells.state().length());
            metric = Math.max(metric, Width.of(cells.metric()));
            difference = Math.max(difference, Width.of(cells.difference()));
            verdict = Math.max(verdict, cells.verdict().length());
        }
        int used = name + gap(state) + gap(metric) + gap(difference) + gap(verdict);
        return new Columns(name, state, metric, difference, verdict, page.width() - used - GAP, used > page.width());
    }

    private static int gap(int column) {
        return column == 0 ? 0 : column + GAP;
    }

    private void print(Cells cells, Columns columns, List<String> lines) {
        Entry entry = cells.row().entry();
        String exceptions = Standing.exceptions(entry);
        String change = note(entry)
                + (exceptions.isEmpty() ? "" : exceptions + " ")
                + Escape.terminal(
                        entry.change().isEmpty() && entry.kind() != null
                                ? entry.kind().word()
                                : entry.change());
        String node = cells.row().node();
        int padding = columns.name() - Width.of(node) - GAP - Width.of(cells.name());
        var first = new StringBuilder(node).append("  ").append(ink.bold(cells.name()));
        first.append(" ".repeat(Math.max(0, padding)));
        cell(first, Standing.paint(entry, Width.left(cells.state(), columns.state()), ink), columns.state());
        if (!columns.narrow()) {
            cell(first, Width.left(cells.metric(), columns.metric()), columns.metric());
            cell(first, difference(Width.left(cells.difference(), columns.difference())), columns.difference());
        }
        cell(first, Standing.paint(Width.left(cells.verdict(), columns.verdict()), ink), columns.verdict());
        boolean up = columns.change() >= CHANGE && !columns.narrow();
        if (up) {
            first.append("  ")
                    .append(Width.truncate(
                            change, columns.change(), page.glyphs().ellipsis()));
        }
        lines.add(trimmed(first.toString()));
        below(cells, columns, up ? "" : change, lines);
    }

    private void below(Cells cells, Columns columns, String change, List<String> lines) {
        var below = new Below(cells.row());
        if (columns.narrow() && !cells.metric().isEmpty()) {
            lines.add(trimmed(below.prefix() + cells.metric() + "  " + difference(cells.difference())));
        }
        if (detail == LogView.Detail.USUAL) {
            lines.add(trimmed(below.prefix() + sentence(cells.row().entry(), change, page.width() - below.width())));
        } else if (cells.row().joins() && !below.used()) {
            lines.add(trimmed(below.prefix()));
        }
    }

    /** The prefix of the lines below a node: the joint once, the line that goes on after it. */
    private final class Below {
        private final Graph.Row row;
        private boolean used;

        Below(Graph.Row row) {
            this.row = row;
        }

        boolean used() {
            return used;
        }

        int width() {
            return Width.of(row.node()) + GAP;
        }

        String prefix() {
            String prefix = row.below();
            if (used && row.joins()) {
                int joint = prefix.length() - page.glyphs().join().length();
                prefix = prefix.substring(0, Math.max(0, joint)) + page.glyphs().line();
            }
            used = true;
            return Width.left(prefix, width());
        }
    }

    private String sentence(Entry entry, String change, int room) {
        var facts = new ArrayList<String>();
        facts.add(Ages.relative(entry.time(), page.now()));
        TriedNow.Now now = tried.get(entry.name());
        if (now != null && now.tried() > 1 && entry.verdict() == Verdict.SUPPORTED) {
            facts.add(now.tried() + " tried");
        }
        facts.add(entry.commit().substring(0, Math.min(7, entry.commit().length())));
        if (entry.took() != null) {
            facts.add(Escape.terminal(entry.took()));
        }
        String tail = String.join("  ", facts);
        while (!facts.isEmpty() && room - Width.of(tail) - GAP < SENTENCE) {
            facts.remove(facts.size() - 1);
            tail = String.join("  ", facts);
        }
        String hypothesis =
                entry.hypothesis().isEmpty() ? "" : page.glyphs().quoted(Escape.terminal(entry.hypothesis()));
        String text = change + (change.isEmpty() || hypothesis.isEmpty() ? "" : "  ") + hypothesis;
        int left = room - (tail.isEmpty() ? 0 : Width.of(tail) + GAP);
        String cut = Width.truncate(text, left, page.glyphs().ellipsis());
        return Width.left(cut, left) + (tail.isEmpty() ? "" : "  " + ink.dim(tail));
    }

    private String difference(String cell) {
        return cell.contains(" better") ? ink.good(cell) : cell.contains(" worse") ? ink.bad(cell) : cell;
    }

    private static void cell(StringBuilder line, String padded, int column) {
        if (column > 0) {
            line.append("  ").append(padded);
        }
    }

    private static String trimmed(String line) {
        return line.stripTrailing();
    }
}
