package dev.paribus.render;

import dev.paribus.evidence.TriedNow;
import dev.paribus.model.Entry;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.Metric;
import dev.paribus.model.Verdict;
import dev.paribus.text.Ages;
import dev.paribus.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One experiment of the history as data, shared by the views that list experiments. */
final class EntryData {
    private EntryData() {}

    static Map<String, @Nullable Object> of(Entry entry, List<Metric> declared, String standing) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("name", entry.name().text());
        out.put("state", entry.state().word());
        out.put("standing", standing);
        out.put("parent", entry.parent() == null ? null : entry.parent().text());
        out.put("kind", entry.kind() == null ? null : entry.kind().word());
        out.put("change", entry.change().isEmpty() ? null : entry.change());
        out.put("hypothesis", entry.hypothesis().isEmpty() ? null : entry.hypothesis());
        out.put("labels", entry.labels());
        out.put("motive", entry.motive());
        out.put("verdict", entry.verdict() == null ? null : entry.verdict().word());
        var metrics = new ArrayList<Map<String, @Nullable Object>>();
        entry.metrics().forEach(metric -> metrics.add(metric(metric, declared)));
        out.put("metrics", metrics);
        out.put("decision", entry.decision());
        out.put("took", entry.took());
        out.put("adopted", entry.adopted());
        out.put("champion", entry.champion());
        out.put("ref", entry.ref());
        out.put("commit", entry.commit());
        out.put("time", Ages.iso(entry.time()));
        return out;
    }

    /** What is known now of the tries against the same parent; nulls where there is no probability, or nothing to hold. */
    static void tried(Map<String, @Nullable Object> out, TriedNow.@Nullable Now now, @Nullable Verdict verdict) {
        out.put("tried", now == null ? null : now.tried());
        out.put("p_adjusted", now == null ? null : probability(Numbers.probability(now.adjusted())));
        out.put("holds_among_tried", now == null || verdict != Verdict.SUPPORTED ? null : !now.note());
    }

    private static @Nullable Object probability(String text) {
        return Differences.json(Numbers.counted(text));
    }

    private static Map<String, @Nullable Object> metric(MetricLine metric, List<Metric> declared) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("name", metric.name());
        out.put("mean", Differences.json(metric.mean()));
        out.put("sd", Differences.json(metric.sd()));
        out.put("n", metric.n());
        out.put("difference", Differences.json(metric.delta()));
        String word = Differences.word(declared, metric.name(), metric.delta());
        out.put("direction", word.isEmpty() ? null : word);
        out.put("p", metric.p() == null ? null : probability(metric.p()));
        out.put("k", metric.k());
        return out;
    }
}
