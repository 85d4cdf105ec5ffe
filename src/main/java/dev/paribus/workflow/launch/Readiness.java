package dev.paribus.workflow.launch;

import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.git.Repositories;
import dev.paribus.git.TreeChange;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.run.Command;
import dev.paribus.run.Links;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.ProjectPlace;
import dev.paribus.text.Shell;
import dev.paribus.workflow.adoption.Deciding;
import dev.paribus.workflow.conclusion.BaselineCatchUp;
import dev.paribus.workflow.facts.DraftCheck;
import dev.paribus.workflow.session.DataHashes;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.session.Standing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Whether an experiment can run, and which seeds are still to be run. Everything that stands in the way is found here. */
public final class Readiness {
    private static final int NAMED = 5;

    private final Session session;
    private final ProjectPlace place;

    public Readiness(Session session) {
        this.session = session;
        this.place = session.place();
    }

    /**
     * Makes an experiment ready.
     *
     * @throws Failure DATA {@code not-local}, {@code uncommitted}, {@code link-missing}; ANSWER_NO with the rules it breaks
     */
    Launchable of(Found asked, LaunchOptions options) {
        Found found = arrived(asked);
        requireCommitted(found, options.untracked());
        Experiment experiment = own(found);
        Ran now = standing(found, experiment);
        List<Integer> seeds = missing(experiment, options.again() != null, now);
        Map<String, String> data = Map.of();
        if (!seeds.isEmpty()) {
            new DraftCheck(session).require(found.name(), found.tip(), options.again() != null);
            requireStartable(experiment, found.tip());
            data = requireData(experiment);
            if (!experiment.project().run().smoke().isEmpty()) {
                Staging.smoke(session, experiment);
            }
        }
        return launchable(asked, found, experiment, now.withData(DataHashes.combined(data)), seeds, data);
    }

    /**
     * Makes an experiment ready to take results of a run that was made elsewhere. Nothing is going to run, so command, links and
     * data of this machine do not matter.
     *
     * @return with the seeds whose results can be taken
     * @throws Failure as {@link #of}
     */
    Launchable toCollect(Found asked) {
        Found found = arrived(asked);
        Experiment experiment = own(found);
        Ran now = standing(found, experiment);
        new DraftCheck(session).require(found.name(), found.tip());
        session.writer().requireAble();
        return launchable(asked, found, experiment, now, missing(experiment, false, now), Map.of());
    }

    private Found arrived(Found asked) {
        new Deciding(session).requireLocal(asked);
        Found found = new BaselineCatchUp(session).caughtUp(asked);
        requireDelivered(found);
        return found;
    }

    private Ran standing(Found found, Experiment experiment) {
        return new Standing(session, experiment.project())
                .at(found.tip(), experiment.recordBlob().id(), experiment.record());
    }

    private Launchable launchable(
            Found asked, Found found, Experiment experiment, Ran ran, List<Integer> seeds, Map<String, String> data) {
        Oid registration = session.experiments()
                .registration(found.name(), found.tip())
                .map(CommitInfo::id)
                .orElse(found.tip());
        return new Launchable(
                asked, found, experiment, registration, ran, seeds, data, new AtomicBoolean(), new Aborting());
    }

    private Experiment own(Found found) {
        Experiment experiment = session.experiments().read(found.tip());
        if (!experiment.record().name().equals(found.name())) {
            throw Failure.data(
                    "other-record",
                    "the record on " + place.shortBranch(found.name()) + " is that of "
                            + experiment.record().name(),
                    "paribus check " + found.name());
        }
        return experiment;
    }

    /** Planned seeds without values; all of them when measured again, when none has a value, or mended after an abort. */
    private static List<Integer> missing(Experiment experiment, boolean again, Ran now) {
        Summary summary = experiment.summary();
        List<Integer> planned = experiment.planned();
        if (summary == null || again || summary.state() == State.FAILED) {
            return planned;
        }
        if (summary.state() == State.ABORTED) {
            return Stream.concat(Stream.ofNullable(summary.smoke()), summary.seeds().stream())
                            .map(SeedResult::ran)
                            .anyMatch(ran -> ran != null && ran.sameWork(now))
                    ? List.of()
                    : planned;
        }
        if (summary.state() != State.PARTIAL) {
            // Of a complete one only what an amendment added is still to be run.
            return planned.stream()
                    .filter(seed -> summary.seeds().stream().noneMatch(one -> one.seed() == seed))
                    .toList();
        }
        List<Integer> done = summary.seeds().stream()
                .filter(seed -> !seed.end().outsideCause() || seed.end() == AttemptEnd.OK)
                .map(SeedResult::seed)
                .toList();
        return planned.stream().filter(seed -> !done.contains(seed)).toList();
    }

