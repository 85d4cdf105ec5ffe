package dev.paribus.render;

import dev.paribus.problem.Problem;
import dev.paribus.verb.Diff;
import dev.paribus.workflow.history.Curves;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Two experiments side by side: as a page, as a table, as data. */
public final class DiffView implements View {
    private final Diff.Result result;

    public DiffView(Diff.Result result) {
        this.result = result;
    }

    @Override
    public List<String> text(Page page) {
        return new DiffText(result, page).lines();
    }

    static List<MetricRows.Row> metrics(Diff.Result result) {
        return MetricRows.of(
                result.metrics(),
                result.before().summary(),
                result.after().summary(),
                result.contrast().incomparable().isEmpty());
    }

    @Override
    public List<String> plain() {
        Diff.Side before = result.before();
        Diff.Side after = result.after();
        var tsv = new Tsv("section", "name", "before", "after", "difference", "direction");
        tsv.row("experiment", "name", before.name(), after.name(), null, null);
        tsv.row("experiment", "commit", before.commit(), after.commit(), null, null);
        tsv.row("experiment", "verdict", SideWords.verdict(before), SideWords.verdict(after), null, null);
        if (SideWords.collected(before) != null || SideWords.collected(after) != null) {
            tsv.row("experiment", "collected", SideWords.collected(before), SideWords.collected(after), null, null);
        }
        if (result.againstParent()) {
            after.record().labels().forEach(label -> tsv.row("label", label, null, null, null, null));
        }
        ContrastData.Rows rows =
                (section, name, then, now, difference) -> tsv.row(section, name, then, now, difference, null);
        ContrastData.parameters(result.contrast(), rows);
        for (MetricRows.Row row : metrics(result)) {
            tsv.row(
                    "metric",
                    row.metric().name(),
                    MetricRows.mean(row.before()),
                    MetricRows.mean(row.after()),
                    row.difference(),
                    row.direction());
        }
        ContrastData.others(result.contrast(), rows);
        if (result.plot() != null) {
            course(result.plot(), tsv);
        }
        return tsv.lines();
    }

    /** A row for each step that either has. */
    private static void course(Curves.Plot plot, Tsv tsv) {
        Curves.Course before = plot.courses().get(0);
        Curves.Course after = plot.courses().get(1);
        var steps = new TreeSet<>(before.steps());
        steps.addAll(after.steps());
        for (Double step : steps) {
            tsv.row("course", ContrastData.number(step), at(before, step), at(after, step), null, null);
        }
    }

    private static @Nullable String at(Curves.Course course, Double step) {
        int index = course.steps().indexOf(step);
        return index < 0 ? null : ContrastData.number(course.values().get(index));
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("before", side(result.before()));
        out.put("after", side(result.after()));
        out.put("against_parent", result.againstParent());
        var declared = result.after().record().change();
        var change = new LinkedHashMap<String, @Nullable Object>();
        change.put("kind", declared.kind().word());
        change.put("what", declared.what());
        change.put("with", declared.with());
        out.put("declared", change);
        out.put("labels", result.after().record().labels());
        ContrastData.put(result.contrast(), out);
        out.put("metrics", metrics(result).stream().map(ContrastData::metric).toList());
        out.put("patch", result.patch());
        out.put("plot", result.plot() == null ? null : ContrastData.plot(result.plot()));
        return List.of(out);
    }

    static Map<String, @Nullable Object> side(Diff.Side side) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("name", side.name().text());
        out.put("commit", side.commit());
        out.put("verdict", SideWords.verdict(side));
        out.put("collected", SideWords.collected(side));
        out.put("ref", ContrastData.nullable(side.ref()));
        out.put("missing", ContrastData.nullable(SideWords.missing(side)));
        return out;
    }

    @Override
    public List<Problem> problems() {
        return result.contrast().problems();
    }
}
