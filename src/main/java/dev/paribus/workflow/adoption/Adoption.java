package dev.paribus.workflow.adoption;

import dev.paribus.check.Registered;
import dev.paribus.evidence.Siblings;
import dev.paribus.git.CommitInfo;
import dev.paribus.git.Oid;
import dev.paribus.git.Placement;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Decision;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Look;
import dev.paribus.model.Review;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.ProjectPlace;
import dev.paribus.store.Trailers;
import dev.paribus.text.Seeds;
import dev.paribus.text.Shell;
import dev.paribus.text.Width;
import dev.paribus.workflow.change.ChangeText;
import dev.paribus.workflow.change.MergedTree;
import dev.paribus.workflow.facts.DraftCheck;
import dev.paribus.workflow.session.AdoptionJournal;
import dev.paribus.workflow.session.Lineage;
import dev.paribus.workflow.session.Measured;
import dev.paribus.workflow.session.Reference;
import dev.paribus.workflow.session.Replicas;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.session.TrunkMoved;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adopts an experiment: the decision on its branch and the merge on trunk, two references, so the intent is journalled first. */
public final class Adoption {
    private static final int SUBJECT = 72;

    private final Session session;
    private final ProjectPlace place;
    private final Experiments experiments;

    public Adoption(Session session) {
        this.session = session;
        this.place = session.place();
        this.experiments = session.experiments();
    }

    /**
     * What was done.
     *
     * @param decision the decision's commit
     * @param merge the commit on trunk; null under {@code policy: {keep: pr}}
     * @param onBranch where the decision went
     * @param onTrunk where the merge went; null without one
     * @param registered what history says of its registration; null when nothing was asked
     */
    public record Kept(
            ExperimentName name,
            Oid decision,
            @Nullable Oid merge,
            Placement onBranch,
            @Nullable Placement onTrunk,
            @Nullable Registered registered) {
        private Kept registered(@Nullable Registered what) {
            return new Kept(name, decision, merge, onBranch, onTrunk, what);
        }

        /** The decision's commit, 40 hex digits. */
        public String decisionCommit() {
            return decision.hex();
        }

        /** The commit on trunk, 40 hex digits; null under {@code policy: {keep: pr}}. */
        public @Nullable String mergeCommit() {
            return merge == null ? null : merge.hex();
        }

        /** Why trunk does not stand at the merge yet; null when it does. */
        public @Nullable String pendingWhy() {
            return onTrunk == null ? onBranch.why() : onTrunk.why();
        }
    }

    /**
     * Keeps an experiment.
     *
     * @param although why it is kept without a supported verdict; null otherwise
     * @throws Failure ANSWER_NO {@code not-supported}, {@code downgraded}; DATA {@code not-measured}, {@code parent-not-champion},
     *     {@code trunk-moved}, {@code trunk-behind}, {@code already-kept}; nothing was changed then
     */
    public Kept keep(Found found, String because, @Nullable String although) {
        var deciding = new Deciding(session);
        deciding.requireLocal(found);
        Experiment experiment = experiments.read(found.tip());
        Summary summary = requireMeasured(found, experiment);
        Replicas.Replica confirmed = summary.verdict() == Verdict.SUPPORTED ? null : confirmation(experiment);
        if (confirmed == null) {
            requireSupported(found, experiment, summary, although);
        }
        requireNotDowngraded(found, experiment, although);
        Oid trunk = experiments
                .trunkTip()
                .orElseThrow(() -> Failure.data(
                        "trunk-missing",
                        "there is no " + place.project().trunk() + " yet",
                        "git switch -c " + place.project().trunk()));
        requireLocalTrunk();
        requireUpToDate(trunk);
        requireChampionsChild(found, experiment);
        Oid base = base(found);
        new TrunkMoved(session).requireNot(found.name(), base, trunk, experiment.project());
        Registered registered =
                new DraftCheck(session).require(found.name(), found.tip()).orElse(null);
        var decision = new Decision(
                State.KEPT,
                Trailers.oneLine(because),
                although,
                summary.verdict(),
                confirmed == null ? null : confirmed.name());
        Deciding.Prepared prepared = deciding.prepare(found, experiment, decision);
        if ("pr".equals(place.project().policy().get("keep"))) {
            return new Kept(
                    found.name(),
                    prepared.commit(),
                    null,
                    deciding.put(found, prepared.commit(), "keep " + found.name()),
                    null,
                    registered);
        }
        Oid tree = new MergedTree(session).of(trunk, prepared.commit(), experiment.project());
        String subject = Width.truncate(
                Trailers.oneLine(found.name() + ": kept, " + prepared.trailers().change()), SUBJECT, "...");
        Oid merge = session.writer()
                .commit(
                        tree,
                        confirmed == null
                                ? List.of(trunk, prepared.commit())
                                : List.of(
                                        trunk,
                                        prepared.commit(),
                                        confirmed.found().tip()),
                        subject + "\n\n" + prepared.trailers().render());
        return finish(deciding, found, prepared.commit(), trunk, merge).registered(registered);
    }

