package dev.paribus.workflow.doctor;

import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Problem;
import dev.paribus.run.Attempt;
import dev.paribus.run.AttemptState;
import dev.paribus.run.Claims;
import dev.paribus.run.Journal;
import dev.paribus.store.Experiments.Found;
import dev.paribus.text.Ages;
import dev.paribus.workflow.session.Journals;
import dev.paribus.workflow.session.Ownership;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Attempts that ended and stand in no commit, journals that nobody can use, claims whose owner is dead. */
final class JournalAilments {
    private final Session session;
    private final Journal journal;
    private final Claims claims;
    private final List<Ailment> out = new ArrayList<>();

    JournalAilments(Session session) {
        this.session = session;
        this.journal = new Journals(session).open();
        this.claims = new Claims(session.state(), journal);
    }

    List<Ailment> find() {
        Journal.Listing listing = journal.list();
        listing.problems().forEach(this::unusable);
        claims.voids().forEach(this::claim);
        Map<ExperimentName, Found> names = session.experiments().names();
        for (Attempt attempt : listing.attempts()) {
            AttemptState state = attempt.state();
            if (state instanceof AttemptState.Unknown) {
                out.add(Ailment.hand(Problem.warning(
                                "attempt-unknown",
                                label(attempt) + " may run on another machine or not: nobody here can tell")
                        .hint("look on " + attempt.intent().tool().host()
                                + "; it is left alone until that machine says how it ended")));
            } else if (state instanceof AttemptState.Ended ended) {
                ended(attempt, ended, names);
            }
        }
        return out;
    }

    private void unusable(Problem problem) {
        for (String token : journal.tokens()) {
            if (problem.message().contains(token) && journal.neverBegan(token)) {
                if (!claims.mayBegin(token)) {
                    out.add(Ailment.fix(
                            problem,
                            "deletes that directory",
                            () -> !claims.mayBegin(token) && journal.removeNeverBegun(token)));
                }
                return;
            }
        }
        out.add(Ailment.hand(problem));
    }

    private void claim(Claims.Vacant claim) {
        String owner = claim.owner().isEmpty() ? "nobody can tell who" : claim.owner() + ", which is gone,";
        out.add(Ailment.fix(
                Problem.warning("stale-claim", "the claim of " + claim.label() + " is void: " + owner + " took it"),
                "deletes it",
                () -> claims.delete(claim)));
    }

    private void ended(Attempt attempt, AttemptState.Ended ended, Map<ExperimentName, Found> names) {
        ExperimentName name = attempt.identity().name();
        if (!attempt.identity().project().equals(session.place().directory())) {
            out.add(Ailment.hand(Problem.warning("not-recorded", sentence(attempt, ended))
                    .hint("paribus doctor --fix, in the project's own directory '"
                            + attempt.identity().project() + "'")));
            return;
        }
        if (Ownership.held(session, name)) {
            return;
        }
        Found found = names.get(name);
        if (found == null || !found.ref().startsWith("refs/heads/")) {
            branchGone(attempt);
        }
        out.add(Ailment.next(Problem.warning("not-recorded", sentence(attempt, ended)), "commits what it measured"));
    }

    private void branchGone(Attempt attempt) {
        ExperimentName name = attempt.identity().name();
        String branch = session.place().shortBranch(name);
        Oid ran = new Oid(attempt.identity().ran().commit());
        Problem problem = Problem.error(
                "branch-gone", "the branch " + branch + " is gone, and results of " + name + " wait for it");
        boolean here = session.git().resolve(ran.hex() + "^{commit}").isPresent();
        boolean known = out.stream().anyMatch(one -> one.problem().message().equals(problem.message()));
        if (!known && here) {
            out.add(Ailment.fix(
                    problem,
                    "makes it again at " + ran.brief() + ", which is what ran",
                    () -> session.writer()
                            .update(session.place().branch(name), Oid.ZERO, ran, "paribus: doctor, results wait")));
        } else if (!known) {
            out.add(Ailment.hand(problem.hint("git fetch may bring the commit " + ran.hex() + "; the results stay in '"
                    + attempt.directory() + "'")));
        }
    }

    private String sentence(Attempt attempt, AttemptState.Ended ended) {
        return label(attempt) + " ended (" + ended.end().word() + ") and is not recorded";
    }

    private String label(Attempt attempt) {
        return attempt.identity().label() + ", begun "
                + Ages.relative(
                        attempt.intent().created(), session.machine().clock().instant()) + ",";
    }
}
