package dev.paribus.workflow.conclusion;

import dev.paribus.git.Oid;
import dev.paribus.git.Placement;
import dev.paribus.git.TreeEdit;
import dev.paribus.host.Disk;
import dev.paribus.host.FileLock;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Ran;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.run.Attempt;
import dev.paribus.run.AttemptState;
import dev.paribus.run.Journal;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.MetricTexts;
import dev.paribus.store.ProjectPlace;
import dev.paribus.store.Trailers;
import dev.paribus.text.Width;
import dev.paribus.workflow.judging.Gathered;
import dev.paribus.workflow.judging.JointOutcome;
import dev.paribus.workflow.judging.Judging;
import dev.paribus.workflow.judging.SmokeRuns;
import dev.paribus.workflow.leftovers.WorktreeClearing;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.session.Standing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the journal holds of one experiment to a result commit: the one way that results take, also after a crash. Held
 * under a short lock from the reading of the siblings to the update of the reference, so that each verdict counts the others.
 */
public final class Conclusion {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SUBJECT = 72;

    private final Session session;
    private final ProjectPlace place;
    private final Journal journal;

    public Conclusion(Session session, Journal journal) {
        this.session = session;
        this.place = session.place();
        this.journal = journal;
    }

    /** Full attempts of one experiment that ended and stand in no commit yet, oldest first. */
    public static List<Attempt> open(Journal journal, ProjectPlace place, ExperimentName name) {
        return journal.list().attempts().stream()
                .filter(attempt -> attempt.identity().project().equals(place.directory()))
                .filter(attempt -> attempt.identity().name().equals(name))
                .filter(attempt -> !SmokeRuns.isSmoke(attempt))
                .filter(attempt -> attempt.state() instanceof AttemptState.Ended)
                .toList();
    }

    /**
     * Commits them.
     *
     * @param interrupted true when a stop was asked for
     * @param again why all seeds were measured anew, for the commit's message; null when they were not
     * @throws Failure INTERRUPTED when nothing was measured because of a stop; ENVIRONMENT when the disk refuses, with every
     *     reference where it was and the journal kept; DATA when the branch is gone
     */
    public Outcome conclude(ExperimentName name, boolean interrupted, @Nullable String again) {
        List<Attempt> attempts = open(journal, place, name);
        return attempts.isEmpty() ? delivered(name) : conclude(name, attempts, interrupted, again);
    }

    /** Commits that the experiment's own {@code abort_if} ended it on this smoke run. @throws Failure as {@link #conclude} */
    public Outcome aborted(ExperimentName name, Attempt smoke, @Nullable String again) {
        return conclude(name, List.of(smoke), false, again);
    }

    private Outcome conclude(ExperimentName name, List<Attempt> attempts, boolean interrupted, @Nullable String again) {
        attempts.forEach(Attempt::freeReserve);
        attempts.forEach(this::clear);
        Oid ran = new Oid(attempts.get(attempts.size() - 1).identity().ran().commit());
        Experiment planned = session.experiments().read(ran);
        Map<Attempt, Gathered> gathered = new LinkedHashMap<>();
        for (Attempt attempt : attempts) {
            gathered.put(attempt, Gathered.of(attempt, planned.project(), session));
        }
        Ran last = attempts.get(attempts.size() - 1).identity().ran();
        var smoke = new SmokeRuns(session, journal, planned).newest(last).orElse(null);
        try (FileLock held = lock()) {
            return commit(name, planned, gathered, new Occasion(interrupted, again, smoke, held));
        } catch (IOException broken) {
            throw Disk.failure(
                    "disk", "cannot release the lock of conclusions", session.state(), broken, "paribus status");
        }
    }

    /** An attempt of a process that died meanwhile may still have its worktree; what cannot be moved now waits there. */
    private void clear(Attempt attempt) {
        try {
            new WorktreeClearing(session).clear(attempt);
        } catch (Failure stays) {
            stays.problems().forEach(problem -> session.machine().say(problem.message()));
        }
    }

