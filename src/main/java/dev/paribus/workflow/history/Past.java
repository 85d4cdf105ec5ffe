package dev.paribus.workflow.history;

import dev.paribus.format.AttemptTimes;
import dev.paribus.git.Oid;
import dev.paribus.learning.Prediction;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Entry;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.Expectation;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Metric;
import dev.paribus.model.Spent;
import dev.paribus.model.Verdict;
import dev.paribus.store.Experiments;
import dev.paribus.workflow.backlog.RecordScan;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All experiments that this clone knows, archived ones too, for what can be learned of them. States, verdicts, differences and
 * tries are read from the trailers of their tips; records that speak of predictions or motives, and the times of attempts, from
 * the files there.
 */
public final class Past {
    private static final List<String> SPOKEN = List.of("expect", "motive");

    private final Session session;
    private final List<Entry> entries;
    private @Nullable Map<ExperimentName, ExperimentRecord> records;

    public Past(Session session) {
        this.session = session;
        this.entries = session.experiments().all(Experiments.Scope.ALL);
    }

    /** The experiments, by name. */
    public List<Entry> entries() {
        return entries;
    }

    /** Records that say what was expected, or why it was tried, by experiment. */
    public Map<ExperimentName, ExperimentRecord> records() {
        if (records == null) {
            records = new RecordScan(session).records(tips(), text -> RecordScan.says(text, SPOKEN));
        }
        return records;
    }

    private Map<ExperimentName, Oid> tips() {
        var out = new LinkedHashMap<ExperimentName, Oid>();
        entries.forEach(entry -> out.put(entry.name(), new Oid(entry.commit())));
        return out;
    }

    /** The times of the attempts of each experiment that has a result. */
    public Map<ExperimentName, Spent> times() {
        var results = new LinkedHashMap<ExperimentName, Oid>();
        entries.stream()
                .filter(entry -> entry.state().hasResult())
                .forEach(entry -> results.put(entry.name(), new Oid(entry.commit())));
        String path = session.place().summary();
        var out = new TreeMap<ExperimentName, Spent>();
        new RecordScan(session)
                .each(results, path, (name, file) -> out.put(name, AttemptTimes.read(path, file.content())));
        return out;
    }

    /** Predictions of experiments that were judged since; exploratory ones and void verdicts say nothing of them. */
    public List<Prediction> predictions() {
        Metric primary = session.primary();
        var out = new ArrayList<Prediction>();
        for (Entry entry : entries) {
            ExperimentRecord record = records().get(entry.name());
            Expectation expect = record == null ? null : record.expect();
            if (expect != null && judged(entry)) {
                out.add(new Prediction(
                        entry.name(),
                        entry.kind() == null ? ChangeKind.HYPERPARAMETER : entry.kind(),
                        number(expect.gain()),
                        number(expect.probability()),
                        entry.verdict() == Verdict.SUPPORTED,
                        gain(entry, primary)));
            }
        }
        return List.copyOf(out);
    }

    private static boolean judged(Entry entry) {
        Verdict verdict = entry.verdict();
        return verdict != null && verdict != Verdict.VOID && !entry.labels().contains("exploratory");
    }

    private static @Nullable Double number(java.math.@Nullable BigDecimal number) {
        return number == null ? null : Double.valueOf(number.doubleValue());
    }

    /** The difference of the primary metric as the trailer rounds it, turned so that positive is better. */
    private static @Nullable Double gain(Entry entry, Metric primary) {
        for (MetricLine line : entry.metrics()) {
            String delta = line.delta();
            if (line.name().equals(primary.name())
                    && delta != null
                    && delta.matches("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?(e[+-][0-9]{1,3})?")) {
                return Double.parseDouble(delta) * primary.goal().sign();
            }
        }
        return null;
    }
}
