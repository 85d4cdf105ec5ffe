package dev.paribus.render;

import dev.paribus.model.Metric;
import dev.paribus.model.Summary;
import dev.paribus.problem.Problem;
import dev.paribus.verb.Compare;
import dev.paribus.workflow.history.Contrast;
import dev.paribus.workflow.history.Curves;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Several experiments, each with the first one: as a page, as a table with a line for each fact, as data. */
public final class CompareView implements View {
    private final Compare.Result result;

    public CompareView(Compare.Result result) {
        this.result = result;
    }

    @Override
    public List<String> text(Page page) {
        return result.pair() != null
                ? new DiffText(result.pair(), page).lines()
                : new CompareText(result, page).lines();
    }

    /** The metric of a row against the first row's. */
    static MetricRows.Row metric(Compare.Result result, Compare.Row row, Metric metric) {
        Summary first = result.rows().get(0).side().summary();
        return MetricRows.of(metric, first, row.side().summary(), row.comparable());
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv("experiment", "section", "name", "value", "first", "difference", "direction", "best");
        for (int i = 0; i < result.rows().size(); i++) {
            Compare.Row row = result.rows().get(i);
            var name = row.side().name();
            tsv.row(name, "experiment", "commit", row.side().commit(), null, null, null, null);
            tsv.row(name, "experiment", "verdict", SideWords.verdict(row.side()), null, null, null, null);
            for (Metric metric : result.metrics()) {
                metric(tsv, row, metric, i);
            }
            result.paths()
                    .forEach(path -> tsv.row(
                            name,
                            "parameter",
                            path,
                            ParamTexts.of(row.params().get(path)),
                            ParamTexts.of(result.rows().get(0).params().get(path)),
                            null,
                            null,
                            null));
            if (row.contrast() != null) {
                ContrastData.others(
                        row.contrast(),
                        (section, what, before, after, difference) ->
                                tsv.row(name, section, what, after, before, difference, null, null));
            }
            if (result.plot() != null) {
                course(tsv, result.plot().courses().get(i));
            }
        }
        return tsv.lines();
    }

    private void metric(Tsv tsv, Compare.Row row, Metric metric, int index) {
        MetricRows.Row values = metric(result, row, metric);
        boolean first = index == 0;
        if (values.after() != null) {
            tsv.row(
                    row.side().name(),
                    "metric",
                    metric.name(),
                    MetricRows.mean(values.after()),
                    MetricRows.mean(values.before()),
                    first ? null : values.difference(),
                    first ? null : values.direction(),
                    Ranking.best(result.rows(), metric).contains(index) ? "best" : null);
        }
    }

    private static void course(Tsv tsv, Curves.Course course) {
        for (int i = 0; i < course.steps().size(); i++) {
            tsv.row(
                    course.name(),
                    "course",
                    ContrastData.number(course.steps().get(i)),
                    ContrastData.number(course.values().get(i)),
                    null,
                    null,
                    null,
                    null);
        }
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < result.rows().size(); i++) {
            out.add(row(result.rows().get(i), i));
        }
        return out;
    }

    private Map<String, @Nullable Object> row(Compare.Row row, int index) {
        Map<String, @Nullable Object> out = DiffView.side(row.side());
        out.put("first", index == 0);
        out.put("change", row.side().record().change().what());
        out.put("kind", row.side().record().change().kind().word());
        out.put(
                "parent",
                row.side().record().parent() == null
                        ? null
                        : row.side().record().parent().text());
        var varying = new LinkedHashMap<String, @Nullable Object>();
        result.paths()
                .forEach(path -> varying.put(
                        path.toString(), ParamTexts.json(row.params().get(path))));
        out.put("varying", varying);
        out.put("equal_in_all", result.equalParams());
        var metrics = new ArrayList<Map<String, @Nullable Object>>();
        for (Metric metric : result.metrics()) {
            Map<String, @Nullable Object> one = ContrastData.metric(metric(result, row, metric));
            one.put("best", Ranking.best(result.rows(), metric).contains(index));
            metrics.add(one);
        }
        out.put("metrics", metrics);
        Contrast contrast = row.contrast();
        if (contrast == null) {
            out.put("against_first", null);
        } else {
            var against = new LinkedHashMap<String, @Nullable Object>();
            ContrastData.put(contrast, against);
            against.put("patch", row.patch());
            out.put("against_first", against);
        }
        out.put("plot", result.plot() == null ? null : course(result.plot(), index));
        return out;
    }

    private static Map<String, @Nullable Object> course(Curves.Plot plot, int index) {
        return ContrastData.plot(
                new Curves.Plot(plot.metric(), List.of(plot.courses().get(index))));
    }

    @Override
    public List<Problem> problems() {
        var out = new ArrayList<Problem>();
        for (Compare.Row row : result.rows()) {
            if (row.contrast() != null) {
                row.contrast().problems().stream()
                        .filter(problem -> !out.contains(problem))
                        .forEach(out::add);
            }
        }
        return out;
    }
}
