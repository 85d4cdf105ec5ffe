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

    /** Stands for a key that this build does not know. */
    private static final String OTHER = "-";

    /** What follows {@link #KEYS}, by its first letter: no text has to be cut out and hashed for one that is known. */
    private static final @Nullable String[] KNOWN = known(List.of(
            "-Format",
            "-State",
            "-Parent",
            "-Kind",
            "-Change",
            "-Hypothesis",
            "-Verdict",
            "-Decision",
            "-Took",
            "-Label",
            "-Metric"));

    // Each call of values() makes a new array.
    private static final State[] STATES = State.values();
    private static final ChangeKind[] KINDS = ChangeKind.values();
    private static final Verdict[] VERDICTS = Verdict.values();

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
                String value = value(block, colon + 1, stop);
                read.normal &= value.length() == stop - colon - 2
                        && value.length() <= Trailers.LONGEST
                        && block.charAt(colon + 1) == ' ';
                read.take(key(block, at + KEYS.length(), colon), value);
            } else {
                read.normal &= stop == at;
            }
            at = stop + 1;
        }
        return read.result().map(found -> new Said(found, read.normal && read.understood(found)));
    }

    private static @Nullable String[] known(List<String> keys) {
        var out = new @Nullable String['Z' - 'A' + 1];
        keys.forEach(key -> out[key.charAt(1) - 'A'] = key);
        return out;
    }

    private static String key(String block, int from, int colon) {
        if (from == colon) {
            return "";
        }
        int letter = from + 1 < colon ? block.charAt(from + 1) - 'A' : -1;
        String known = letter < 0 || letter >= KNOWN.length ? null : KNOWN[letter];
        return known != null && known.length() == colon - from && block.startsWith(known, from) ? known : OTHER;
    }

    /** Without the blanks around it, of which there is one in what the tool writes. */
    private static String value(String block, int from, int stop) {
        boolean plain = stop > from + 1
                && block.charAt(from) == ' '
                && !Character.isWhitespace(block.charAt(from + 1))
                && !Character.isWhitespace(block.charAt(stop - 1));
        return plain
                ? block.substring(from + 1, stop)
                : block.substring(from, stop).strip();
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
        for (State one : STATES) {
            if (one.word().equals(text)) {
                return one;
            }
        }
        return null;
    }

    private static @Nullable ChangeKind kind(String text) {
        for (ChangeKind one : KINDS) {
            if (one.word().equals(text)) {
                return one;
            }
        }
        return null;
    }

    private static @Nullable Verdict verdict(String text) {
        for (Verdict one : VERDICTS) {
            if (one.word().equals(text)) {
                return one;
            }
        }
        return null;
    }
}
