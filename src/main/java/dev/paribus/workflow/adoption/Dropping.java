package dev.paribus.workflow.adoption;

import dev.paribus.git.GitWriter;
import dev.paribus.git.Oid;
import dev.paribus.model.State;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.session.Session;
import java.util.Optional;

/** Puts away a registration that was never measured; its tip stays under {@code refs/paribus/dropped/}. */
public final class Dropping {
    private final Session session;
    private final ProjectPlace place;

    public Dropping(Session session) {
        this.session = session;
        this.place = session.place();
    }

    /**
     * Drops it.
     *
     * @return the reference that keeps it
     * @throws Failure DATA {@code measured}, {@code checked-out}, {@code running} or {@code branch-moved}; nothing changed then
     */
    public String drop(Found found) {
        new Deciding(session).requireLocal(found);
        Experiments experiments = session.experiments();
        State state = experiments.trailers(found.name(), found.tip()).state();
        if (state.hasResult()) {
            throw Failure.data(
                    "measured",
                    found.name() + " is " + state.word() + "; results are never dropped",
                    "paribus discard " + found.name() + " --because \"...\"");
        }
        var holder = session.worktrees().holding(place.branch(found.name()));
        if (holder != null) {
            throw Failure.data(
                    "checked-out",
                    place.shortBranch(found.name()) + " is checked out in " + holder.path(),
                    "git switch " + place.project().trunk());
        }
        String kept = free(place.dropped(found.name()), found.tip());
        GitWriter writer = session.writer();
        writer.update(kept, Oid.ZERO, found.tip(), "paribus: drop " + found.name());
        if (!writer.delete(place.branch(found.name()), found.tip(), "paribus: drop " + found.name())) {
            throw Failure.data("branch-moved", place.shortBranch(found.name()) + " moved meanwhile", "do it again");
        }
        return kept;
    }

    /** The same name may be dropped more than once; each keeps its own reference. */
    private String free(String ref, Oid tip) {
        String candidate = ref;
        for (int i = 2; ; i++) {
            Optional<Oid> there = session.git().resolve(candidate);
            if (there.isEmpty() || there.get().equals(tip)) {
                return candidate;
            }
            candidate = ref + "." + i;
        }
    }
}
