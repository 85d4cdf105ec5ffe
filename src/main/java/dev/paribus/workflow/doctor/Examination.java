package dev.paribus.workflow.doctor;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.run.AttemptState;
import dev.paribus.text.Bytes;
import dev.paribus.workflow.leftovers.Caches;
import dev.paribus.workflow.session.AdoptionJournal;
import dev.paribus.workflow.session.Journals;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Everything that {@code doctor} looks at, in the order in which it has to be mended: a branch must be readable first. */
public final class Examination {
    /** Smaller caches are not worth a word, in bytes. */
    private static final long TOLD = 16L << 20;

    private final Session session;

    public Examination(Session session) {
        this.session = session;
    }

    /** Writes nothing. What cannot be looked at is itself a finding. */
    public List<Ailment> run() {
        var out = new ArrayList<Ailment>();
        add(out, () -> new RefAilments(session).find());
        add(out, () -> new LockAilments(session).find());
        add(out, () -> new JournalAilments(session).find());
        add(out, () -> new WorktreeAilments(session).find());
        add(out, () -> new TrunkAilments(session).find());
        long caches = Caches.bytes(session.state());
        if (caches > TOLD) {
            out.add(Ailment.hand(Problem.note(
                            "caches",
                            Bytes.words(caches) + " of caches below '" + session.state() + "' can be thrown away")
                    .hint("paribus gc --caches")));
        }
        return List.copyOf(out);
    }

    /** True when the folder of journals, worktrees and caches could be deleted: nothing runs and nothing is undelivered. */
    public static boolean deletable(Session session) {
        var listing = new Journals(session).open().list();
        return listing.problems().isEmpty()
                && listing.attempts().stream().allMatch(one -> one.state() instanceof AttemptState.Delivered)
                && new AdoptionJournal(session.state()).open().isEmpty();
    }

    private static void add(List<Ailment> out, Supplier<List<Ailment>> part) {
        try {
            out.addAll(part.get());
        } catch (Failure blind) {
            blind.problems().forEach(problem -> {
                if (out.stream().noneMatch(known -> known.problem().equals(problem))) {
                    out.add(Ailment.hand(problem));
                }
            });
        }
    }
}
