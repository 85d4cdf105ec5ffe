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

    private boolean normal = true;

    private TrailerBlock() {}

    /**
     * What a paragraph says.
     *
     * @param normal true when its lines are what the tool would write for the same: each key once, nothing that is not understood,
     *     one blank behind the colon and none at the end
     */
    record Said(Trailers trailers, boolean normal) {}

    /** What the lines of a block say, each ended or parted by {@code end}; empty as {@link Trailers#parse} has it. */
    static Optional<Trailers> parse(String block, char end) {
        return said(block, end).map(Said::trailers);
    }

    /** The same, and whether it is written as the tool would. */
    static Optional<Said> said(String block, char end) {
        var read = new TrailerBlock();
        for (int at = 0; at < block.length(); ) {
            int next = block.indexOf(end, at);
            int stop = next < 0 ? block.length() : next;
            int colon = block.startsWith(KEYS, at) ? block.indexOf(':', at + KEYS.length()) : -1;
            if (colon >= 0 && colon < stop) {
                String value = block.substring(colon + 1, stop).strip();
                read.normal &= value.length() == stop - colon - 2
                        && value.length() <= Trailers.LONGEST
                        && block.charAt(colon + 1) == ' ';
                read.take(block.substring(at + KEYS.length(), colon), value);
            } else {
                read.normal &= stop == at;
            }
            at = stop + 1;
        }
        return read.result().map(found -> new Said(found, read.normal && read.understood(found)));
    }

    private boolean understood(Trailers found) {
        return (parent == null) == (found.parent() == null)
                && (kind == null) == (found.kind() == null)
                && (verdict == null) == (found.verdict() == null);
    }

    /** Of a key that stands twice the last one counts. */
    private String once(@Nullable String before, String value) {
        normal &= before == null;
        return value;
    }

    private void take(String key, String value) {
        switch (key) {
            case "" -> name = once(name, value);
            case "-Format" -> format = once(format, value);
            case "-State" -> state = once(state, value);
            case "-Parent" -> parent = once(parent, value);
            case "-Kind" -> kind = once(kind, value);
            case "-Change" -> change = once(change, value);
            case "-Hypothesis" -> hypothesis = once(hypothesis, value);
            case "-Verdict" -> verdict = once(verdict, value);
            case "-Decision" -> decision = once(decision, value);
            case "-Took" -> took = once(took, value);
            case "-Label" -> labels.add(value);
            case "-Metric" -> {
                int before = metrics.size();
                MetricLines.parse(value).ifPresent(metrics::add);
                normal &= metrics.size() > before;
            }
            default -> normal = false; // A later build's addition; what is known is enough.
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
