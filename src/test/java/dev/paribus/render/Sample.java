package dev.paribus.render;

import dev.paribus.model.Aggregate;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Entry;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.State;
import dev.paribus.model.Verdict;
import dev.paribus.text.Glyphs;
import dev.paribus.text.Ink;
import dev.paribus.verb.Log;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small history, and pages to lay it out for. */
final class Sample {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Metric VAL_F1 = metric("val_f1", Goal.MAXIMIZE, true);
    static final Metric LATENCY = metric("latency_ms", Goal.MINIMIZE, false);

    private Sample() {}

    static Metric metric(String name, Goal goal, boolean primary) {
        return new Metric(name, goal, primary, Aggregate.BEST, false, null, null, null, false);
    }

    static Page page(int width) {
        return new Page(width, Ink.PLAIN, Glyphs.UTF8, NOW);
    }

    static Page ascii(int width) {
        return new Page(width, Ink.PLAIN, Glyphs.ASCII, NOW);
    }

    /** Makes an entry step by step. */
    static final class Maker {
        private final String name;
        private final @Nullable String parent;
        private final int hoursAgo;
        private State state = State.MEASURED;
        private String change = "";
        private String hypothesis = "";
        private List<String> labels = List.of();
        private @Nullable Verdict verdict;
        private List<MetricLine> metrics = List.of();
        private @Nullable String took;
        private boolean adopted;
        private boolean champion;

        Maker(String name, @Nullable String parent, int hoursAgo) {
            this.name = name;
            this.parent = parent;
            this.hoursAgo = hoursAgo;
        }

        Maker state(State next) {
            state = next;
            return this;
        }

        Maker says(String oneChange, String text) {
            change = oneChange;
            hypothesis = text;
            return this;
        }

        Maker labels(String... all) {
            labels = List.of(all);
            return this;
        }

        Maker gave(@Nullable Verdict what, String mean, String sd, @Nullable String delta) {
            verdict = what;
            metrics = List.of(new MetricLine("val_f1", mean, sd, 5, delta, delta == null ? null : "0.0011", 1));
            took = "42 min";
            return this;
        }

        Maker metrics(MetricLine... all) {
            metrics = List.of(all);
            return this;
        }

        Maker adopted() {
            adopted = true;
            return this;
        }

        Maker champion() {
            champion = true;
            return adopted();
        }

        Entry make() {
            String commit = String.format("%08x", name.hashCode()).repeat(5);
            return new Entry(
                    new ExperimentName(name),
                    "refs/heads/exp/" + name,
                    commit,
                    NOW.minusSeconds(3600L * hoursAgo),
                    state,
                    parent == null ? null : new ExperimentName(parent),
                    parent == null ? ChangeKind.BASELINE : ChangeKind.HYPERPARAMETER,
                    change,
                    hypothesis,
                    labels,
                    verdict,
                    metrics,
                    state == State.KEPT || state == State.DISCARDED ? "as measured" : null,
                    took,
                    adopted,
                    champion);
        }
    }

    static List<Entry> history() {
        return List.of(
                new Maker("swift-heron", null, 90)
                        .gave(null, "0.8650", "0.0018", null)
                        .adopted()
                        .make(),
                new Maker("calm-otter", "swift-heron", 50)
                        .state(State.KEPT)
                        .gave(Verdict.SUPPORTED, "0.8731", "0.0021", "+0.0081")
                        .says(
                                "optimizer.lr: 0.001 -> 0.0005",
                                "Halving the learning rate raises val_f1 because the training loss oscillates in the last epochs.")
                        .champion()
                        .make(),
                new Maker("loud-finch", "swift-heron", 40)
                        .state(State.DISCARDED)
                        .gave(Verdict.REFUTED, "0.8512", "0.0044", "-0.0138")
                        .says("model.dropout: 0.1 -> 0.3", "More dropout raises val_f1 because the model overfits.")
                        .make(),
                new Maker("mild-crane", "swift-heron", 30)
                        .state(State.FAILED)
                        .says("batch_size: 64 -> 128", "A larger batch raises val_f1 because gradients are less noisy.")
                        .make(),
                new Maker("stray-lynx", "loud-finch", 20)
                        .gave(Verdict.INCONCLUSIVE, "0.8530", "0.0039", "+0.0018")
                        .says(
                                "model.dropout: 0.3 -> 0.2",
                                "A little less dropout raises val_f1 because 0.3 is too much.")
                        .make(),
                new Maker("quick-wren", "calm-otter", 3)
                        .state(State.REGISTERED)
                        .says("warmup: 500 -> 2000", "Longer warm-up raises val_f1 because early steps diverge.")
                        .make(),
                new Maker("bold-robin", "calm-otter", 2)
                        .gave(null, "0.8740", "0.0031", "+0.0009")
                        .labels("exploratory")
                        .says("epochs: 20 -> 40", "")
                        .make());
    }

    static Log.Result log(List<Entry> entries) {
        return Log.Result.of(entries, List.of(VAL_F1, LATENCY), "main", new ExperimentName("bold-robin"), Set.of());
    }

    /** A part of a history, in the order given, with prefixes of two letters and a curve for each that is measured. */
    static Log.Result part(List<Entry> entries, List<Entry> shown, int found) {
        var curves = new HashMap<ExperimentName, List<Double>>();
        var prefixes = new HashMap<ExperimentName, Integer>();
        for (Entry entry : entries) {
            prefixes.put(entry.name(), 2);
            if (!entry.metrics().isEmpty()) {
                curves.put(entry.name(), List.of(0.1, 0.5, 0.7, 0.8, 0.82, 0.81, 0.83, 0.86, 0.87));
            }
        }
        return new Log.Result(
                entries,
                shown,
                found,
                List.of(VAL_F1, LATENCY),
                "main",
                new ExperimentName("bold-robin"),
                Set.of(),
                Map.of(),
                prefixes,
                curves);
    }
}
