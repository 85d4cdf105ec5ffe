package dev.paribus.workflow;

import dev.paribus.git.Oid;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Verdict;
import dev.paribus.store.Trailers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as the trailers of its tip tell it, for walks over thousands of which few are looked at closely.
 *
 * @param block the trailers, each behind a tab
 */
record Prior(ExperimentName name, Oid tip, String block) {
    /** The value of a trailer that stands once; empty without it. */
    String field(String key) {
        int at = block.indexOf("\t" + key + ": ");
        if (at < 0) {
            return "";
        }
        int start = at + key.length() + 3;
        int end = block.indexOf('\t', start);
        return end < 0 ? block.substring(start) : block.substring(start, end);
    }

    boolean childOf(String parent) {
        return field("Experiment-Parent").equals(parent);
    }

    String hypothesis() {
        return field("Experiment-Hypothesis");
    }

    Optional<Trailers> trailers() {
        return Trailers.parse(block.replace('\t', '\n'));
    }

    /** Its results could be compared with its parent's: void ones could not, and one without a verdict was not. */
    boolean compared() {
        String verdict = field("Experiment-Verdict");
        return !verdict.isEmpty() && !verdict.equals(Verdict.VOID.word());
    }

    /** It claims nothing. */
    boolean exploratory() {
        return block.contains("\tExperiment-Label: exploratory");
    }

    /** It belongs to a sweep. */
    boolean swept() {
        return block.contains("\tExperiment-Label: sweep ");
    }

    boolean is(ChangeKind kind) {
        return field("Experiment-Kind").equals(kind.word());
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
