package dev.paribus.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One experiment as history shows it; read from the trailers of its tip, else from the YAML there.
 *
 * @param name its name
 * @param ref the full ref that holds it, e.g. {@code refs/heads/exp/amber-otter}; trunk's for one that is only in trunk's history
 * @param commit tip, 40 hex digits
 * @param time committer time of the tip
 * @param state as recorded
 * @param parent null for a first baseline
 * @param kind of its change; null when unknown
 * @param change the one change in a line, e.g. {@code optimizer.lr: 0.001 -> 0.0005}; empty when unknown
 * @param hypothesis one line; empty when there is none
 * @param labels e.g. {@code exploratory}, {@code override: reason}
 * @param verdict null before there is one
 * @param metrics one line each, primary first
 * @param decision reason of the decision; null without one
 * @param took e.g. {@code 42 min}; null before a run
 * @param adopted true when the record stood with results on trunk's first-parent line
 * @param champion true for the record at trunk's tip with results beside it
 */
public record Entry(
        ExperimentName name,
        String ref,
        String commit,
        Instant time,
        State state,
        @Nullable ExperimentName parent,
        @Nullable ChangeKind kind,
        String change,
        String hypothesis,
        List<String> labels,
        @Nullable Verdict verdict,
        List<MetricLine> metrics,
        @Nullable String decision,
        @Nullable String took,
        boolean adopted,
        boolean champion) {
    /**
     * A metric as the trailer has it: {@code val_f1 0.8731 sd 0.0021 n 5 delta +0.0081 p 0.0011 k 3}; texts as written.
     *
     * @param mean rounded for display
     */
    public record MetricLine(
            String name,
            String mean,
            @Nullable String sd,
            int n,
            @Nullable String delta,
            @Nullable String p,
            @Nullable Integer k) {}

    /** How the change of a replication reads; the name of what it repeats follows. */
    public static final String REPLICATION = "replication of ";

    /** What a replication repeats; empty for everything else. */
    public Optional<ExperimentName> repeats() {
        return kind == ChangeKind.REPLICATION && change.startsWith(REPLICATION)
                ? ExperimentName.of(change.substring(REPLICATION.length()))
                : Optional.empty();
    }

    /** The motive that has to say why it should hold here (a paper's result need not). */
    public static final String PAPER = "paper";

    /** How the label of an experiment begins that has that motive; it makes no exception to one-change. */
    public static final String MOTIVE = "motive ";

    /** The motive that its labels tell; null for one that they do not. */
    public @Nullable String motive() {
        return labels.contains(MOTIVE + PAPER) ? PAPER : null;
    }

    public Entry {
        labels = List.copyOf(labels);
        metrics = List.copyOf(metrics);
    }

    /** The labels that make an exception to one-change: all but {@code exploratory}. */
    public static List<String> exceptions(List<String> labels) {
        return labels.stream().filter(label -> label.contains(": ")).toList();
    }

    /** How many entries have each kind of exception, by its word. */
    public static Map<String, Integer> countedExceptions(List<Entry> entries) {
        var out = new TreeMap<String, Integer>();
        for (Entry entry : entries) {
            exceptions(entry.labels).stream()
                    .map(label -> label.substring(0, label.indexOf(": ")))
                    .distinct()
                    .forEach(word -> out.merge(word, 1, Integer::sum));
        }
        return out;
    }
}
