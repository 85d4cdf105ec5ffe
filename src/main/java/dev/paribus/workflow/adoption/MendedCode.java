package dev.paribus.workflow.adoption;

import dev.paribus.git.Oid;
import dev.paribus.model.ChangeKind;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.Trailers;
import dev.paribus.workflow.session.Session;
import java.util.Optional;

/** Whether somebody committed to a failed experiment since it failed, so that it is worth running without being named. */
public final class MendedCode {
    private final Session session;

    public MendedCode(Session session) {
        this.session = session;
    }

    /** True when its tip is no longer the failed result, or, for a baseline, when trunk has newer commits. */
    public boolean since(Found found) {
        Experiments experiments = session.experiments();
        Optional<Trailers> own = Trailers.ofMessage(
                        session.git().commit(found.tip()).message())
                .filter(trailers -> trailers.name().equals(found.name()));
        if (own.isEmpty()) {
            return true;
        }
        Optional<Oid> trunk = experiments.trunkTip();
        return own.get().kind() == ChangeKind.BASELINE
                && trunk.isPresent()
                && !session.git().isAncestor(trunk.get(), found.tip());
    }
}