    /** A result that only waits for its branch is not measured a second time. */
    private void requireDelivered(Found found) {
        Optional<Oid> waiting = session.git().resolve(place.pending(found.name()));
        if (waiting.isPresent() && session.git().isAncestor(found.tip(), waiting.get())) {
            throw Failure.data(
                    "result-waits",
                    "a result of " + found.name() + " waits for " + place.shortBranch(found.name()) + " as "
                            + waiting.get().brief(),
                    "finish what is in progress on that branch (git status), then paribus run " + found.name());
        }
    }

    /**
     * Everything that can be known of a start without a worktree: who commits, linked paths, the command; nothing is written.
     *
     * @param commit what is going to run; no branch need have it
     * @throws Failure DATA {@code no-identity}, {@code link-missing}, {@code command-missing} and its like; ENVIRONMENT {@code read-only}
     */
    public void requireStartable(Experiment experiment, Oid commit) {
        session.writer().requireAble();
        Path checkout = session.mainProject();
        List<String> links = experiment.project().run().link();
        List<Problem> problems = new Links(checkout, checkout, links).check();
        if (!problems.isEmpty()) {
            throw new Failure(Failure.Kind.DATA, problems);
        }
        var code = new CommitFiles(session.git(), commit, place.directory(), checkout, links);
        Command.of(Launchable.run(experiment), experiment.params(), 0, checkout)
                .check(code, checkout, session.machine().environment());
    }

    /**
     * The hashes of the data that are here, which must be those that were registered.
     *
     * @throws Failure DATA {@code data-moved} naming each path
     */
    private Map<String, String> requireData(Experiment experiment) {
        var now = new DataHashes(session).of(experiment.project(), experiment.commit());
        var problems = new ArrayList<Problem>();
        experiment.record().data().forEach((path, hash) -> {
            if (!hash.equals(now.get(path))) {
                problems.add(Problem.error(
                                "data-moved",
                                "the data in '" + path + "' are not those that "
                                        + experiment.record().name() + " registered")
                        .hint("put them back, or paribus new --kind data --because \"...\" for the new ones"));
            }
        });
        if (!problems.isEmpty()) {
            throw new Failure(Failure.Kind.DATA, problems);
        }
        return now;
    }

    /** Says when the data changed while the seeds ran: nobody can tell then what was measured. */
    void sayMovedData(Launchable target) {
        Experiment experiment = target.experiment();
        try {
            var now = new DataHashes(session).of(experiment.project(), experiment.commit());
            new TreeMap<>(target.data()).forEach((path, hash) -> {
                if (!hash.equals(now.get(path))) {
                    session.machine()
                            .say("the data in '" + path + "' changed while "
                                    + experiment.record().name()
                                    + " ran: put them back and measure again with paribus run "
                                    + experiment.record().name() + " --again");
                }
            });
        } catch (Failure gone) {
            gone.problems().forEach(problem -> session.machine().say("after the run, " + problem.message()));
        }
    }

    /** A checkout of the branch with uncommitted edits would run without them, so that nothing but the parent's code ran. */
    private void requireCommitted(Found found, LaunchOptions.Untracked untracked) {
        var holder = session.worktrees().holding(place.branch(found.name()));
        if (holder == null) {
            return;
        }
        List<String> open = open(holder.path(), untracked);
        if (open.isEmpty()) {
            return;
        }
        String shown = String.join(", ", open.subList(0, Math.min(NAMED, open.size())));
        throw Failure.data(
                "uncommitted",
                place.shortBranch(found.name()) + " is checked out with uncommitted changes, which would not run: "
                        + shown + (open.size() > NAMED ? " and " + (open.size() - NAMED) + " more" : ""),
                "git add " + Shell.line(open.subList(0, Math.min(NAMED, open.size()))) + " && git commit -m "
                        + Shell.word(found.name() + ": the change"));
    }

    private List<String> open(Path checkout, LaunchOptions.Untracked untracked) {
        if (checkout.equals(session.git().layout().workTree())) {
            return open(session.git(), untracked);
        }
        GitReader there = Repositories.open(checkout, session.machine().environment());
        try {
            return open(there, untracked);
        } finally {
            there.close();
        }
    }

    private static List<String> open(GitReader there, LaunchOptions.Untracked untracked) {
        var out = new ArrayList<String>();
        there.edited().stream().map(TreeChange::path).forEach(out::add);
        if (untracked == LaunchOptions.Untracked.REFUSED) {
            out.addAll(there.untracked());
        }
        return out;
    }
}
