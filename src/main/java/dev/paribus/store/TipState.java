package dev.paribus.store;

import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.model.Change;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Decision;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Review;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of an experiment at a commit whose own trailers do not tell it: from the YAML there, which is the truth, with what
 * the newest of the tool's commits below still knows in words.
 */
final class TipState {
    /** The label of one whose record cannot be read. */
    static final String UNREADABLE = "unreadable record";

    private static final int DEPTH = 64;

    private final GitReader git;
    private final ExperimentReader reader;

    TipState(GitReader git, ExperimentReader reader) {
        this.git = git;
        this.reader = reader;
    }

    Trailers trailers(ExperimentName name, Oid tip) {
        Optional<Trailers> known = newest(name, tip);
        Experiment experiment = reader.tolerant(tip).experiment();
        if (experiment == null || !experiment.record().name().equals(name)) {
            return known.orElseGet(() -> nameOnly(name));
        }
        return combined(experiment, known.orElse(null));
    }

    private static Trailers nameOnly(ExperimentName name) {
        return new Trailers(
                name, State.REGISTERED, null, null, "", "", List.of(UNREADABLE), null, List.of(), null, null);
    }

    private Optional<Trailers> newest(ExperimentName name, Oid tip) {
        // One by one: it is the tip itself nearly always, and the child that answers runs already.
        Optional<CommitInfo> at = git.peek(tip);
        for (int depth = 0; at.isPresent() && depth < DEPTH; depth++) {
            Optional<Trailers> trailers =
                    Trailers.ofMessage(at.get().message()).filter(t -> t.name().equals(name));
            if (trailers.isPresent()) {
                return trailers;
            }
            List<Oid> parents = at.get().parents();
            at = parents.isEmpty() ? Optional.empty() : git.peek(parents.get(0));
        }
        return Optional.empty();
    }

    /** What a record alone tells of its change, in the form of the trailer. */
    private static String inWords(Change change) {
        String kind = change.kind().word();
        if (change.what().isEmpty()) {
            return kind;
        }
        return change.kind() == ChangeKind.HYPERPARAMETER ? change.what() : kind + ": " + change.what();
    }

    /** What an earlier commit says of the change where the record does not contradict it, as after the record was mended. */
    private static String said(Change change, String known) {
        String kind = change.kind().word();
        boolean parameter = change.kind() == ChangeKind.HYPERPARAMETER;
        String what = parameter || !change.what().equals(kind) ? Trailers.oneLine(change.what()) : "";
        boolean same = !known.isEmpty() && (parameter || known.startsWith(kind)) && known.contains(what);
        return same ? known : inWords(change);
    }

    private static Trailers combined(Experiment experiment, @Nullable Trailers known) {
        ExperimentRecord record = experiment.record();
        Trailers plan = Trailers.registered(
                record.name(),
                record.parent(),
                record.change().kind(),
                said(record.change(), known == null ? "" : known.change()),
                record.hypothesis() == null ? "" : record.hypothesis(),
                record.labels());
        Summary summary = experiment.summary();
        if (summary == null) {
            return plan;
        }
        Trailers measured = plan.measured(
                summary.state(),
                summary.verdict(),
                known == null || known.metrics().isEmpty()
                        ? MetricTexts.of(experiment.project(), summary, null)
                        : known.metrics(),
                known == null ? null : known.took());
        measured = measured.collected(summary.collectedLabel().orElse(null))
                .downgraded(Review.label(experiment.reviews()).orElse(null));
        Optional<Decision> decision = experiment.decision();
        return decision.isEmpty()
                ? measured
                : measured.decided(decision.get().state(), decision.get().because())
                        .confirmed(decision.get().confirmed());
    }
}
