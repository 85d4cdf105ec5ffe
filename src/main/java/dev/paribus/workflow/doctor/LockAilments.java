package dev.paribus.workflow.doctor;

import dev.paribus.git.LockFiles;
import dev.paribus.git.Worktrees;
import dev.paribus.problem.Problem;
import dev.paribus.text.Durations;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;

/** Lock files of git that block writing commands, each with its owner and its age. */
final class LockAilments {
    private final Session session;

    LockAilments(Session session) {
        this.session = session;
    }

    List<Ailment> find() {
        var locks = new LockFiles(
                session.git().layout(),
                session.worktrees().list().stream()
                        .map(Worktrees.Worktree::path)
                        .toList(),
                session.machine().clock());
        var out = new ArrayList<Ailment>();
        for (LockFiles.Held held : locks.all()) {
            String what = "'" + held.file() + "', made " + Durations.words(held.age()) + " ago, ";
            if (held.stale()) {
                out.add(Ailment.fix(
                        Problem.warning("stale-lock", what + "is a lock that no process on this machine holds"),
                        "deletes it",
                        () -> locks.delete(held)));
            } else if (!held.owners().isEmpty()) {
                out.add(Ailment.hand(
                        Problem.note("lock-held", what + "may be held by " + String.join(", ", held.owners()))
                                .hint("wait for that to end")));
            } else {
                out.add(Ailment.hand(Problem.warning("lock-unclear", what + "is a lock whose holder cannot be told")
                        .hint("paribus doctor in ten minutes; if no git command runs on any machine that uses "
                                + "this repository: rm '" + held.file() + "'")));
            }
        }
        return out;
    }
}
