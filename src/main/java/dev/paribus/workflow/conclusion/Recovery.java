package dev.paribus.workflow.conclusion;

import dev.paribus.evidence.SmokeRule;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitWriter;
import dev.paribus.git.Oid;
import dev.paribus.git.Placement;
import dev.paribus.host.DurableFiles;
import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.run.Attempt;
import dev.paribus.run.AttemptState;
import dev.paribus.run.Journal;
import dev.paribus.store.Experiment;
import dev.paribus.workflow.judging.Rehearsal;
import dev.paribus.workflow.judging.SmokeRuns;
import dev.paribus.workflow.leftovers.Unbegun;
import dev.paribus.workflow.leftovers.WorktreeClearing;
import dev.paribus.workflow.session.AdoptionJournal;
import dev.paribus.workflow.session.Journals;
import dev.paribus.workflow.session.Ownership;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finishes what an earlier command could not: results that were measured and not committed, adoptions half done, commits that
 * wait for their branch, worktrees and claims left behind. Only writing commands call it; with nothing to do it costs a look at
 * four folders.
 */
public final class Recovery {
    private static final String PENDING = "refs/paribus/pending/";

    private static final Duration SETTLED = Duration.ofSeconds(10);

    private final Session session;

    public Recovery(Session session) {
        this.session = session;
    }

    /** Does it; what was done, or still cannot be, is told as notes and warnings. */
    public List<Problem> run() {
        var out = new ArrayList<Problem>();
        if (Files.isDirectory(session.state())) {
            session.place();
            GitWriter writer = session.writer();
            // What follows writes sooner or later, and JGit takes its time to open a repository.
            Rehearsal.begin(writer);
            writer.clearOwnLocks();
            deliver(out);
            finishAdoptions(out);
            new Unbegun(session).clear();
            sweep();
        }
        retryPending(out);
        return out;
    }

    private void deliver(List<Problem> out) {
        Journal journal = new Journals(session).open();
        var conclusion = new Conclusion(session, journal);
        Set<ExperimentName> names = new LinkedHashSet<>();
        var smoke = new ArrayList<Attempt>();
        for (Attempt attempt : journal.list().attempts()) {
            if (attempt.identity().project().equals(session.place().directory())
                    && !Ownership.held(session, attempt.identity().name())
                    && takeUp(attempt)) {
                if (SmokeRuns.isSmoke(attempt)) {
                    smoke.add(attempt);
                } else {
                    names.add(attempt.identity().name());
                }
            }
        }
        smoke.forEach(
                attempt -> deliver(out, attempt.identity().name(), () -> afterSmoke(attempt, conclusion, journal)));
        names.forEach(name -> deliver(out, name, () -> Optional.of(conclusion.conclude(name, false, null))));
    }

    private interface Delivery {
        Optional<Outcome> outcome();
    }

    private static void deliver(List<Problem> out, ExperimentName name, Delivery delivery) {
        try {
            delivery.outcome()
                    .ifPresent(outcome -> out.add(Problem.note(
                            "delivered",
                            "committed what an earlier run of " + name + " had measured: "
                                    + outcome.summary().reason())));
        } catch (Failure stuck) {
            stuck.problems().forEach(problem -> out.add(problem.severity(dev.paribus.problem.Severity.WARNING)));
        }
    }

    /** Only one that its own {@code abort_if} ended is a result. */
    private Optional<Outcome> afterSmoke(Attempt attempt, Conclusion conclusion, Journal journal) {
        Experiment ran =
                session.experiments().read(new Oid(attempt.identity().ran().commit()));
        boolean aborted = new SmokeRuns(session, journal, ran).judge(attempt).is(SmokeRule.Kind.ABORTED);
        if (aborted) {
            return Optional.of(conclusion.aborted(attempt.identity().name(), attempt, null));
        }
        SmokeRuns.settle(attempt);
        return Optional.empty();
    }

    /** Clears up behind a process that died. @return true when it ended and what it gave waits for a commit */
    private boolean takeUp(Attempt attempt) {
        AttemptState state = attempt.state();
        if (state instanceof AttemptState.Ended) {
            attempt.endStrays();
        }
        if (state instanceof AttemptState.Ended || state instanceof AttemptState.Delivered) {
            new WorktreeClearing(session).clear(attempt);
        }
        return state instanceof AttemptState.Ended;
    }

    private void finishAdoptions(List<Problem> out) {
        var adoptions = new AdoptionJournal(session.state());
        for (AdoptionJournal.Intent intent : adoptions.open()) {
            GitReader git = session.git();
            boolean branchDone = done(git, intent.branch(), intent.decision());
            boolean trunkDone = done(git, intent.trunk(), intent.merge());
            if (!branchDone) {
                branchDone = placed(intent.branch(), intent.branchAt(), intent.decision());
            }
            if (branchDone && !trunkDone) {
                trunkDone = placed(intent.trunk(), intent.trunkAt(), intent.merge());
            }
            adoptions.delete(intent.name());
            out.add(
                    branchDone && trunkDone
                            ? Problem.note("adopted", "finished keeping " + intent.name())
                            : Problem.warning(
                                            "not-adopted",
                                            "keeping " + intent.name()
                                                    + " could not be finished: a branch moved meanwhile")
                                    .hint("paribus keep " + intent.name() + " --because \"...\""));
        }
    }

    private static boolean done(GitReader git, String ref, Oid commit) {
        Optional<Oid> tip = git.resolve(ref);
        return tip.isPresent() && git.resolve(commit.hex()).isPresent() && git.isAncestor(commit, tip.get());
    }

    private boolean placed(String ref, Oid expected, Oid commit) {
        Placement.Kind kind = session.writer()
                .place(ref, expected, commit, "paribus: finish a keep")
                .kind();
        return kind != Placement.Kind.STALE;
    }

    /** What processes left that were killed while they wrote one of our small files: it never got its name. */
    private void sweep() {
        Instant settled = session.machine().clock().instant().minus(SETTLED);
        for (String folder : List.of("", "adoptions", "stops")) {
            try {
                DurableFiles.sweep(session.state().resolve(folder), settled);
            } catch (IOException stays) {
                // It is read by nobody.
            }
        }
    }

    private void retryPending(List<Problem> out) {
        for (Map.Entry<String, Oid> pending :
                session.git().refs(List.of(PENDING)).entrySet()) {
            String branch = "refs/" + pending.getKey().substring(PENDING.length());
            Oid commit = pending.getValue();
            Optional<Oid> tip = session.git().resolve(branch);
            List<Oid> parents = session.git().commit(commit).parents();
            boolean fits =
                    tip.isPresent() && !parents.isEmpty() && parents.get(0).equals(tip.get());
            if (tip.isPresent() && session.git().isAncestor(commit, tip.get())) {
                session.writer().delete(pending.getKey(), commit, "paribus: arrived");
            } else if (fits && arrived(branch, tip.get(), commit)) {
                session.writer().delete(pending.getKey(), commit, "paribus: arrived");
                out.add(Problem.note(
                        "arrived", "put the commit that waited onto " + branch.replaceFirst("^refs/heads/", "")));
            } else {
                out.add(Problem.warning(
                                "pending",
                                "a commit still waits for " + branch.replaceFirst("^refs/heads/", "") + ": "
                                        + pending.getKey())
                        .hint("git log " + pending.getKey() + " shows it"));
            }
        }
    }

    private boolean arrived(String branch, Oid tip, Oid commit) {
        Placement.Kind kind =
                session.writer().place(branch, tip, commit, "paribus: pending").kind();
        return kind == Placement.Kind.FAST_FORWARDED || kind == Placement.Kind.MOVED;
    }
}
