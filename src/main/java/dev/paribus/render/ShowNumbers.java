package dev.paribus.render;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.MetricValue;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.text.Durations;
import dev.paribus.text.Escape;
import dev.paribus.text.Ink;
import dev.paribus.verb.Show;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The metrics of an experiment and the values of its seeds, in columns; where these have no room, a row takes several lines. */
final class ShowNumbers {
    private static final int INDENT = 2;

    private final Show.Result result;
    private final Page page;
    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    ShowNumbers(Show.Result result, Page page) {
        this.result = result;
        this.page = page;
        this.ink = page.ink();
    }

    List<String> lines() {
        metrics();
        seeds();
        return lines;
    }

    private void title(String text) {
        lines.add("");
        lines.add(ink.bold(text));
    }

    private void metrics() {
        if (result.metrics().isEmpty()) {
            return;
        }
        title("Metrics");
        var grid = new Grid(Collections.nCopies(6, Grid.Column.NEEDED));
        for (MetricLine metric : result.metrics()) {
            String word = Differences.word(result.project().metrics(), metric.name(), metric.delta());
            grid.row(List.of(
                    cell(metric.name()),
                    cell(metric.mean()),
                    cell(metric.sd() == null ? "" : "sd " + metric.sd()),
                    cell("n " + metric.n()),
                    new Grid.Cell(
                            metric.delta() == null ? "" : Escape.terminal(metric.delta()) + " " + word,
                            told -> Differences.painted(told, ink)),
                    cell(metric.p() == null ? "" : "p " + metric.p())));
        }
        lines.addAll(grid.lines(INDENT, page));
    }

    private static Grid.Cell cell(String text) {
        return Grid.Cell.of(Escape.terminal(text));
    }

    private void seeds() {
        Summary summary = result.summary();
        if (summary == null || (summary.seeds().isEmpty() && summary.smoke() == null)) {
            return;
        }
        title("Seeds");
        var all = new ArrayList<SeedResult>(summary.seeds());
        if (summary.smoke() != null) {
            all.add(0, summary.smoke());
        }
        var metrics = new LinkedHashSet<String>();
        all.forEach(seed -> metrics.addAll(seed.values().keySet()));
        var grid = new Grid(Collections.nCopies(metrics.size() + 4, Grid.Column.NEEDED));
        for (SeedResult seed : all) {
            grid.row(seed(seed.equals(summary.smoke()) ? "smoke" : String.valueOf(seed.seed()), seed, metrics));
        }
        lines.addAll(grid.lines(INDENT, page));
    }

    /** Its values in columns of their own, how it ended, how long it took, and why it failed. */
    private List<Grid.Cell> seed(String label, SeedResult seed, Set<String> metrics) {
        AttemptSummary last = seed.attempts().isEmpty()
                ? null
                : seed.attempts().get(seed.attempts().size() - 1);
        var cells = new ArrayList<>(List.of(cell(label)));
        for (String metric : metrics) {
            MetricValue value = seed.values().get(metric);
            cells.add(cell(value == null ? "" : metric + " " + value.text()));
        }
        UnaryOperator<String> paint = seed.end() == AttemptEnd.OK ? UnaryOperator.identity() : ink::bad;
        cells.add(new Grid.Cell(seed.end().word(), paint));
        cells.add(cell(took(seed, last)));
        cells.add(cell(last == null || last.cause() == null ? "" : last.cause()));
        return cells;
    }

    private static String took(SeedResult seed, @Nullable AttemptSummary last) {
        if (last == null) {
            return "";
        }
        String again = seed.attempts().size() == 1
                ? ""
                : ", attempt " + seed.attempts().size()
                        + (seed.resumed() == 0 ? "" : ", resumed " + seed.resumed() + "x");
        if (last.collected() != null) {
            String commit = last.collected().commit();
            return "collected from " + Escape.terminal(last.source()) + ", "
                    + (commit == null ? "at an unknown commit" : "at " + ShowText.brief(commit)) + again;
        }
        return Durations.words(Duration.ofMillis(Math.round(last.seconds() * 1000))) + again;
    }
}
