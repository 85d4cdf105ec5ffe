package dev.paribus.render;

import dev.paribus.model.AttemptSummary;
import dev.paribus.model.Collected;
import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Look;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.MetricValue;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.text.Ages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results as data, under the keys of {@code summary.yaml}. */
final class SummaryData {
    private SummaryData() {}

    static Map<String, @Nullable Object> of(Summary summary) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("state", summary.state().word());
        out.put("verdict", summary.verdict() == null ? null : summary.verdict().word());
        out.put("reason", summary.reason());
        var metrics = new LinkedHashMap<String, @Nullable Object>();
        summary.metrics().forEach((name, metric) -> metrics.put(name, metric(metric)));
        out.put("metrics", metrics);
        out.put("looks", summary.looks().stream().map(SummaryData::look).toList());
        if (summary.smoke() != null) {
            out.put("smoke", seed(summary.smoke()));
        }
        out.put("seeds", summary.seeds().stream().map(SummaryData::seed).toList());
        return out;
    }

    static Map<String, @Nullable Object> metric(MetricSummary metric) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("mean", metric.mean());
        out.put("sd", metric.sd());
        out.put("n", metric.n());
        out.put("values", metric.values().stream().map(SummaryData::value).toList());
        return out;
    }

    private static Object value(MetricValue value) {
        return value.decimal() == null ? value.text() : value.decimal();
    }

    private static Map<String, @Nullable Object> look(Look look) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("look", look.look());
        out.put("seeds", look.seeds());
        out.put("k", look.k());
        out.put("pairing", look.pairing().word());
        out.put("verdict", look.verdict().word());
        out.put("reason", look.reason());
        out.put("criteria", look.criteria().stream().map(SummaryData::criterion).toList());
        return out;
    }

    static Map<String, @Nullable Object> criterion(CriterionVerdict verdict) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("criterion", verdict.criterion().text());
        out.put("guard", verdict.guard());
        out.put("verdict", verdict.verdict().word());
        out.put("method", verdict.method());
        out.put("alpha", verdict.alpha());
        out.put("n", verdict.n());
        out.put("parent_n", verdict.parentN());
        out.put("gain", verdict.gain());
        out.put("excess", verdict.excess());
        out.put("se", verdict.se());
        out.put("df", verdict.df());
        out.put("se_excess", verdict.seExcess());
        out.put("df_excess", verdict.dfExcess());
        out.put("lower", verdict.lower());
        out.put("upper", verdict.upper());
        out.put("p_supported", verdict.pSupported());
        out.put("p_refuted", verdict.pRefuted());
        out.put("cause", verdict.cause());
        out.put("reason", verdict.reason());
        return out;
    }

    private static Map<String, @Nullable Object> seed(SeedResult seed) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("seed", seed.seed());
        out.put("end", seed.end().word());
        var values = new LinkedHashMap<String, @Nullable Object>();
        seed.values().forEach((name, value) -> values.put(name, value(value)));
        out.put("values", values);
        List<Map<String, @Nullable Object>> attempts = new ArrayList<>();
        seed.attempts().forEach(attempt -> attempts.add(attempt(attempt)));
        out.put("attempts", attempts);
        out.put("resumed", seed.resumed());
        out.put("ran", seed.ran() == null ? null : seed.ran().commit());
        return out;
    }

    private static Map<String, @Nullable Object> attempt(AttemptSummary attempt) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("end", attempt.end().word());
        out.put("started", Ages.iso(attempt.started()));
        out.put("seconds", attempt.seconds());
        out.put("exit", attempt.exit());
        out.put("signal", attempt.signal());
        out.put("source", attempt.source());
        out.put("cause", attempt.cause());
        out.put("collected", attempt.collected() == null ? null : collected(attempt.collected()));
        return out;
    }

    private static Map<String, @Nullable Object> collected(Collected source) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("by", source.by());
        out.put("commit", source.commit() == null ? Collected.UNKNOWN : source.commit());
        out.put(
                "files",
                source.files().stream()
                        .map(file -> {
                            var one = new LinkedHashMap<String, @Nullable Object>();
                            one.put("path", file.path());
                            one.put("size", file.size());
                            one.put("sha256", file.sha256());
                            return one;
                        })
                        .toList());
        return out;
    }
}
