package dev.paribus.render;

import dev.paribus.diff.ParamChange;
import dev.paribus.text.Numbers;
import dev.paribus.workflow.history.Contrast;
import dev.paribus.workflow.history.Curves;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What differs, as data for {@code --json} and as rows for a pipe. */
final class ContrastData {
    private ContrastData() {}

    /** Takes a row of a table: section, name, before, after, difference. */
    interface Rows {
        void row(
                String section,
                Object name,
                @Nullable Object before,
                @Nullable Object after,
                @Nullable Object difference);
    }

    /** A lower-case word for what happened to a path. */
    private static String kind(ParamChange change) {
        return change.kind().name().toLowerCase(Locale.ROOT);
    }

    static void parameters(Contrast contrast, Rows rows) {
        contrast.params().forEach(change -> change("parameter", change, rows));
    }

    private static void change(String section, ParamChange change, Rows rows) {
        rows.row(section, change.path(), ParamTexts.of(change.before()), ParamTexts.of(change.after()), kind(change));
    }

    /** Files by what they are, the environment, data, and why it must not be compared. */
    static void others(Contrast contrast, Rows rows) {
        for (Contrast.Changed changed : contrast.files()) {
            var file = changed.file();
            rows.row(axis(changed), file.path(), null, String.valueOf(file.status()), ContrastText.counts(file));
        }
        contrast.environment().changes().forEach(change -> change("environment", change, rows));
        contrast.otherData().forEach(one -> rows.row("data", one.path(), null, null, one.how()));
        contrast.incomparable().forEach(why -> rows.row("incomparable", why, null, null, null));
    }

    /** {@code code}, {@code environment}, {@code data}, {@code rules}, {@code ignored} or {@code outside}. */
    private static String axis(Contrast.Changed changed) {
        return changed.axis().name().toLowerCase(Locale.ROOT);
    }

    static void put(Contrast contrast, Map<String, @Nullable Object> out) {
        out.put("params", changes(contrast.params()));
        out.put("equal_params", contrast.equalParams());
        var files = new ArrayList<Map<String, @Nullable Object>>();
        for (Contrast.Changed changed : contrast.files()) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("path", changed.file().path());
            one.put("status", String.valueOf(changed.file().status()));
            one.put("added", changed.file().added());
            one.put("removed", changed.file().removed());
            one.put("axis", axis(changed));
            files.add(one);
        }
        out.put("code", files);
        out.put("environment", changes(contrast.environment().changes()));
        out.put("environment_unknown", nullable(contrast.environment().unknown()));
        var data = new LinkedHashMap<String, @Nullable Object>();
        contrast.data().changes().forEach(one -> data.put(one.path(), one.how()));
        out.put("data", data);
        out.put("incomparable", contrast.incomparable());
    }

    static @Nullable String nullable(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<Map<String, @Nullable Object>> changes(List<ParamChange> changes) {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (ParamChange change : changes) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("path", change.path().toString());
            one.put("kind", kind(change));
            one.put("before", ParamTexts.json(change.before()));
            one.put("after", ParamTexts.json(change.after()));
            out.add(one);
        }
        return out;
    }

    static Map<String, @Nullable Object> metric(MetricRows.Row row) {
        var one = new LinkedHashMap<String, @Nullable Object>();
        one.put("name", row.metric().name());
        one.put("goal", row.metric().goal().word());
        one.put("before", row.before() == null ? null : SummaryData.metric(row.before()));
        one.put("after", row.after() == null ? null : SummaryData.metric(row.after()));
        one.put("difference", Differences.json(row.difference()));
        one.put("direction", nullable(row.direction()));
        MetricRows.Interval interval = row.interval();
        one.put("lower", interval == null ? null : interval.lower());
        one.put("upper", interval == null ? null : interval.upper());
        return one;
    }

    static Map<String, @Nullable Object> plot(Curves.Plot plot) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("metric", plot.metric());
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (Curves.Course course : plot.courses()) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("name", course.name().text());
            one.put("seeds", course.seeds());
            one.put("steps", course.steps());
            one.put("means", course.values());
            one.put("missing", nullable(course.missing()));
            all.add(one);
        }
        out.put("courses", all);
        return out;
    }

    /** A step or a mean in a pipe. */
    static String number(double value) {
        return Numbers.significant(value, 8);
    }
}
