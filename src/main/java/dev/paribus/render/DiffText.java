package dev.paribus.render;

import dev.paribus.model.Change;
import dev.paribus.model.Entry;
import dev.paribus.model.Summary;
import dev.paribus.text.Escape;
import dev.paribus.text.Ink;
import dev.paribus.text.Width;
import dev.paribus.verb.Diff;
import dev.paribus.workflow.history.Contrast;
import dev.paribus.workflow.session.Axis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Two experiments as a page: verdict, declared and observed change, parameters, metrics, code, environment, data. */
final class DiffText {
    /** More files than this are counted, not named. */
    private static final int NAMED = 3;

    private final Diff.Result result;
    private final Page page;
    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    DiffText(Diff.Result result, Page page) {
        this.result = result;
        this.page = page;
        this.ink = page.ink();
    }

    List<String> lines() {
        List<MetricRows.Row> metrics = DiffView.metrics(result);
        verdict(metrics);
        changes();
        var contrast = new ContrastText(result.contrast(), page);
        lines.addAll(contrast.parameters());
        metrics(metrics);
        lines.addAll(contrast.code(result.before().commit(), result.after().commit(), result.patch()));
        lines.addAll(contrast.environment());
        lines.addAll(contrast.data());
        lines.addAll(contrast.rules());
        if (result.plot() != null) {
            lines.addAll(CurveText.lines(result.plot(), page));
        }
        return lines;
    }

    private void wrapped(String text, UnaryOperator<String> paint) {
        Width.wrap(text, page.width() - 2).forEach(line -> lines.add("  " + paint.apply(line)));
    }

    private void verdict(List<MetricRows.Row> metrics) {
        String word = result.againstParent() ? SideWords.standing(result.after()) : "";
        lines.add(ink.bold(result.after().name() + " against " + result.before().name())
                + (word.isEmpty() ? "" : ": " + Standing.paint(word, ink)));
        metrics.stream().filter(MetricRows.Row::primary).forEach(this::primary);
        Summary summary = result.after().summary();
        if (result.againstParent() && summary != null && !summary.reason().isEmpty()) {
            wrapped(Escape.terminal(summary.reason()), UnaryOperator.identity());
        }
        if (!result.againstParent() && !metrics.isEmpty()) {
            wrapped(
                    "no verdict: " + result.before().name() + " is not the parent of "
                            + result.after().name(),
                    ink::dim);
        }
        result.contrast().incomparable().forEach(why -> wrapped("not comparable: " + Escape.terminal(why), ink::bad));
        for (Diff.Side side : List.of(result.before(), result.after())) {
            for (String words : List.of(SideWords.missing(side), SideWords.place(side))) {
                if (!words.isEmpty()) {
                    wrapped(side.name() + " " + Escape.terminal(words), ink::warn);
                }
            }
        }
    }

    private void primary(MetricRows.Row row) {
        if (row.difference() == null) {
            return;
        }
        String name = Escape.terminal(row.metric().name());
        lines.add("  " + name + " " + MetricRows.mean(row.before()) + " -> " + MetricRows.mean(row.after()) + ", "
                + painted(row.told()) + doubt(row));
    }

    /** Beside two that no criterion holds together, how sure the difference is. */
    private String doubt(MetricRows.Row row) {
        MetricRows.Interval interval = row.interval();
        if (result.againstParent() && SideWords.verdict(result.after()) != null) {
            return "";
        }
        boolean alone =
                Stream.of(row.before(), row.after()).filter(Objects::nonNull).anyMatch(side -> side.n() == 1);
        return interval == null
                ? alone ? ", which one seed cannot tell from noise" : ""
                : interval.open() ? ", within the noise" : "";
    }

    private String painted(String text) {
        return Differences.painted(text, ink);
    }

    private void title(String text) {
        lines.add("");
        lines.add(ink.bold(text));
    }

    private void changes() {
        title("Change");
        var facts = new LinkedHashMap<String, String>();
        if (result.againstParent()) {
            facts.put("declared", words(result.after()));
            Entry.exceptions(result.after().record().labels()).stream()
                    .filter(label -> !label.startsWith("with: "))
                    .forEach(label -> facts.put(
                            label.substring(0, label.indexOf(": ")), label.substring(label.indexOf(": ") + 2)));
        } else {
            for (Diff.Side side : List.of(result.before(), result.after())) {
                var parent = side.record().parent();
                facts.put(side.name().text(), words(side) + (parent == null ? "" : ", against " + parent.text()));
            }
        }
        List<String> observed = observed();
        facts.put("observed", observed.isEmpty() ? "nothing differs" : String.join("; ", observed));
        int label = facts.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
        facts.forEach((name, text) -> {
            String first = Width.left(name, label);
            for (String line : Width.wrap(Escape.terminal(text), page.width() - label - 2)) {
                lines.add("  " + first + line);
                first = " ".repeat(label);
            }
        });
    }

    private static String words(Diff.Side side) {
        Change change = side.record().change();
        String with = change.with().isEmpty() ? "" : ", with " + String.join(", ", change.with());
        String what = change.what().isEmpty() ? "" : ": " + change.what();
        return change.kind().word() + what + with;
    }

    private List<String> observed() {
        Contrast contrast = result.contrast();
        var out = new ArrayList<String>();
        contrast.params().forEach(param -> out.add(ContrastText.words(param)));
        List<String> files = contrast.files().stream()
                .filter(file -> file.axis() != Axis.IGNORED)
                .map(file -> file.file().path())
                .toList();
        out.addAll(files.size() <= NAMED ? files : List.of(files.size() + " files"));
        contrast.otherData().forEach(one -> out.add(one.path() + " " + one.how()));
        return out;
    }

    private void metrics(List<MetricRows.Row> metrics) {
        title("Metrics");
        var needed = Grid.Column.NEEDED;
        var grid = new Grid(needed, needed, needed, needed, needed, Grid.Column.IF_ROOM, Grid.Column.IF_ROOM);
        for (MetricRows.Row row : metrics) {
            MetricRows.Interval interval = row.interval();
            grid.row(List.of(
                    Grid.Cell.of(Escape.terminal(row.metric().name())),
                    Grid.Cell.of(full(row.before())),
                    Grid.Cell.of("->"),
                    Grid.Cell.of(full(row.after())),
                    new Grid.Cell(told(row), this::painted),
                    Grid.Cell.of(row.share()),
                    Grid.Cell.of(interval == null ? "" : "95 %: " + interval.words())));
        }
        lines.addAll(grid.lines(2, page));
        if (metrics.isEmpty()) {
            lines.add("  neither is measured");
        }
        for (Diff.Side side : List.of(result.before(), result.after())) {
            String collected = SideWords.collected(side);
            if (collected != null) {
                lines.add("  " + side.name() + " " + collected);
            }
        }
    }

    private String told(MetricRows.Row row) {
        boolean both = row.before() != null && row.after() != null;
        return row.difference() == null && both ? "not comparable" : row.told();
    }

    private String full(dev.paribus.model.@org.jspecify.annotations.Nullable MetricSummary metric) {
        return metric == null ? "not measured" : MetricRows.full(metric, page.glyphs());
    }
}
