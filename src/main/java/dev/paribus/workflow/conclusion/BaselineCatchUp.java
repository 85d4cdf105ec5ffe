package dev.paribus.workflow.conclusion;

import dev.paribus.git.Oid;
import dev.paribus.git.Placement;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.State;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.ProjectPlace;
import dev.paribus.store.Trailers;
import dev.paribus.workflow.session.Session;
import java.util.List;
import java.util.Optional;

/**
 * Brings trunk's newer code to a baseline that is not measured yet: by fast-forward, or, after a failed result, by a merge
 * commit with trunk's tree. Without it a fix that was committed on trunk would never run.
 */
public final class BaselineCatchUp {
    private final Session session;
    private final ProjectPlace place;

    public BaselineCatchUp(Session session) {
        this.session = session;
        this.place = session.place();
    }

    /** The baseline with trunk's newer commits, to which no branch was moved yet; itself when there is nothing to take. */
    public Found caughtUp(Found found) {
        Optional<Oid> trunk = session.experiments().trunkTip();
        if (trunk.isEmpty() || session.git().isAncestor(trunk.get(), found.tip())) {
            return found;
        }
        Trailers known = session.experiments().trailers(found.name(), found.tip());
        boolean open = known.state() == State.REGISTERED || known.state() == State.FAILED;
        if (known.kind() != ChangeKind.BASELINE || !open || !recordOnTrunk(found, trunk.get())) {
            return found;
        }
        Oid next = session.git().isAncestor(found.tip(), trunk.get()) ? trunk.get() : merged(found, trunk.get(), known);
        return new Found(found.name(), found.ref(), next);
    }

    /** Moves the branch there, when everything else has been found to be ready. */
    public void take(Found found, Found newer) {
        if (newer.tip().equals(found.tip())) {
            return;
        }
        Placement placement = session.writer()
                .place(
                        place.branch(found.name()),
                        found.tip(),
                        newer.tip(),
                        "paribus: take " + place.project().trunk());
        if (placement.kind() == Placement.Kind.PENDING || placement.kind() == Placement.Kind.STALE) {
            throw Failure.data(
                    "branch-busy",
                    place.shortBranch(found.name()) + " cannot take the newer code of "
                            + place.project().trunk() + (placement.why() == null ? "" : ": " + placement.why()),
                    "git switch " + place.project().trunk() + ", then paribus run " + found.name());
        }
        session.machine()
                .say(found.name() + " takes the newer commits of "
                        + place.project().trunk());
    }

    private boolean recordOnTrunk(Found found, Oid trunk) {
        return session.git()
                .file(trunk, place.record())
                .flatMap(blob -> session.experiments().nameIn(blob.text()))
                .equals(Optional.of(found.name()));
    }

    private Oid merged(Found found, Oid trunk, Trailers known) {
        Experiment experiment = session.experiments().read(trunk);
        Oid tree = session.git().commit(trunk).tree();
        return session.writer()
                .commit(
                        tree,
                        List.of(found.tip(), trunk),
                        found.name() + ": take " + place.project().trunk() + "\n\n"
                                + Trailers.registered(
                                                found.name(),
                                                experiment.record().parent(),
                                                ChangeKind.BASELINE,
                                                known.change(),
                                                known.hypothesis(),
                                                known.labels())
                                        .render());
    }
}