    /** The confirmation that it can be kept for: supported, against the same champion, of what stands here, breaking no rule. */
    private Replicas.@Nullable Replica confirmation(Experiment experiment) {
        for (Replicas.Replica replica :
                new Replicas(session).of(experiment.record().name())) {
            Experiment there = replica.experiment();
            boolean same = there.record().confirms()
                    && Objects.equals(
                            there.record().parent(), experiment.record().parent())
                    && Reference.stands(experiment, there);
            if (same) {
                new DraftCheck(session).require(replica.name(), replica.found().tip());
                return replica;
            }
        }
        return null;
    }

    private Kept finish(Deciding deciding, Found found, Oid decision, Oid trunk, Oid merge) {
        var intents = new AdoptionJournal(session.state());
        intents.write(new AdoptionJournal.Intent(
                found.name(), place.branch(found.name()), found.tip(), decision, place.trunkRef(), trunk, merge));
        Placement onBranch = decided(deciding, found, decision, intents);
        Placement onTrunk = session.writer().place(place.trunkRef(), trunk, merge, "paribus: keep " + found.name());
        if (onTrunk.kind() == Placement.Kind.STALE) {
            intents.delete(found.name());
            throw Failure.data(
                    "trunk-moved",
                    place.project().trunk() + " moved while " + found.name()
                            + " was being kept; the decision stands on its branch",
                    "paribus status");
        }
        intents.delete(found.name());
        return new Kept(found.name(), decision, merge, onBranch, onTrunk, null);
    }

    /** What is told to be refused must not be finished by a later command. */
    private static Placement decided(Deciding deciding, Found found, Oid decision, AdoptionJournal intents) {
        try {
            return deciding.put(found, decision, "keep " + found.name());
        } catch (Failure refused) {
            if (refused.kind() == Failure.Kind.DATA) {
                intents.delete(found.name());
            }
            throw refused;
        }
    }

    private Summary requireMeasured(Found found, Experiment experiment) {
        Summary summary = Measured.require(found, experiment, "only a measured experiment can be kept");
        List<Integer> open = Measured.open(experiment, summary);
        if (!open.isEmpty()) {
            throw Failure.data(
                    "not-measured",
                    Seeds.named(open) + " of " + found.name() + " " + (open.size() == 1 ? "is" : "are")
                            + " planned and did not run; a plan that is stopped early is incomplete",
                    "paribus run " + found.name());
        }
        ExperimentName of = experiment.record().of();
        if (experiment.record().change().kind() == ChangeKind.REPLICATION && of != null) {
            throw Failure.data(
                    "keep-replication",
                    found.name() + " is a replication: what it repeats is kept, with it as evidence",
                    "paribus keep " + of + " --because \"...\"");
        }
        if (experiments.trunk().champion().equals(Optional.of(found.name()))) {
            throw Failure.data("already-kept", found.name() + " is the champion already", "paribus log");
        }
        return summary;
    }

    private void requireSupported(Found found, Experiment experiment, Summary summary, @Nullable String although) {
        Verdict verdict = summary.verdict();
        if (verdict == Verdict.SUPPORTED || although != null) {
            return;
        }
        String word = verdict == null ? "not judged" : verdict.word();
        throw Failure.no(
                "not-supported",
                found.name() + " is " + word + ": " + summary.reason(),
                (promising(experiment, summary)
                                ? "paribus confirm " + found.name() + " measures it on fresh seeds; or "
                                : "")
                        + "paribus discard " + found.name() + " --because \"...\", or keep it all the same: "
                        + "--although \"REASON\", which is recorded");
    }

