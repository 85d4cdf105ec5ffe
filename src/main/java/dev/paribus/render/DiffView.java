package dev.paribus.render;

import dev.paribus.diff.ParamChange;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.Summary;
import dev.paribus.problem.Problem;
import dev.paribus.text.Numbers;
import dev.paribus.verb.Diff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /**
     * One metric of both sides, rounded for display; null where there is no value.
     *
     * @param direction {@code better}, {@code worse}, {@code equal}, or empty
     */
    record MetricRow(
            Metric metric,
            @Nullable MetricSummary before,
            @Nullable MetricSummary after,
            @Nullable String difference,
            String direction) {}

    static List<MetricRow> metrics(Diff.Result result) {
        var rows = new ArrayList<MetricRow>();
        for (Metric metric : result.metrics()) {
            MetricSummary before = summary(result.before().summary(), metric);
            MetricSummary after = summary(result.after().summary(), metric);
            Double old = before == null ? null : before.mean();
            Double mean = after == null ? null : after.mean();
            if (old != null && mean != null && after != null) {
                String difference = Numbers.difference(mean - old, mean, after.sd());
                rows.add(new MetricRow(
                        metric, before, after, difference, Differences.word(metric.goal(), Double.compare(mean, old))));
            } else if (old != null || mean != null) {
                rows.add(new MetricRow(metric, before, after, null, ""));
            }
        }
        return rows;
    }

    private static @Nullable MetricSummary summary(@Nullable Summary summary, Metric metric) {
        return summary == null ? null : summary.metrics().get(metric.name());
    }

    static String mean(@Nullable MetricSummary metric) {
        return metric == null || metric.mean() == null ? "" : Numbers.mean(metric.mean(), metric.sd());
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv("section", "name", "before", "after", "difference", "direction");
        tsv.row("experiment", "name", result.before().name(), result.after().name(), null, null);
        tsv.row("experiment", "commit", result.before().commit(), result.after().commit(), null, null);
        tsv.row("experiment", "verdict", verdict(result.before()), verdict(result.after()), null, null);
        if (collected(result.before()) != null || collected(result.after()) != null) {
            tsv.row("experiment", "collected", collected(result.before()), collected(result.after()), null, null);
        }
        if (result.againstParent()) {
            result.after().record().labels().forEach(label -> tsv.row("label", label, null, null, null, null));
        }
        for (ParamChange change : result.params()) {
            String kind = change.kind().name().toLowerCase(Locale.ROOT);
            tsv.row(
                    "parameter",
                    change.path(),
                    ParamTexts.of(change.before()),
                    ParamTexts.of(change.after()),
                    kind,
                    null);
        }
        for (MetricRow row : metrics(result)) {
            tsv.row(
                    "metric",
                    row.metric().name(),
                    mean(row.before()),
                    mean(row.after()),
                    row.difference(),
                    row.direction());
        }
        for (Diff.CodeChange file : result.code()) {
            String lines = file.added() == null ? "binary" : "+" + file.added() + " -" + file.removed();
            tsv.row("code", file.path(), null, String.valueOf(file.status()), lines, null);
        }
        return tsv.lines();
    }

    static @Nullable String verdict(Diff.Side side) {
        Summary summary = side.summary();
        return summary == null || summary.verdict() == null
                ? null
                : summary.verdict().word();
    }

    /** Which of its results were made elsewhere, in words; null when none was. */
    static @Nullable String collected(Diff.Side side) {
        Summary summary = side.summary();
        return summary == null ? null : summary.collectedLabel().orElse(null);
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
        out.put("params", params());
        out.put("equal_params", result.equalParams());
        out.put("metrics", metricData());
        out.put("code", code());
        out.put("patch", result.patch());
        return List.of(out);
    }

    private static Map<String, @Nullable Object> side(Diff.Side side) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("name", side.name().text());
        out.put("commit", side.commit());
        out.put("verdict", verdict(side));
        out.put("collected", collected(side));
        return out;
    }

    private List<Map<String, @Nullable Object>> params() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (ParamChange change : result.params()) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("path", change.path().toString());
            one.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
            one.put("before", ParamTexts.json(change.before()));
            one.put("after", ParamTexts.json(change.after()));
            out.add(one);
        }
        return out;
    }

    private List<Map<String, @Nullable Object>> metricData() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (MetricRow row : metrics(result)) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("name", row.metric().name());
            one.put("goal", row.metric().goal().word());
            one.put("before", row.before() == null ? null : SummaryData.metric(row.before()));
            one.put("after", row.after() == null ? null : SummaryData.metric(row.after()));
            one.put("difference", Differences.json(row.difference()));
            one.put("direction", row.direction().isEmpty() ? null : row.direction());
            out.add(one);
        }
        return out;
    }

    private List<Map<String, @Nullable Object>> code() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Diff.CodeChange file : result.code()) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("path", file.path());
            one.put("status", String.valueOf(file.status()));
            one.put("added", file.added());
            one.put("removed", file.removed());
            out.add(one);
        }
        return out;
    }

    @Override
    public List<Problem> problems() {
        return result.problems();
    }
}
