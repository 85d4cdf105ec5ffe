package dev.paribus.workflow.adoption;

import dev.paribus.format.DecisionFile;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.git.Placement;
import dev.paribus.git.TreeEdit;
import dev.paribus.model.Decision;
import dev.paribus.model.State;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.ProjectPlace;
import dev.paribus.store.Trailers;
import dev.paribus.text.Width;
import dev.paribus.workflow.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commits a person's decision on an experiment: {@code decision.yaml} and nothing else. */
public final class Deciding {
    public static final int SUBJECT = 72;

    private final Session session;
    private final ProjectPlace place;

    public Deciding(Session session) {
        this.session = session;
        this.place = session.place();
    }

    /** A decision commit that is not on the branch yet. */
    public record Prepared(Oid commit, Trailers trailers) {}

    /**
     * Makes the decision's commit without moving anything.
     *
     * @param experiment what stands at the tip
     */
    public Prepared prepare(Found found, Experiment experiment, Decision decision) {
        byte[] before = session.git()
                .file(found.tip(), place.decision())
                .map(Blob::content)
                .orElse(null);
        byte[] after = DecisionFile.append(place.decision(), before, decision);
        Oid tree = session.writer()
                .tree(session.git().commit(found.tip()).tree(), Map.of(place.decision(), new TreeEdit.Write(after)));
        Trailers trailers = session.experiments()
                .trailers(found.name(), found.tip())
                .decided(decision.state(), decision.because())
                .confirmed(decision.confirmed());
        String subject = Width.truncate(
                Trailers.oneLine(found.name() + ": " + decision.state().word() + ", " + decision.because()),
                SUBJECT,
                "...");
        String although =
                decision.although() == null ? "" : "\nAlthough: " + Trailers.oneLine(decision.although()) + "\n";
        Oid commit = session.writer()
                .commit(tree, List.of(found.tip()), subject + "\n" + although + "\n" + trailers.render());
        return new Prepared(commit, trailers);
    }

    /**
     * Discards an experiment: its decision is committed, nothing is deleted.
     *
     * @throws Failure DATA when it was never measured or is a champion
     */
    public Placement discard(Found found, String because) {
        requireLocal(found);
        Experiment experiment = session.experiments().read(found.tip());
        if (experiment.summary() == null) {
            throw Failure.data(
                    "not-measured",
                    found.name() + " has no results to decide on",
                    "paribus drop " + found.name() + " puts the registration away");
        }
        if (session.experiments().trunk().champion().equals(Optional.of(found.name()))) {
            throw Failure.data(
                    "is-champion",
                    found.name() + " is the champion",
                    "git revert the commit on " + place.project().trunk() + " that brought it, to take it back");
        }
        Optional<Decision> last = experiment.decision();
        if (last.isPresent() && last.get().state() == State.DISCARDED) {
            throw Failure.data(
                    "already-discarded",
                    found.name() + " is discarded already: " + last.get().because(),
                    "paribus show " + found.name());
        }
        var decision = new Decision(
                State.DISCARDED,
                Trailers.oneLine(because),
                null,
                experiment.summary().verdict());
        Prepared prepared = prepare(found, experiment, decision);
        return put(found, prepared.commit(), "discard " + found.name());
    }

    /** Puts a commit on an experiment's branch. @throws Failure DATA {@code branch-moved} when somebody was faster */
    public Placement put(Found found, Oid commit, String what) {
        Placement placement =
                session.writer().place(place.branch(found.name()), found.tip(), commit, "paribus: " + what);
        if (placement.kind() == Placement.Kind.STALE) {
            throw Failure.data("branch-moved", place.shortBranch(found.name()) + " moved meanwhile", "do it again");
        }
        return placement;
    }

    /** @throws Failure DATA {@code not-local} for an experiment that has no branch in this clone */
    public void requireLocal(Found found) {
        if (!found.ref().startsWith("refs/heads/")) {
            throw Failure.data(
                    "not-local",
                    found.name() + " has no branch in this clone, only " + found.ref(),
                    "git branch " + place.shortBranch(found.name()) + " "
                            + found.tip().brief());
        }
    }
}
