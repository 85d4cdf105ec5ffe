package dev.paribus.render;

import dev.paribus.model.Metric;
import dev.paribus.model.MetricSummary;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.text.Escape;
import dev.paribus.text.Ink;
import dev.paribus.text.Width;
import dev.paribus.verb.Compare;
import dev.paribus.verb.Diff;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Three experiments or more as a page: they are the rows, the first one is what the others are held against. Metrics and
 * parameters that have no room beside each other follow in further tables; none is dropped.
 */
final class CompareText {
    private static final int INDENT = 2;

    /** A parameter's value is cut here; {@code --json} has all of it. */
    private static final int VALUE = 28;

    private final Compare.Result result;
    private final List<Compare.Row> rows;
    private final Page page;
    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    CompareText(Compare.Result result, Page page) {
        this.result = result;
        this.rows = result.rows();
        this.page = page;
        this.ink = page.ink();
    }

    List<String> lines() {
        List<String> others =
                rows.stream().skip(1).map(row -> row.side().name().text()).toList();
        lines.add(ink.bold((rows.size() - 1) + " experiments against " + first()));
        wrapped(String.join(", ", others), UnaryOperator.identity());
        warnings();
        verdicts();
        metrics();
        parameters();
        differences();
        patches();
        if (result.plot() != null) {
            lines.addAll(CurveText.lines(result.plot(), page));
        }
        return lines;
    }

    private String first() {
        return rows.get(0).side().name().text();
    }

    private void title(String text) {
        lines.add("");
        lines.add(ink.bold(text));
    }

    private void wrapped(String text, UnaryOperator<String> paint) {
        Width.wrap(text, page.width() - INDENT).forEach(line -> lines.add("  " + paint.apply(line)));
    }

    private void warnings() {
        for (Compare.Row row : rows) {
            String name = row.side().name().text();
            if (row.contrast() != null) {
                row.contrast()
                        .incomparable()
                        .forEach(why -> wrapped(
                                name + " is not comparable with " + first() + ": " + Escape.terminal(why), ink::bad));
            }
            if (Ranking.otherData(row)) {
                wrapped(
                        name + " changed the data: only its parent is a match for it, so it is never best here",
                        ink::warn);
            }
            for (String words : List.of(SideWords.missing(row.side()), SideWords.place(row.side()))) {
                if (!words.isEmpty()) {
                    wrapped(name + " " + Escape.terminal(words), ink::warn);
                }
            }
            String collected = SideWords.collected(row.side());
            if (collected != null) {
                wrapped(name + " " + collected, UnaryOperator.identity());
            }
        }
    }

    private static Grid.Cell cell(String text) {
        return Grid.Cell.of(text);
    }

    private Grid.Cell dim(String text) {
        return new Grid.Cell(text, ink::dim);
    }

    private Grid.Cell name(Compare.Row row) {
        return new Grid.Cell(row.side().name().text(), ink::bold);
    }

    /** Verdict and primary metric of each, and what it changed. */
    private void verdicts() {
        Metric primary = result.metrics().stream()
                .filter(Metric::primary)
                .findFirst()
                .orElse(result.metrics().get(0));
        title(Escape.terminal(primary.name()) + ", "
                + (primary.goal().sign() > 0 ? "more is better" : "less is better"));
        var needed = Grid.Column.NEEDED;
        var room = Grid.Column.IF_ROOM;
        var grid = new Grid(needed, needed, needed, needed, needed, room, room, room);
        grid.header(List.of(
                cell(""),
                dim("verdict"),
                dim("mean"),
                cell(""),
                dim("difference"),
                cell(""),
                dim("95 %"),
                dim("change")));
        Set<Integer> best = Ranking.best(rows, primary);
        for (int i = 0; i < rows.size(); i++) {
            Compare.Row row = rows.get(i);
            MetricRows.Row metric = CompareView.metric(result, row, primary);
            MetricRows.Interval interval = i == 0 ? null : metric.interval();
            String standing = SideWords.standing(row.side());
            grid.row(List.of(
                    name(row),
                    new Grid.Cell(standing, text -> Standing.paint(text, ink)),
                    value(metric.after(), best.contains(i)),
                    new Grid.Cell(best.contains(i) ? "best" : "", ink::bold),
                    told(row, metric, i),
                    cell(i == 0 ? "" : metric.share()),
                    cell(interval == null ? "" : interval.words()),
                    cell(Escape.terminal(change(row.side())))));
        }
        lines.addAll(grid.lines(INDENT, page));
    }

    private static String change(Diff.Side side) {
        String what = side.record().change().what();
        String kind = side.record().change().kind().word();
        return what.isEmpty() ? kind : what;
    }

    private Grid.Cell value(@Nullable MetricSummary metric, boolean best) {
        String text = metric == null ? "no value" : MetricRows.full(metric, page.glyphs());
        return new Grid.Cell(text, best ? ink::bold : UnaryOperator.identity());
    }

    private Grid.Cell told(Compare.Row row, MetricRows.Row metric, int index) {
        if (index == 0) {
            return dim("the first");
        }
        return metric.after() != null && !row.comparable()
                ? new Grid.Cell("not comparable", ink::bad)
                : new Grid.Cell(
                        metric.told(),
                        metric.direction().equals("better")
                                ? ink::good
                                : metric.direction().equals("worse") ? ink::bad : UnaryOperator.identity());
    }