    /** Another process committed it meanwhile; without any result nothing was measured before the stop. */
    private Outcome delivered(ExperimentName name) {
        Found found = session.experiments().find(name.text());
        Experiment experiment = session.experiments().read(found.tip());
        if (experiment.summary() == null) {
            throw new Failure(Failure.Kind.INTERRUPTED, List.of());
        }
        return Outcome.complete(found, experiment);
    }

    /** Why a conclusion is made, and the lock that it is made under. */
    private record Occasion(
            boolean interrupted, @Nullable String again, SmokeRuns.@Nullable Judged smoke, FileLock held) {}

    private FileLock lock() {
        try {
            return FileLock.acquire(session.state().resolve("conclude.lock"), PATIENCE)
                    .orElseThrow(() -> Failure.environment(
                            "busy",
                            "another paribus has been concluding a run for two minutes",
                            "any paribus run or keep delivers what was measured"));
        } catch (IOException broken) {
            throw Disk.failure(
                    "disk",
                    "cannot lock " + session.state(),
                    session.state(),
                    broken,
                    "free some space, then paribus run");
        }
    }

    private Outcome commit(
            ExperimentName name, Experiment planned, Map<Attempt, Gathered> gathered, Occasion occasion) {
        Experiments experiments = session.experiments();
        Found found = experiments.names().get(name);
        if (found == null || !found.ref().startsWith("refs/heads/")) {
            throw Failure.data(
                    "branch-gone",
                    "the branch of " + name + " is gone; its results stay in the journal",
                    "git branch " + place.shortBranch(name) + " "
                            + planned.commit().brief() + ", then paribus run");
        }
        Experiment tip = experiments.read(found.tip());
        boolean same = sameCode(found.tip(), tip, gathered);
        Oid onto = waiting(name, gathered).orElse(same ? found.tip() : planned.commit());
        Experiment basis = onto.equals(found.tip()) ? tip : experiments.read(onto);
        var judging = new Judging(session, basis, onto);
        Summary summary = judging.summarize(gathered, occasion.smoke());
        Trailers trailers = trailers(name, onto, basis, summary, judging.parentSummary(), gathered);
        Oid commit = resultCommit(onto, basis, new Result(summary, trailers, occasion.again()), gathered);
        Placement placement = same ? put(name, found.tip(), commit) : parked(name, commit);
        if (placement.kind() == Placement.Kind.STALE) {
            requireMoved(found, placement);
            return commit(name, planned, gathered, occasion);
        }
        gathered.keySet().forEach(attempt -> attempt.deliver(commit.hex()));
        List<Problem> notes = new ArrayList<>(notes(gathered.values()));
        new JointOutcome(session)
                .of(basis, summary)
                .ifPresent(effect -> notes.add(Problem.note("joint-effect", effect.sentence())));
        Placement trunk = new BaselineAdoption(session).adopt(name, basis, summary, commit, trailers);
        boolean code = basis.record().change().kind().idea();
        return new Outcome(
                name,
                basis.project(),
                summary,
                trailers,
                commit,
                placement,
                trunk,
                code,
                notes,
                occasion.interrupted(),
                basis.record().confirms() ? basis.record().of() : null);
    }

    /** What is to be said of the metrics, once however many seeds it holds for; a child that failed reports nothing, of course. */
    private static List<Problem> notes(Collection<Gathered> gathered) {
        return gathered.stream()
                .filter(one -> one.ending().end() == AttemptEnd.OK)
                .flatMap(one -> one.measured().problems().stream())
                .distinct()
                .toList();
    }

    private Placement put(ExperimentName name, Oid expected, Oid commit) {
        return session.writer().place(place.branch(name), expected, commit, "paribus: results of " + name);
    }

    /** The branch went on to other code; the result waits beside it until that is taken back. */
    private Placement parked(ExperimentName name, Oid commit) {
        boolean done = session.writer().park(place.branch(name), commit, "paribus: results of " + name);
        return new Placement(
                done ? Placement.Kind.PENDING : Placement.Kind.STALE,
                null,
                done
                        ? place.shortBranch(name) + " moved to other code than ran"
                        : "another commit waits for the branch");
    }

    /** An earlier result of the same code that waits for the branch; the next one goes on top of it. */
    private Optional<Oid> waiting(ExperimentName name, Map<Attempt, Gathered> gathered) {
        return session.git()
                .resolve(place.pending(name))
                .filter(commit -> sameCode(commit, session.experiments().read(commit), gathered));
    }

