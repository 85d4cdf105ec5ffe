package dev.paribus.workflow.leftovers;

import dev.paribus.run.Claims;
import dev.paribus.run.Journal;
import dev.paribus.workflow.session.Journals;
import dev.paribus.workflow.session.Session;
import java.nio.file.Path;

/**
 * What a process left that died between its claim and the start of a child: a journal without a plan, a worktree, a claim.
 * Nothing ran, so nothing is lost; a worktree in which somebody put a file of their own is left to {@code doctor}.
 */
public final class Unbegun {
    private final Session session;
    private final Journal journal;
    private final Claims claims;

    public Unbegun(Session session) {
        this.session = session;
        this.journal = new Journals(session).open();
        this.claims = new Claims(session.state(), journal);
    }

    /** Removes it, and entries of worktrees that are half made; the claims last, since they tell whether their owner lives. */
    public void clear() {
        for (String token : journal.tokens()) {
            if (journal.neverBegan(token) && !claims.mayBegin(token)) {
                journal.removeNeverBegun(token);
            }
        }
        for (Path worktree : WorktreeClearing.all(session)) {
            String token = worktree.getFileName().toString();
            if (WorktreeClearing.nobodys(token, journal, claims)
                    && new Pristine(session.git(), worktree).firstOther().isEmpty()) {
                session.worktrees().remove(worktree);
            }
        }
        session.worktrees()
                .heal(WorktreeClearing.folder(session), token -> WorktreeClearing.nobodys(token, journal, claims));
        claims.voids().forEach(claims::delete);
        claims.sweep();
    }
}
