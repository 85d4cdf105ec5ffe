package dev.paribus.store;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import dev.paribus.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Key: value} lines. Without regular expressions, lists of lines or maps, because a history of ten thousand
 * experiments is read by a JVM that is over before its compiler is.
 */
final class TrailerBlock {
    private static final String KEYS = "Experiment";

    private final List<String> labels = new ArrayList<>(2);
    private final List<MetricLine> metrics = new ArrayList<>(2);
    private @Nullable String name;
    private @Nullable String format;
    private @Nullable String state;
    private @Nullable String parent;
    private @Nullable String kind;
    private @Nullable String change;
    private @Nullable String hypothesis;
    private @Nullable String verdict;
    private @Nullable String decision;
    private @Nullable String took;

    private TrailerBlock() {}

    /** What the lines of a block say, each ended or parted by {@code end}; empty as {@link Trailers#parse} has it. */
    static Optional<Trailers> parse(String block, char end) {
        var read = new TrailerBlock();
        for (int at = 0; at < block.length(); ) {
            int next = block.indexOf(end, at);
            int stop = next < 0 ? block.length() : next;
            if (block.startsWith(KEYS, at)) {
                int colon = block.indexOf(':', at + KEYS.length());
                if (colon >= 0 && colon < stop) {
                    read.take(
                            block.substring(at + KEYS.length(), colon),
                            block.substring(colon + 1, stop).strip());
                }
            }
            at = stop + 1;
        }
        return read.result();
    }

    private void take(String key, String value) {
        switch (key) {
            case "" -> name = value;
            case "-Format" -> format = value;
            case "-State" -> state = value;
            case "-Parent" -> parent = value;
            case "-Kind" -> kind = value;
            case "-Change" -> change = value;
            case "-Hypothesis" -> hypothesis = value;
            case "-Verdict" -> verdict = value;
            case "-Decision" -> decision = value;
            case "-Took" -> took = value;
            case "-Label" -> labels.add(value);
            case "-Metric" -> MetricLines.parse(value).ifPresent(metrics::add);
            default -> {
                // A later build's addition; what is known is enough.
            }
        }
    }

    private Optional<Trailers> result() {
        ExperimentName known = name(name);
        State stands = state == null ? null : state(state);
        if (known == null || stands == null || !Trailers.FORMAT.equals(format == null ? Trailers.FORMAT : format)) {
            return Optional.empty();
        }
        return Optional.of(new Trailers(
                known,
                stands,
                name(parent),
                kind == null ? null : kind(kind),
                change == null ? "" : change,
                hypothesis == null ? "" : hypothesis,
                labels,
                verdict == null ? null : verdict(verdict),
                metrics,
                decision,
                took));
    }

    private static @Nullable ExperimentName name(@Nullable String text) {
        return text == null ? null : ExperimentName.of(text).orElse(null);
    }

    private static @Nullable State state(String text) {
        for (State one : State.values()) {
            if (one.word().equals(text)) {
                return one;
            }
        }
        return null;
    }

    private static @Nullable ChangeKind kind(String text) {
        for (ChangeKind one : ChangeKind.values()) {
            if (one.word().equals(text)) {
                return one;
            }
        }
        return null;
    }

    private static @Nullable Verdict verdict(String text) {
        for (Verdict one : Verdict.values()) {
            if (one.word().equals(text)) {
                return one;
            }
        }
        return null;
    }
}