    /** Reading again helps only where the branch moved since it was read; each turn needs another writer, so it ends. */
    private void requireMoved(Found before, Placement refused) {
        if (before.equals(session.experiments().names().get(before.name()))) {
            throw Failure.data(
                    "branch-busy",
                    "the results of " + before.name() + " stay in the journal: " + refused.why(),
                    "git log " + place.pending(before.name())
                            + " shows what waits; the next writing command tries again");
        }
    }

    /** Results may go onto a tip that moved meanwhile only if record and code there are still what ran. */
    private boolean sameCode(Oid tip, Experiment there, Map<Attempt, Gathered> gathered) {
        Ran now = new Standing(session, there.project())
                .at(tip, there.recordBlob().id(), there.record());
        return gathered.keySet().stream()
                .map(attempt -> attempt.identity().ran())
                .allMatch(ran -> ran.record().equals(now.record()) && ran.code().equals(now.code()));
    }

    private Trailers trailers(
            ExperimentName name,
            Oid onto,
            Experiment basis,
            Summary summary,
            @Nullable Summary parent,
            Map<Attempt, Gathered> gathered) {
        Trailers known = new ChangeNow(session).in(session.experiments().trailers(name, onto), onto, basis);
        return known.measured(
                        summary.state(),
                        summary.verdict(),
                        MetricTexts.of(basis.project(), summary, parent),
                        Gathered.took(gathered.values()))
                .collected(summary.collectedLabel().orElse(null));
    }

    /** What a result commit says. */
    private record Result(
            Summary summary, Trailers trailers, @Nullable String again) {}

    private Oid resultCommit(Oid onto, Experiment basis, Result result, Map<Attempt, Gathered> gathered) {
        Summary summary = result.summary();
        var edits = new LinkedHashMap<String, TreeEdit>();
        edits.put(place.summary(), new TreeEdit.Write(dev.paribus.format.SummaryFile.write(summary)));
        boolean logs = !"none".equals(basis.project().policy().get("logs"));
        gathered.forEach((attempt, one) -> {
            String seed = SmokeRuns.isSmoke(attempt)
                    ? place.smoke()
                    : place.seed(attempt.identity().seed());
            edits.put(seed + "metrics.jsonl", new TreeEdit.Write(one.series()));
            boolean here = one.summary().collected() == null;
            edits.put(seed + "environment.yaml", here ? new TreeEdit.Write(one.environment()) : new TreeEdit.Remove());
            if (!here) {
                edits.put(seed + "log.txt", new TreeEdit.Remove());
            } else if (logs) {
                edits.put(seed + "log.txt", new TreeEdit.Write(one.log()));
            }
        });
        Oid tree = session.writer().tree(session.git().commit(onto).tree(), edits);
        return session.writer()
                .commit(
                        tree,
                        List.of(onto),
                        subject(summary, result.trailers()) + "\n\n" + body(result)
                                + result.trailers().render());
    }

    private static String body(Result result) {
        String again =
                result.again() == null ? "" : "Measured again because " + Trailers.oneLine(result.again()) + ".\n\n";
        return again
                + String.join("\n", Width.wrap(Trailers.oneLine(result.summary().reason()), SUBJECT)) + "\n\n";
    }

    private static String subject(Summary summary, Trailers trailers) {
        var text = new StringBuilder(trailers.name().text()).append(": ");
        if (summary.state() == State.MEASURED && !trailers.metrics().isEmpty()) {
            var metric = trailers.metrics().get(0);
            text.append(metric.name()).append(' ').append(metric.mean());
            if (metric.delta() != null) {
                text.append(" (").append(metric.delta()).append(')');
            }
            text.append(
                    summary.verdict() == null ? "" : ", " + summary.verdict().word());
        } else {
            text.append(summary.state().word()).append(", ").append(summary.reason());
        }
        boolean baseline = trailers.kind() == ChangeKind.BASELINE;
        return Width.truncate(
                Trailers.oneLine(text + (baseline && summary.verdict() == null ? ", baseline" : "")), SUBJECT, "...");
    }
}