    /** True where fresh seeds are the next step: what could not tell, or claimed nothing, and stands beside the champion. */
    private boolean promising(Experiment experiment, Summary summary) {
        ExperimentName parent = experiment.record().parent();
        Look look = summary.newest().orElse(null);
        boolean open = look != null
                && look.verdict() == Verdict.INCONCLUSIVE
                && (look.criteria().isEmpty() || Siblings.counts(look));
        return open && parent != null && experiments.trunk().champion().equals(Optional.of(parent));
    }

    private static void requireNotDowngraded(Found found, Experiment experiment, @Nullable String although) {
        Optional<Review> downgrade = Review.downgrade(experiment.reviews());
        if (downgrade.isPresent() && although == null) {
            throw Failure.no(
                    "downgraded",
                    "the verdict on " + found.name() + " was downgraded by "
                            + downgrade.get().name() + ": " + downgrade.get().because(),
                    "settle it with them, or keep it all the same: --although \"REASON\", which is recorded");
        }
    }

    /** A clone of one experiment's branch has no trunk of its own yet. */
    private void requireLocalTrunk() {
        if (session.git().resolve(place.trunkRef()).isEmpty()) {
            String trunk = place.project().trunk();
            throw Failure.data(
                    "trunk-not-local",
                    "there is no branch '" + trunk + "' in this clone, only origin's",
                    "git branch " + trunk + " origin/" + trunk);
        }
    }

    /** Compares with the remote's trunk as last fetched, so that two machines do not keep two siblings unseen. */
    private void requireUpToDate(Oid trunk) {
        Optional<Oid> remote =
                session.git().resolve("refs/remotes/origin/" + place.project().trunk());
        if (remote.isPresent() && !session.git().isAncestor(remote.get(), trunk)) {
            throw Failure.data(
                    "trunk-behind",
                    "origin's " + place.project().trunk() + " has commits that are not here",
                    "git switch " + place.project().trunk() + " && git pull --ff-only");
        }
    }

    private void requireChampionsChild(Found found, Experiment experiment) {
        Optional<ExperimentName> champion = experiments.trunk().champion();
        ExperimentName parent = experiment.record().parent();
        boolean baseline = experiment.record().change().kind() == ChangeKind.BASELINE;
        if (champion.isEmpty() ? baseline : champion.get().equals(parent)) {
            return;
        }
        String now = champion.map(ExperimentName::text).orElse("none yet");
        throw Failure.data(
                "parent-not-champion",
                found.name() + " was measured against " + parent + ", but the champion is " + now,
                combines(champion.orElse(null), experiment)
                        ? "register what would stand on " + place.project().trunk()
                                + " then, and measure that: paribus combine " + now + " " + found.name() + " --because "
                                + Shell.word("...")
                        : "measure the change against the champion: paribus try " + again(experiment) + " --because "
                                + Shell.word(
                                        experiment.record().hypothesis() == null
                                                ? "..."
                                                : experiment.record().hypothesis()));
    }

    /** True for a supported sibling of what was adopted since. */
    private boolean combines(@Nullable ExperimentName champion, Experiment experiment) {
        Summary summary = experiment.summary();
        ExperimentName parent = experiment.record().parent();
        return champion != null
                && summary != null
                && summary.verdict() == Verdict.SUPPORTED
                && parent != null
                && Lineage.of(session, champion).containsKey(parent);
    }

    private static String again(Experiment experiment) {
        String what = experiment.record().change().what();
        return experiment.record().change().kind() == ChangeKind.HYPERPARAMETER
                ? experiment
                        .params()
                        .find(dev.paribus.param.ParamPath.parse(what))
                        .map(node -> Shell.word(what + "=" + ChangeText.value(node)))
                        .orElse("")
                : "";
    }

    private Oid base(Found found) {
        CommitInfo registration = experiments
                .registration(found.name(), found.tip())
                .orElseThrow(() -> Failure.data(
                        "no-registration",
                        "no commit of " + found.ref() + " registers " + found.name(),
                        "paribus check " + found.name()));
        if (registration.parents().isEmpty()) {
            throw Failure.data(
                    "no-base",
                    found.name() + " grew from nothing: its registration has no parent",
                    "paribus check " + found.name());
        }
        return registration.parents().get(0);
    }
}