    /** A block of columns that belongs together: a title above the first of them. */
    private record Block(List<Grid.Cell> titles, List<List<Grid.Cell>> cells) {
        int width() {
            int width = 0;
            for (int column = 0; column < titles.size(); column++) {
                int widest = Width.of(titles.get(column).text());
                for (List<Grid.Cell> row : cells) {
                    widest = Math.max(widest, Width.of(row.get(column).text()));
                }
                width += widest == 0 ? 0 : widest + 2;
            }
            return width;
        }
    }

    /** As many blocks beside each other as fit, then the next table below. */
    private void tables(List<Block> blocks) {
        int names = rows.stream()
                .mapToInt(row -> Width.of(row.side().name().text()))
                .max()
                .orElse(0);
        var beside = new ArrayList<Block>();
        int used = INDENT + names;
        for (Block block : blocks) {
            if (!beside.isEmpty() && used + block.width() > page.width()) {
                table(beside);
                beside.clear();
                used = INDENT + names;
            }
            beside.add(block);
            used += block.width();
        }
        if (!beside.isEmpty()) {
            table(beside);
        }
    }

    private void table(List<Block> blocks) {
        int columns =
                1 + blocks.stream().mapToInt(block -> block.titles().size()).sum();
        var grid = new Grid(java.util.Collections.nCopies(columns, Grid.Column.NEEDED));
        var titles = new ArrayList<>(List.of(cell("")));
        blocks.forEach(block -> titles.addAll(block.titles()));
        grid.header(titles);
        for (int i = 0; i < rows.size(); i++) {
            var cells = new ArrayList<>(List.of(name(rows.get(i))));
            for (Block block : blocks) {
                cells.addAll(block.cells().get(i));
            }
            grid.row(cells);
        }
        lines.addAll(grid.lines(INDENT, page));
    }

    private void metrics() {
        var blocks = new ArrayList<Block>();
        for (Metric metric : result.metrics()) {
            if (!metric.primary()
                    && rows.stream()
                            .anyMatch(row ->
                                    CompareView.metric(result, row, metric).after() != null)) {
                blocks.add(block(metric));
            }
        }
        if (!blocks.isEmpty()) {
            title("Other metrics");
            tables(blocks);
        }
    }

    private Block block(Metric metric) {
        Set<Integer> best = Ranking.best(rows, metric);
        var cells = new ArrayList<List<Grid.Cell>>();
        for (int i = 0; i < rows.size(); i++) {
            MetricRows.Row values = CompareView.metric(result, rows.get(i), metric);
            cells.add(List.of(
                    value(values.after(), best.contains(i)),
                    new Grid.Cell(best.contains(i) ? "best" : "", ink::bold),
                    told(rows.get(i), values, i)));
        }
        return new Block(List.of(dim(Escape.terminal(metric.name())), cell(""), cell("")), cells);
    }

    private void parameters() {
        title("Parameters");
        var blocks = new ArrayList<Block>();
        for (ParamPath path : result.paths()) {
            List<String> texts = values(path);
            var cells = new ArrayList<List<Grid.Cell>>();
            for (String text : texts) {
                UnaryOperator<String> paint = text.equals(texts.get(0)) ? UnaryOperator.identity() : ink::bold;
                cells.add(List.of(new Grid.Cell(text, paint)));
            }
            blocks.add(new Block(List.of(dim(Escape.terminal(path.toString()))), cells));
        }
        tables(blocks);
        lines.add("  " + (blocks.isEmpty() ? "none differs; " : "") + result.equalParams() + " equal in all");
    }

    /** Long texts are numbered; {@code diff} shows how two of them differ. */
    private List<String> values(ParamPath path) {
        List<@Nullable ParamNode> nodes = new ArrayList<>();
        rows.forEach(row -> nodes.add(row.params().get(path)));
        boolean longText = nodes.stream().anyMatch(ContrastText::isLong);
        var seen = new ArrayList<String>();
        var out = new ArrayList<String>();
        for (ParamNode node : nodes) {
            String text = node == null ? "absent" : ParamTexts.of(node);
            if (!seen.contains(text)) {
                seen.add(text);
            }
            out.add(
                    longText && node != null
                            ? "text " + (seen.indexOf(text) + 1)
                            : Width.truncate(
                                    Escape.terminal(text), VALUE, page.glyphs().ellipsis()));
        }
        return out;
    }

    /** Code, environment and data of each against the first one. */
    private void differences() {
        title("Code, environment, data against " + first());
        var same = new ArrayList<String>();
        for (Compare.Row row : rows) {
            if (row.contrast() == null) {
                continue;
            }
            List<String> facts = new ContrastText(row.contrast(), page).brief();
            if (facts.isEmpty()) {
                same.add(row.side().name().text());
                continue;
            }
            lines.add("  " + ink.bold(row.side().name().text()));
            for (String fact : facts) {
                Width.wrap(fact, page.width() - 4).forEach(line -> lines.add("    " + line));
            }
        }
        if (!same.isEmpty()) {
            wrapped("the same: " + String.join(", ", same), UnaryOperator.identity());
        }
    }

    private void patches() {
        for (Compare.Row row : rows) {
            String patch = row.patch();
            if (patch != null && !patch.isEmpty()) {
                title("Code of " + row.side().name());
                Escape.block(patch).lines().forEach(line -> lines.add(ContrastText.painted(line, ink)));
            }
        }
    }
}
