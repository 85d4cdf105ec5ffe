package dev.paribus.render;

import static dev.paribus.render.MarkdownPage.cell;
import static dev.paribus.render.MarkdownPage.code;

import dev.paribus.diff.ParamChange;
import dev.paribus.model.Entry;
import dev.paribus.text.Escape;
import dev.paribus.text.Numbers;
import dev.paribus.workflow.history.CodeDifference.FileChange;
import dev.paribus.workflow.history.Dossier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folded parts of a review: siblings, course, environment, code. */
final class ReviewFolds {
    private static final int LINE = 400;

    private final Dossier dossier;
    private final MarkdownPage page;

    ReviewFolds(Dossier dossier, MarkdownPage page) {
        this.dossier = dossier;
        this.page = page;
    }

    void add() {
        siblings();
        curve();
        environment();
        difference();
    }

    private void siblings() {
        if (dossier.siblings().isEmpty()) {
            return;
        }
        var rows = new ArrayList<List<String>>();
        for (Entry entry : dossier.siblings()) {
            Entry.MetricLine metric =
                    entry.metrics().isEmpty() ? null : entry.metrics().get(0);
            rows.add(List.of(
                    cell(entry.name().text()),
                    cell(entry.change()),
                    entry.verdict() == null
                            ? entry.state().word()
                            : entry.verdict().word(),
                    metric == null || metric.delta() == null ? "" : cell(metric.name() + " " + metric.delta()),
                    metric == null || metric.p() == null ? "" : cell(metric.p())));
        }
        page.fold("Other experiments with the same parent (" + rows.size() + ")")
                .table(List.of("name", "change", "verdict", "difference", "p"), rows, "experiments", 8_000)
                .unfold();
    }

    private void curve() {
        Dossier.Curve curve = dossier.curve();
        if (curve == null) {
            return;
        }
        List<Double> all = Stream.concat(curve.own().stream(), curve.parent().stream())
                .sorted()
                .toList();
        double low = all.get(0);
        double high = all.get(all.size() - 1);
        double margin = high > low ? (high - low) / 20 : Math.max(Math.abs(high), 1) / 20;
        String name = dossier.experiment().record().name().text();
        var parent = dossier.experiment().record().parent();
        String other = parent == null || curve.parent().isEmpty() ? "" : parent.text();
        boolean both = !other.isEmpty();
        var lines = new ArrayList<String>();
        // Mermaid's own first colour is hardly to be seen on white.
        lines.add("%%{init: {\"themeVariables\": {\"xyChart\": {\"plotColorPalette\": \"#0969da, #9a6700\"}}}}%%");
        lines.add("xychart-beta");
        lines.add("    title \"" + name + (both ? " (blue) and " + other + " (brown)" : "") + "\"");
        lines.add("    x-axis \"step\" ["
                + curve.steps().stream().map(step -> "\"" + step + "\"").collect(Collectors.joining(", ")) + "]");
        lines.add("    y-axis \"" + curve.metric() + "\" " + number(low - margin) + " --> " + number(high + margin));
        lines.add("    line [" + numbers(curve.own()) + "]");
        if (both) {
            lines.add("    line [" + numbers(curve.parent()) + "]");
        }
        page.fold("Course of " + cell(curve.metric()) + ", mean of the seeds")
                .block("mermaid", lines, "lines", 6_000)
                .table(header(curve, name, other), rows(curve), "steps", 2_000)
                .unfold();
    }

    /** The same as numbers: not every platform draws, and a colour alone says nothing. */
    private static List<List<String>> rows(Dossier.Curve curve) {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < curve.steps().size(); i++) {
            var row = new ArrayList<>(
                    List.of(cell(curve.steps().get(i)), number(curve.own().get(i))));
            if (!curve.parent().isEmpty()) {
                row.add(number(curve.parent().get(i)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> header(Dossier.Curve curve, String name, String parent) {
        return curve.parent().isEmpty() ? List.of("step", cell(name)) : List.of("step", cell(name), cell(parent));
    }

    private static String numbers(List<Double> values) {
        return values.stream().map(ReviewFolds::number).collect(Collectors.joining(", "));
    }

    /** Plain digits: Mermaid reads no exponents. */
    private static String number(double value) {
        return new java.math.BigDecimal(Numbers.significant(value, 6)).toPlainString();
    }

    private void environment() {
        List<ParamChange> changes = dossier.differences().environment();
        if (changes == null) {
            return;
        }
        if (changes.isEmpty()) {
            page.lines("The recorded environment is that of the parent's runs.", "");
            return;
        }
        page.fold("Environment: " + changes.size() + (changes.size() == 1 ? " difference" : " differences"))
                .list(changes.stream().map(one -> code(ParamTexts.of(one))).toList(), "differences", 6_000)
                .unfold();
    }

    private void difference() {
        Dossier.Differences differences = dossier.differences();
        List<FileChange> files = differences.files();
        if (!differences.params().isEmpty()) {
            page.fold("Parameters: " + differences.params().size() + " changed")
                    .list(
                            differences.params().stream()
                                    .map(one -> code(ParamTexts.of(one)))
                                    .toList(),
                            "parameters",
                            4_000)
                    .unfold();
        }
        if (files.isEmpty()) {
            page.lines("No file of the code differs from what it grew from.", "");
            return;
        }
        var rows = new ArrayList<List<String>>();
        files.forEach(file -> rows.add(List.of(
                String.valueOf(file.status()),
                code(file.path()),
                file.added() == null ? "binary" : "+" + file.added() + " -" + file.removed())));
        page.fold("Code: " + files.size() + (files.size() == 1 ? " file" : " files"))
                .table(List.of("", "file", "lines"), rows, "files", 6_000);
        List<String> patch = Escape.block(differences.patch())
                .lines()
                .map(line -> MarkdownPage.clip(line, LINE))
                .toList();
        if (!patch.isEmpty()) {
            page.block("diff", patch, "lines", 24_000);
        }
        page.unfold();
    }
}
