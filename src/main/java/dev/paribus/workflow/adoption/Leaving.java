package dev.paribus.workflow.adoption;

import dev.paribus.git.GitReader;
import dev.paribus.model.ExperimentName;
import dev.paribus.workflow.session.Session;
import java.util.Optional;

/** Leaves the branch of an experiment that was decided, for trunk, if nothing of the user's is in the way. */
public final class Leaving {
    private final Session session;

    public Leaving(Session session) {
        this.session = session;
    }

    /** True when the checkout has the experiment's branch. */
    public boolean stillThere(ExperimentName name) {
        return session.git().headRef().equals(Optional.of(session.place().branch(name)));
    }

    /** Switches a clean checkout of the experiment's branch to trunk; true when it did. */
    public boolean switchToTrunk(ExperimentName name) {
        GitReader git = session.git();
        String trunk = session.place().trunkRef();
        boolean possible = stillThere(name)
                && git.edited().isEmpty()
                && session.worktrees().holding(trunk) == null
                && git.resolve(trunk).isPresent();
        return possible
                && session.worktrees()
                        .switchTo(
                                git.layout().workTree(),
                                session.place().project().trunk());
    }
}
