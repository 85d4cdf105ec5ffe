package dev.paribus.workflow.judging;

import dev.paribus.git.Oid;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Verdict;
import dev.paribus.store.Trailers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An experiment as the trailers of its tip tell it, for walks over thousands of which few are looked at closely. */
public final class Prior {
    private static final String LABEL = "Experiment-Label";

    private final ExperimentName name;
    private final Oid tip;
    private final String block;
    private int[] lines = new int[12];
    private int count;
    private @Nullable String wording;

    /** @param block the trailers, each behind a tab */
    Prior(ExperimentName name, Oid tip, String block) {
        this.name = name;
        this.tip = tip;
        this.block = block;
        for (int tab = block.indexOf('\t'); tab >= 0; tab = block.indexOf('\t', tab + 1)) {
            if (count == lines.length) {
                lines = Arrays.copyOf(lines, 2 * count);
            }
            lines[count++] = tab + 1;
        }
    }

    public ExperimentName name() {
        return name;
    }

    Oid tip() {
        return tip;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Prior that
                && name.equals(that.name)
                && tip.equals(that.tip)
                && block.equals(that.block);
    }

    @Override
    public int hashCode() {
        return 31 * tip.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return name + " " + tip + block;
    }

    /** The value of a trailer that stands once; empty without it. */
    public String field(String key) {
        int start = start(key);
        if (start < 0) {
            return "";
        }
        int end = block.indexOf('\t', start);
        return end < 0 ? block.substring(start) : block.substring(start, end);
    }

    /** Where the value of a trailer begins; -1 without it. */
    private int start(String key) {
        for (int i = 0; i < count; i++) {
            if (standsAt(lines[i], key)) {
                return lines[i] + key.length() + 2;
            }
        }
        return -1;
    }

    /** The last letter first: all keys begin alike. */
    private boolean standsAt(int line, String key) {
        int end = line + key.length();
        return end + 1 < block.length()
                && block.charAt(end) == ':'
                && block.charAt(end - 1) == key.charAt(key.length() - 1)
                && block.startsWith(key, line);
    }

    /** True when the trailer has just this value, which is not taken out for it. */
    private boolean has(String key, String value) {
        int start = start(key);
        int end = start + value.length();
        return start < 0
                ? value.isEmpty()
                : block.startsWith(value, start) && (end == block.length() || block.charAt(end) == '\t');
    }

    public boolean childOf(String parent) {
        return has("Experiment-Parent", parent);
    }

    /** The hypothesis in small letters, taken out once. */
    public String wording() {
        String known = wording;
        if (known == null) {
            known = field("Experiment-Hypothesis").toLowerCase(Locale.ROOT);
            wording = known;
        }
        return known;
    }

    public Optional<Trailers> trailers() {
        return Trailers.parse(block.replace('\t', '\n'));
    }

    /** Its results could be compared with its parent's: void ones could not, and one without a verdict was not. */
    public boolean compared() {
        return start("Experiment-Verdict") >= 0
                && !has("Experiment-Verdict", "")
                && !has("Experiment-Verdict", Verdict.VOID.word());
    }

    /** It claims nothing. */
    public boolean exploratory() {
        return labelled("exploratory");
    }

    /** It belongs to a sweep. */
    public boolean swept() {
        return labelled("sweep ");
    }

    /** True when a label begins so. */
    private boolean labelled(String start) {
        for (int i = 0; i < count; i++) {
            if (standsAt(lines[i], LABEL) && block.startsWith(start, lines[i] + LABEL.length() + 2)) {
                return true;
            }
        }
        return false;
    }

    public boolean is(ChangeKind kind) {
        return has("Experiment-Kind", kind.word());
    }

    /** The primary metric as history shows it; null without a value. */
    @Nullable
    MetricLine metric() {
        return trailers()
                .filter(known -> !known.metrics().isEmpty())
                .map(known -> known.metrics().get(0))
                .orElse(null);
    }
}
