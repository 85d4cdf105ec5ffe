package dev.paribus.render;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.ChangeKind.Axis;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.query.Query;
import dev.paribus.text.Ages;
import dev.paribus.text.Escape;
import dev.paribus.text.Numbers;
import dev.paribus.text.Width;
import dev.paribus.verb.Column;
import dev.paribus.verb.Ls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The table as text. Unless somebody named the columns, those that say the same in every row are left out; name, verdict and the
 * primary metric stay always, and the last columns go first where the terminal is narrow.
 */
final class LsText {
    private static final int GAP = 2;
    private static final int WIDEST = 44;

    /** What rows stand behind where groups have headings. */
    private static final int INDENT = 2;

    private static final String STANDING = "standing";
    private static final String VERDICT = "verdict";
    private static final Set<String> NEVER_DROPPED = Set.of("name", VERDICT, "mean");

    private final Ls.Result result;
    private final boolean chosen;
    private final Page page;
    private final @Nullable Metric primary;

    LsText(Ls.Result result, boolean chosen, Page page) {
        this.result = result;
        this.chosen = chosen;
        this.page = page;
        this.primary =
                result.metrics().stream().filter(Metric::primary).findFirst().orElse(null);
    }

    /** One column as it is printed: its cells without padding, and which of them is the best. */
    private record Shown(Column column, String title, List<String> cells, int width, boolean number, int best) {}

    List<String> lines() {
        var out = new ArrayList<String>();
        if (result.lines().isEmpty()) {
            return out;
        }
        var columns = new ArrayList<Shown>();
        for (int i = 0; i < result.columns().size(); i++) {
            if (worthwhile(i)) {
                columns.add(shown(i));
            }
        }
        List<String> dropped = fit(columns);
        if (dropped.contains(STANDING)) {
            columns.replaceAll(column -> column.column().name().equals(VERDICT) ? words(column) : column);
            dropped.addAll(0, fit(columns));
        }
        String indent = " ".repeat(indent());
        out.add(page.ink().dim(indent + line(columns, -1)));
        String group = null;
        for (int row = 0; row < result.lines().size(); row++) {
            String here = result.lines().get(row).group();
            if (result.group() != null && !here.equals(group)) {
                out.add(page.ink().bold(heading(here)));
                group = here;
            }
            out.add(indent + line(columns, row));
        }
        foot(dropped, out);
        return out;
    }

    private int indent() {
        return result.group() == null ? 0 : INDENT;
    }

    /** The verdicts, and how those stand that have none: where the other column has no room, this one says that a run failed. */
    private Shown words(Shown verdicts) {
        var cells = new ArrayList<String>();
        for (int row = 0; row < verdicts.cells().size(); row++) {
            String verdict = verdicts.cells().get(row);
            cells.add(verdict.isEmpty() ? standing(row) : verdict);
        }
        int width = cells.stream().mapToInt(Width::of).reduce(Width.of(verdicts.title()), Math::max);
        return new Shown(verdicts.column(), verdicts.title(), cells, Math.min(width, WIDEST), false, -1);
    }

    private String standing(int row) {
        return IntStream.range(0, result.columns().size())
                .filter(i -> result.columns().get(i).name().equals(STANDING))
                .mapToObj(i -> result.lines().get(row).cells().get(i))
                .findFirst()
                .orElse("");
    }

    private String heading(String group) {
        long count = result.lines().stream()
                .filter(line -> line.group().equals(group))
                .count();
        String value = group.isEmpty() ? "not known" : Escape.terminal(group);
        return Escape.terminal(Objects.requireNonNull(result.group())) + " " + value + " (" + count + ")";
    }

    private void foot(List<String> dropped, List<String> out) {
        if (result.found() > result.lines().size()) {
            out.add(page.ink()
                    .dim((result.found() - result.lines().size()) + " more: paribus ls -n " + result.found()));
        }
        if (!dropped.isEmpty()) {
            String sentence = "no room for " + String.join(", ", dropped) + "; name some with --columns";
            Width.wrap(sentence, page.width())
                    .forEach(line -> out.add(page.ink().dim(line)));
        }
    }

    private boolean worthwhile(int index) {
        Column column = result.columns().get(index);
        if (chosen || NEVER_DROPPED.contains(column.name()) || column.name().equals("difference")) {
            return true;
        }
        boolean sideline = Set.of("time", "parent").contains(column.name());
        return !sideline
                && !(column.name().equals("change") && parametersTell())
                && result.lines().stream()
                                .map(line -> line.cells().get(index))
                                .distinct()
                                .count()
                        > 1;
    }

