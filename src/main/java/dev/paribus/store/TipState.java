package dev.paribus.store;

import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.model.Change;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Decision;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Review;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<Oid, Step> steps = new ConcurrentHashMap<>();

    TipState(GitReader git, ExperimentReader reader) {
        this.git = git;
        this.reader = reader;
    }

    Trailers trailers(ExperimentName name, Oid tip) {
        return trailers(name, tip, reader.tolerant(tip).experiment());
    }

    /** The same out of files that were read before. */
    Trailers trailers(ExperimentName name, Oid tip, Map<FileAt, Blob> files) {
        return trailers(name, tip, reader.tolerant(tip, files).experiment());
    }

    /** Reads what the tips of many, and the commits below them, will be asked for: a level of all by one question. */
    Map<FileAt, Blob> ahead(Map<ExperimentName, Oid> tips) {
        var chains = new LinkedHashMap<ExperimentName, Oid>(tips);
        for (int depth = 0; depth < DEPTH && !chains.isEmpty(); depth++) {
            read(chains.values());
            var below = new LinkedHashMap<ExperimentName, Oid>();
            chains.forEach((name, commit) -> {
                Step step = steps.get(commit);
                if (step != null && step.parent() != null && !step.names(name)) {
                    below.put(name, step.parent());
                }
            });
            chains = below;
        }
        return reader.files(List.copyOf(tips.values()));
    }

    /**
     * A commit on the way down.
     *
     * @param parent the first one; null: it has none
     * @param trailers its own; null: it has none
     */
    private record Step(@Nullable Oid parent, @Nullable Trailers trailers) {
        static Step of(CommitInfo commit) {
            List<Oid> parents = commit.parents();
            return new Step(
                    parents.isEmpty() ? null : parents.get(0),
                    Trailers.ofMessage(commit.message()).orElse(null));
        }

        boolean names(ExperimentName name) {
            return trailers != null && trailers.name().equals(name);
        }
    }

    private void read(Collection<Oid> commits) {
        List<Oid> unread =
                commits.stream().filter(id -> !steps.containsKey(id)).distinct().toList();
        git.peek(unread).forEach((id, commit) -> steps.put(id, Step.of(commit)));
    }

    private Trailers trailers(ExperimentName name, Oid tip, @Nullable Experiment experiment) {
        Optional<Trailers> known = newest(name, tip);
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
        // One by one where nobody read ahead: it is the tip itself nearly always, and the child that answers runs
        // already.
        Oid at = tip;
        for (int depth = 0; at != null && depth < DEPTH; depth++) {
            Step step = steps.get(at);
            if (step == null) {
                // Not kept: it would be for this one alone.
                step = git.peek(at).map(Step::of).orElse(null);
            }
            if (step != null && step.names(name)) {
                return Optional.ofNullable(step.trailers());
            }
            at = step == null ? null : step.parent();
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
