package dev.paribus.workflow;

import dev.paribus.problem.Failure;
import dev.paribus.run.AttemptState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Everything that {@code doctor} looks at, in the order in which it has to be mended: a branch must be readable first. */
public final class Examination {
    private final Session session;

    public Examination(Session session) {
        this.session = session;
    }

    /** Writes nothing. What cannot be looked at is itself a finding. */
    public List<Ailment> run() {
        var out = new ArrayList<Ailment>();
        add(out, () -> new RefAilments(session).find());
        add(out, () -> new LockAilments(session).find());
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