    /** True where the columns of the parameters say what was changed, all of it. */
    private boolean parametersTell() {
        return result.columns().stream().anyMatch(column -> column.source() == Column.Source.PARAMETER)
                && result.lines().stream()
                        .map(line -> line.entry().kind())
                        .allMatch(
                                kind -> kind == null || kind.axis() == Axis.PARAMETERS || kind == ChangeKind.BASELINE);
    }

    private Shown shown(int index) {
        Column column = result.columns().get(index);
        List<String> cells =
                result.lines().stream().map(line -> line.cells().get(index)).toList();
        boolean number = cells.stream()
                        .allMatch(cell -> cell.isEmpty() || Query.number(cell).isPresent())
                && cells.stream().anyMatch(cell -> !cell.isEmpty());
        int best = number ? best(column, cells) : -1;
        var texts = new ArrayList<String>();
        for (int i = 0; i < cells.size(); i++) {
            boolean verdict = column.name().equals(VERDICT);
            String text = verdict ? Standing.verdict(result.lines().get(i).entry()) : cell(column, cells.get(i));
            texts.add(text + (best < 0 ? "" : i == best ? "*" : " "));
        }
        String title =
                Escape.terminal(column.name().equals("mean") && primary != null ? primary.name() : column.name());
        int width = texts.stream().mapToInt(Width::of).reduce(Width.of(title), Math::max);
        return new Shown(column, title, texts, Math.min(width, WIDEST), number, best);
    }

    private String cell(Column column, String text) {
        if (column.name().equals("time")) {
            return text.isEmpty() ? "" : Ages.relative(Instant.parse(text), page.now());
        }
        if (column.name().equals("commit")) {
            return text.substring(0, Math.min(7, text.length()));
        }
        boolean parameter = column.source() == Column.Source.PARAMETER;
        if (!parameter && (column.name().equals("p") || column.name().endsWith(".p"))) {
            return Escape.terminal(Numbers.told(text));
        }
        String word = column.name().equals("difference") && primary != null
                ? Differences.word(result.metrics(), primary.name(), text)
                : "";
        return Escape.terminal(text + (word.isEmpty() ? "" : " " + word));
    }

    /** The row with the best value of a metric, where there are two different ones; else -1. */
    private int best(Column column, List<String> cells) {
        String name = column.name().equals("mean") && primary != null ? primary.name() : column.name();
        Metric metric = result.metrics().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
        if (metric == null
                || cells.stream().filter(cell -> !cell.isEmpty()).distinct().count() < 2) {
            return -1;
        }
        int sign = metric.goal() == Goal.MAXIMIZE ? 1 : -1;
        return IntStream.range(0, cells.size())
                .filter(i -> !cells.get(i).isEmpty())
                .boxed()
                .max((a, b) -> sign
                        * Query.number(cells.get(a))
                                .orElseThrow()
                                .compareTo(Query.number(cells.get(b)).orElseThrow()))
                .orElse(-1);
    }

    /** Takes columns away from the right until the rest has room. */
    private List<String> fit(List<Shown> columns) {
        var dropped = new ArrayList<String>();
        for (int i = columns.size() - 1; i > 0 && width(columns) + indent() > page.width(); i--) {
            if (!NEVER_DROPPED.contains(columns.get(i).column().name())) {
                dropped.add(0, columns.remove(i).title());
            }
        }
        return dropped;
    }

    private static int width(List<Shown> columns) {
        return columns.stream().mapToInt(Shown::width).sum() + GAP * (columns.size() - 1);
    }

    /** @param row -1 for the titles */
    private String line(List<Shown> columns, int row) {
        var out = new StringBuilder();
        for (Shown column : columns) {
            String text = row < 0 ? column.title() : column.cells().get(row);
            String cut = Width.truncate(text, column.width(), page.glyphs().ellipsis());
            String cell = column.number() ? Width.right(cut, column.width()) : Width.left(cut, column.width());
            out.append(out.isEmpty() ? "" : " ".repeat(GAP)).append(row < 0 ? cell : painted(column, cell, row));
        }
        return out.toString().stripTrailing();
    }

    private String painted(Shown column, String cell, int row) {
        return switch (column.column().name()) {
            case "name" -> page.ink().bold(cell);
            case STANDING -> Standing.paint(result.lines().get(row).entry(), cell, page.ink());
            case VERDICT ->
                result.lines().get(row).entry().verdict() == null
                        ? Standing.paint(result.lines().get(row).entry(), cell, page.ink())
                        : Standing.paint(cell, page.ink());
            case "difference" -> Differences.painted(cell, page.ink());
            default -> column.best() == row ? page.ink().bold(cell) : cell;
        };
    }
}
