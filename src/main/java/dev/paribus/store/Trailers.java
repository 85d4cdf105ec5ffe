package dev.paribus.store;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.Decision;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Review;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trailers of one of the tool's commits: the last paragraph of its message, pure {@code Key: value} lines, cumulative, so
 * that the tip alone tells the whole. A sample:
 *
 * <pre>{@code
 * Experiment: amber-otter
 * Experiment-Format: 1
 * Experiment-State: measured
 * Experiment-Parent: slate-heron
 * Experiment-Kind: hyperparameter
 * Experiment-Change: optimizer.lr: 0.001 -> 0.0005
 * Experiment-Hypothesis: Halving the learning rate raises val_f1 because the training loss oscillates.
 * Experiment-Verdict: supported
 * Experiment-Metric: val_f1 0.8731 sd 0.0021 n 5 delta +0.0081 p 0.0011 k 3
 * Experiment-Took: 42 min
 * }</pre>
 *
 * @param hypothesis one line, at most 200 characters; empty when there is none
 * @param metrics primary first
 */
public record Trailers(
        ExperimentName name,
        State state,
        @Nullable ExperimentName parent,
        @Nullable ChangeKind kind,
        String change,
        String hypothesis,
        List<String> labels,
        @Nullable Verdict verdict,
        List<MetricLine> metrics,
        @Nullable String decision,
        @Nullable String took) {
    /** The format that this build writes and reads. */
    public static final String FORMAT = "1";

    static final int LONGEST = 200;

    public Trailers {
        labels = List.copyOf(labels);
        metrics = List.copyOf(metrics);
    }

    /** What a registration knows. */
    public static Trailers registered(
            ExperimentName name,
            @Nullable ExperimentName parent,
            ChangeKind kind,
            String change,
            String hypothesis,
            List<String> labels) {
        return new Trailers(
                name, State.REGISTERED, parent, kind, change, hypothesis, labels, null, List.of(), null, null);
    }

    /** The same with another line for its change. */
    public Trailers changing(String newChange) {
        return new Trailers(name, state, parent, kind, newChange, hypothesis, labels, verdict, metrics, decision, took);
    }

    /** The same after a result. */
    public Trailers measured(
            State newState, @Nullable Verdict newVerdict, List<MetricLine> newMetrics, @Nullable String newTook) {
        return new Trailers(
                name, newState, parent, kind, change, hypothesis, labels, newVerdict, newMetrics, null, newTook);
    }

    /** The same with the label that says which results were collected; null: all were measured here. */
    public Trailers collected(@Nullable String label) {
        return labelled(Summary.COLLECTED, label);
    }

    /** The same with the label of a verdict that somebody does not take; null: nobody says so. */
    public Trailers downgraded(@Nullable String label) {
        return labelled(Review.DOWNGRADED, label);
    }

    private Trailers labelled(String start, @Nullable String label) {
        var now = new ArrayList<String>(labels);
        now.removeIf(one -> one.startsWith(start));
        if (label != null) {
            now.add(label);
        }
        return new Trailers(name, state, parent, kind, change, hypothesis, now, verdict, metrics, decision, took);
    }

    /** The same after a decision. */
    public Trailers decided(State newState, String reason) {
        return new Trailers(name, newState, parent, kind, change, hypothesis, labels, verdict, metrics, reason, took);
    }

    /** The same with the replication that it was kept for; null: none. */
    public Trailers confirmed(@Nullable ExperimentName by) {
        var now = new ArrayList<String>(labels);
        now.removeIf(one -> one.startsWith(Decision.CONFIRMED));
        if (by != null) {
            now.add(Decision.CONFIRMED + by);
        }
        return new Trailers(name, state, parent, kind, change, hypothesis, now, verdict, metrics, decision, took);
    }

    /** The paragraph, each line ended by LF. */
    public String render() {
        var out = new StringBuilder();
        line(out, "Experiment", name.text());
        line(out, "Experiment-Format", FORMAT);
        line(out, "Experiment-State", state.word());
        if (parent != null) {
            line(out, "Experiment-Parent", parent.text());
        }
        if (kind != null) {
            line(out, "Experiment-Kind", kind.word());
        }
        line(out, "Experiment-Change", change);
        line(out, "Experiment-Hypothesis", hypothesis);
        labels.forEach(label -> line(out, "Experiment-Label", label));
        if (verdict != null) {
            line(out, "Experiment-Verdict", verdict.word());
        }
        metrics.forEach(metric -> line(out, "Experiment-Metric", MetricLines.write(metric)));
        if (decision != null) {
            line(out, "Experiment-Decision", decision);
        }
        if (took != null) {
            line(out, "Experiment-Took", took);
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String key, String value) {
        String one = oneLine(value);
        if (!one.isEmpty()) {
            out.append(key).append(": ").append(one).append('\n');
        }
    }

    /** A text as one line of at most 200 characters without control characters. */
    public static String oneLine(String text) {
        String flat = flat(text)
                ? text
                : text.replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ").strip();
        int length = flat.codePointCount(0, flat.length());
        return length <= LONGEST ? flat : flat.substring(0, flat.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** True for printable ASCII with single inner blanks, as nearly all texts are: the pattern below costs them more than all else. */
    private static boolean flat(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && blank)) {
                return false;
            }
            blank = c == ' ';
        }
        return !blank || text.isEmpty();
    }

    /**
     * Reads a trailer block, or a whole message's last paragraph, that this or an older build wrote.
     *
     * @return empty when it names no experiment, has a newer format or an unknown state; the caller then reads the YAML
     */
    public static Optional<Trailers> parse(String block) {
        return TrailerBlock.parse(block, '\n');
    }

    static String lastParagraph(String message) {
        String text = message.stripTrailing();
        return text.substring(text.lastIndexOf("\n\n") + 1);
    }

    /** The lines of {@link #render}, parted by tabs. */
    String block() {
        return render().strip().replace('\n', '\t');
    }

    /** Reads the trailers of a whole commit message: those of its last paragraph. */
    public static Optional<Trailers> ofMessage(String message) {
        return parse(lastParagraph(message));
    }
}
