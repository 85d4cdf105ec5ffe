package dev.paribus.render;

import dev.paribus.diff.ParamChange;
import dev.paribus.model.Change;
import dev.paribus.model.Entry;
import dev.paribus.model.MetricSummary;
import dev.paribus.text.Escape;
import dev.paribus.text.Ink;
import dev.paribus.text.Numbers;
import dev.paribus.text.Width;
import dev.paribus.verb.Diff;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two experiments as a page: verdict, declared and observed change, parameters, metrics, code. */
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
        List<DiffView.MetricRow> metrics = DiffView.metrics(result);
        verdict(metrics);
        if (result.againstParent()) {
            declared();
        }
        parameters();
        metrics(metrics);
        code();
        return lines;
    }

    private void verdict(List<DiffView.MetricRow> metrics) {
        String verdict = DiffView.verdict(result.after());
        String word = result.after().record().exploratory()
                ? "not evidence"
                : result.againstParent() && verdict != null ? verdict : "";
        lines.add(ink.bold(result.after().name() + " against " + result.before().name())
                + (word.isEmpty() ? "" : ": " + Standing.paint(word, ink)));
        for (DiffView.MetricRow row : metrics) {
            if (row.metric().primary() && row.difference() != null) {
                lines.add("  " + Escape.terminal(row.metric().name()) + " " + DiffView.mean(row.before()) + " -> "
                        + DiffView.mean(row.after()) + ", "
                        + direction(row.direction(), row.difference() + " " + row.direction()));
            }
        }
    }

    private String direction(String word, String text) {
        return word.equals("better") ? ink.good(text) : word.equals("worse") ? ink.bad(text) : text;
    }

    private void title(String text) {
        lines.add("");
        lines.add(ink.bold(text));
    }

    private void declared() {
        title("Change");
        Change change = result.after().record().change();
        String with = change.with().isEmpty() ? "" : ", with " + String.join(", ", change.with());
        var section = new Section();
        section.row("declared", Escape.terminal(change.kind().word() + ": " + change.what() + with));
        Entry.exceptions(result.after().record().labels()).stream()
                .filter(label -> !label.startsWith("with: "))
                .forEach(label -> section.row(
                        label.substring(0, label.indexOf(": ")),
                        Escape.terminal(label.substring(label.indexOf(": ") + 2))));
        var observed = new ArrayList<String>();
        result.params().forEach(param -> observed.add(ParamTexts.of(param)));
        List<String> files = result.code().stream().map(Diff.CodeChange::path).toList();
        observed.addAll(files.size() <= NAMED ? files : List.of(files.size() + " files"));
        section.row("observed", observed.isEmpty() ? "nothing differs" : Escape.terminal(String.join("; ", observed)));
        lines.addAll(section.lines(2, page));
    }

    private void parameters() {
        title("Parameters");
        var section = new Section();
        for (ParamChange change : result.params()) {
            section.row(
                    Escape.terminal(change.path().toString()),
                    value(change.before(), "absent"),
                    "->",
                    value(change.after(), "absent"));
        }
        lines.addAll(section.lines(2, page));
        lines.add("  " + (result.params().isEmpty() ? "none differs; " : "") + result.equalParams() + " equal");
    }

    private static String value(dev.paribus.param.@Nullable ParamNode node, String none) {
        return node == null ? none : Escape.terminal(ParamTexts.of(node));
    }

    private void metrics(List<DiffView.MetricRow> metrics) {
        title("Metrics");
        var section = new Section();
        for (DiffView.MetricRow row : metrics) {
            section.row(
                    Escape.terminal(row.metric().name()),
                    full(row.before()),
                    "->",
                    full(row.after()),
                    row.difference() == null ? "" : row.difference() + " " + row.direction());
        }
        lines.addAll(section.lines(2, page));
        if (metrics.isEmpty()) {
            lines.add("  neither is measured");
        }
        for (Diff.Side side : List.of(result.before(), result.after())) {
            String collected = DiffView.collected(side);
            if (collected != null) {
                lines.add("  " + side.name() + " " + collected);
            }
        }
    }

    private static String full(@Nullable MetricSummary metric) {
        if (metric == null || metric.mean() == null) {
            return "not measured";
        }
        return DiffView.mean(metric) + (metric.sd() == null ? "" : " sd " + Numbers.sd(metric.sd())) + " n "
                + metric.n();
    }

    private void code() {
        title("Code");
        var section = new Section();
        for (Diff.CodeChange file : result.code()) {
            section.row(
                    String.valueOf(file.status()),
                    Escape.terminal(file.path()),
                    file.added() == null ? "binary" : "+" + file.added() + " -" + file.removed());
        }
        lines.addAll(section.lines(2, page));
        if (section.isEmpty()) {
            lines.add("  no file differs");
        }
        String patch = result.patch();
        if (patch != null) {
            lines.add("");
            Escape.block(patch).lines().forEach(line -> lines.add(painted(line)));
        } else if (!section.isEmpty()) {
            lines.add(Width.truncate(
                    "  in full: --full, or git diff " + brief(result.before().commit()) + " "
                            + brief(result.after().commit()),
                    page.width(),
                    page.glyphs().ellipsis()));
        }
    }

    private String painted(String line) {
        if (line.startsWith("+") && !line.startsWith("+++")) {
            return ink.good(line);
        }
        return line.startsWith("-") && !line.startsWith("---") ? ink.bad(line) : line;
    }

    private static String brief(String commit) {
        return commit.substring(0, 7);
    }
}
