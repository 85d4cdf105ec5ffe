package dev.paribus.format;

import dev.paribus.model.AttemptSummary;
import dev.paribus.model.Collected;
import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Look;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Output;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.param.Scalars;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays a summary out in the order of contracts, "Files": a line for each metric, criterion and attempt. */
final class SummaryLayout {
    private final Map<String, Layout> keys = new LinkedHashMap<>();

    private SummaryLayout() {}

    static Layout of(Summary summary) {
        var top = new SummaryLayout()
                .whole("paribus", (long) Report.VERSION)
                .text("name", summary.name().text())
                .text("state", summary.state().word())
                .text(
                        "verdict",
                        summary.verdict() == null ? null : summary.verdict().word())
                .text("reason", summary.reason());
        var metrics = new LinkedHashMap<String, Layout>();
        summary.metrics().forEach((name, metric) -> metrics.put(name, metric(metric)));
        top.put("metrics", new Layout.Keys(metrics, Layout.Form.BLOCK));
        top.list("looks", summary.looks().stream().map(SummaryLayout::look).toList());
        if (summary.smoke() != null) {
            top.put("smoke", seed(summary.smoke()));
        }
        top.put(
                "seeds",
                new Layout.Items(
                        summary.seeds().stream().map(SummaryLayout::seed).toList(), Layout.Form.BLOCK));
        top.list(
                "outputs", summary.outputs().stream().map(SummaryLayout::output).toList());
        return top.block();
    }

    private static Layout metric(MetricSummary metric) {
        return new SummaryLayout()
                .real("mean", metric.mean())
                .real("sd", metric.sd())
                .whole("n", (long) metric.n())
                .put(
                        "values",
                        Layout.line(metric.values().stream()
                                .map(SummaryLayout::value)
                                .toList()))
                .flow();
    }

    /** The digits that the script printed; YAML's own words for what is not finite. */
    private static Layout value(MetricValue value) {
        return value.finite() ? new Layout.Digits(Scalars.number(value.text())) : Layout.real(value.asDouble());
    }

    private static Layout look(Look look) {
        var out = new SummaryLayout()
                .whole("look", (long) look.look())
                .text("rules", look.rules())
                .text("primary", look.primary())
                .put(
                        "seeds",
                        Layout.line(
                                look.seeds().stream().map(s -> Layout.whole(s)).toList()))
                .whole("k", (long) look.k());
        out.list("counted", look.counted().stream().map(SummaryLayout::counted).toList());
        if (look.parent() != null) {
            out.put("parent", counted(look.parent()));
        }
        out.text("pairing", look.pairing().word());
        out.list(
                "criteria",
                look.criteria().stream().map(SummaryLayout::criterion).toList());
        return out.text("verdict", look.verdict().word())
                .text("reason", look.reason())
                .block();
    }

    private static Layout counted(Look.Counted counted) {
        return new SummaryLayout()
                .text("name", counted.name())
                .text("commit", counted.commit())
                .flow();
    }

    private static Layout criterion(CriterionVerdict c) {
        var out = new SummaryLayout()
                .text("criterion", c.criterion().text())
                .put("guard", Layout.of(c.guard(), Layout.Form.FLOW))
                .text("verdict", c.verdict().word())
                .text("method", c.method())
                .real("alpha", c.alpha())
                .whole("n", (long) c.n())
                .whole("parent_n", c.parentN() == null ? null : c.parentN().longValue());
        return out.real("gain", c.gain())
                .real("excess", c.excess())
                .real("se", c.se())
                .real("df", c.df())
                .real("se_excess", c.seExcess())
                .real("df_excess", c.dfExcess())
                .real("lower", c.lower())
                .real("upper", c.upper())
                .real("p_supported", c.pSupported())
                .real("p_refuted", c.pRefuted())
                .text("cause", c.cause())
                .text("reason", c.reason())
                .flow();
    }

    private static Layout seed(SeedResult seed) {
        var values = new LinkedHashMap<String, Layout>();
        seed.values().forEach((name, value) -> values.put(name, value(value)));
        var out = new SummaryLayout()
                .whole("seed", (long) seed.seed())
                .put("values", new Layout.Keys(values, Layout.Form.FLOW))
                .put(
                        "attempts",
                        new Layout.Items(
                                seed.attempts().stream()
                                        .map(SummaryLayout::attempt)
                                        .toList(),
                                Layout.Form.BLOCK));
        if (seed.ran() != null) {
            out.put("ran", ran(seed.ran()));
        }
        return out.block();
    }

    private static Layout attempt(AttemptSummary a) {
        var out = new SummaryLayout()
                .text("token", a.token())
                .text("end", a.end().word())
                .text("started", a.started().truncatedTo(ChronoUnit.SECONDS).toString())
                .real("seconds", a.seconds())
                .whole("peak_rss", a.peakRss())
                .whole("exit", a.exit() == null ? null : a.exit().longValue())
                .whole("signal", a.signal() == null ? null : a.signal().longValue())
                .text("source", a.source())
                .whole("jobs", (long) a.jobs())
                .text("cause", a.cause())
                .text("resumed", a.resumed());
        if (a.collected() != null) {
            out.put("collected", collected(a.collected()));
        }
        return out.flow();
    }

    private static Layout collected(Collected c) {
        return new SummaryLayout()
                .text("by", c.by())
                .text("commit", c.commit() == null ? Collected.UNKNOWN : c.commit())
                .put(
                        "files",
                        Layout.line(
                                c.files().stream().map(SummaryLayout::output).toList()))
                .flow();
    }

    private static Layout ran(Ran ran) {
        return new SummaryLayout()
                .text("commit", ran.commit())
                .text("record", ran.record())
                .text("rules", ran.rules())
                .text("code", ran.code())
                .text("data", ran.data())
                .text("environment", ran.environment())
                .text("stage", ran.stage())
                .block();
    }

    private static Layout output(Output output) {
        return new SummaryLayout()
                .text("path", output.path())
                .whole("size", output.size())
                .text("sha256", output.sha256())
                .flow();
    }

    private SummaryLayout put(String key, Layout value) {
        keys.put(key, value);
        return this;
    }

    private SummaryLayout text(String key, @Nullable String text) {
        return text == null ? this : put(key, Layout.text(text));
    }

    private SummaryLayout whole(String key, @Nullable Long number) {
        return number == null ? this : put(key, Layout.whole(number));
    }

    private SummaryLayout real(String key, @Nullable Double number) {
        return number == null ? this : put(key, Layout.real(number));
    }

    private SummaryLayout list(String key, List<Layout> items) {
        return items.isEmpty() ? this : put(key, new Layout.Items(items, Layout.Form.BLOCK));
    }

    private Layout block() {
        return new Layout.Keys(keys, Layout.Form.BLOCK);
    }

    private Layout flow() {
        return new Layout.Keys(keys, Layout.Form.FLOW);
    }
}
