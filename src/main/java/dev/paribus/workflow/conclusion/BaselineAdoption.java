package dev.paribus.workflow.conclusion;

import dev.paribus.git.Oid;
import dev.paribus.git.Placement;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Trailers;
import dev.paribus.workflow.change.MergedTree;
import dev.paribus.workflow.session.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets trunk follow a measured baseline at once: by fast-forward, else by keep's merged tree. It needs no decision. */
final class BaselineAdoption {
    private final Session session;

    BaselineAdoption(Session session) {
        this.session = session;
    }

    /** Where trunk went; null when nothing was to be adopted, or trunk is protected by {@code keep: pr} or has moved on. */
    @Nullable
    Placement adopt(ExperimentName name, Experiment experiment, Summary summary, Oid result, Trailers trailers) {
        Experiments experiments = session.experiments();
        Optional<Oid> trunk = experiments.trunkTip();
        boolean due = experiment.record().change().kind() == ChangeKind.BASELINE && summary.state() == State.MEASURED;
        if (!due || trunk.isEmpty()) {
            return null;
        }
        if ("pr".equals(session.place().project().policy().get("keep"))) {
            session.machine()
                    .say("trunk is protected: open a pull request for "
                            + session.place().shortBranch(name));
            return null;
        }
        Oid next = result;
        if (!session.git().isAncestor(trunk.get(), result)) {
            Optional<ExperimentName> champion = experiments.trunk().champion();
            ExperimentName parent = experiment.record().parent();
            if (parent == null ? champion.isPresent() : !champion.equals(Optional.of(parent))) {
                session.machine()
                        .say(session.place().project().trunk() + " has another champion by now; " + name
                                + " was not adopted");
                return null;
            }
            Oid base = session.git().mergeBase(trunk.get(), result).orElse(trunk.get());
            Oid tree = new MergedTree(session).since(base, trunk.get(), result, experiment.project());
            next = session.writer()
                    .commit(tree, List.of(trunk.get(), result), name + ": baseline adopted\n\n" + trailers.render());
        }
        return session.writer().place(session.place().trunkRef(), trunk.get(), next, "paribus: baseline " + name);
    }
}
