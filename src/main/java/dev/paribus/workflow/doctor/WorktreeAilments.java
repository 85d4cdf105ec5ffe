package dev.paribus.workflow.doctor;

import dev.paribus.problem.Problem;
import dev.paribus.run.Attempt;
import dev.paribus.run.AttemptState;
import dev.paribus.run.Claims;
import dev.paribus.run.Journal;
import dev.paribus.workflow.leftovers.Pristine;
import dev.paribus.workflow.leftovers.WorktreeClearing;
import dev.paribus.workflow.session.Journals;
import dev.paribus.workflow.session.Ownership;
import dev.paribus.workflow.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Worktrees of attempts that no longer run, and entries that git stumbles over. */
final class WorktreeAilments {
    private final Session session;
    private final Journal journal;
    private final Claims claims;
    private final List<Ailment> out = new ArrayList<>();

    WorktreeAilments(Session session) {
        this.session = session;
        this.journal = new Journals(session).open();
        this.claims = new Claims(session.state(), journal);
    }

    List<Ailment> find() {
        for (Path entry : session.worktrees().halfMade(WorktreeClearing.folder(session))) {
            out.add(Ailment.next(
                    Problem.warning(
                            "worktree-half-made",
                            "the worktree entry '" + entry + "' is half made, which makes git fetch fail"),
                    "removes it"));
        }
        for (Path worktree : WorktreeClearing.all(session)) {
            String token = worktree.getFileName().toString();
            Optional<Attempt> attempt = journal.find(token);
            if (attempt.isPresent()) {
                ofAttempt(worktree, attempt.get());
            } else if (WorktreeClearing.nobodys(token, journal, claims)) {
                ofNobody(worktree, token);
            }
        }
        return out;
    }

    private void ofAttempt(Path worktree, Attempt attempt) {
        AttemptState state = attempt.state();
        boolean over = state instanceof AttemptState.Ended || state instanceof AttemptState.Delivered;
        boolean ours = attempt.identity().project().equals(session.place().directory());
        if (over && ours && !Ownership.held(session, attempt.identity().name())) {
            out.add(Ailment.next(
                    left(worktree, "of " + attempt.identity().label() + ", which is over,"),
                    "moves the files that the run left there to its output and removes the worktree"));
        }
    }

    /** Its tool died before it had written the attempt down, so nothing ran in it; only what somebody put there keeps it. */
    private void ofNobody(Path worktree, String token) {
        Problem problem = left(worktree, "of a run that never began");
        Optional<String> own = new Pristine(session.git(), worktree).firstOther();
        if (own.isPresent()) {
            out.add(Ailment.hand(problem.hint(
                    "it holds '" + own.get() + "', which no commit has: save that, then rm -rf '" + worktree + "'")));
        } else {
            out.add(Ailment.fix(problem, "removes it", () -> {
                boolean still = WorktreeClearing.nobodys(token, journal, claims)
                        && new Pristine(session.git(), worktree).firstOther().isEmpty();
                if (still) {
                    session.worktrees().remove(worktree);
                }
                return still;
            }));
        }
    }

    private static Problem left(Path worktree, String whose) {
        return Problem.warning("worktree-left", "the worktree '" + worktree + "' " + whose + " was left behind");
    }
}
