package dev.paribus.workflow.registration;

import dev.paribus.evidence.PairingRule;
import dev.paribus.git.CommitInfo;
import dev.paribus.git.Oid;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Criterion;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Metric;
import dev.paribus.model.Pairing;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.text.Seeds;
import dev.paribus.workflow.facts.DraftCheck;
import dev.paribus.workflow.launch.MoreSeeds;
import dev.paribus.workflow.registration.Registration.Registered;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.OriginCheck;
import dev.paribus.workflow.session.Reference;
import dev.paribus.workflow.session.Replicas;
import dev.paribus.workflow.session.Replicas.Replica;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.session.TrunkMoved;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Registers the confirmation of an experiment: fresh seeds against the champion, so that what was chosen is measured anew (evidence R7). */
public final class Confirming {
    /** Fewest seeds, of either side, that tell a find from luck at the stated rates (evidence R7). */
    static final int FRESH = 5;

    private final Session session;
    private final Experiments experiments;

    public Confirming(Session session) {
        this.session = session;
        this.experiments = session.experiments();
    }

    /**
     * What a person wants.
     *
     * @param because why; null: the experiment's own hypothesis, or that it was the best of those that were tried
     * @param success criteria as typed, for one that claimed nothing; empty: its own, or the project's
     * @param guard the same
     * @param seeds which, or how many; null: as many as are needed
     */
    public record Wish(
            @Nullable String because,
            List<String> success,
            List<String> guard,
            @Nullable MoreSeeds seeds) {
        public Wish {
            success = List.copyOf(success);
            guard = List.copyOf(guard);
        }
    }

    /**
     * The confirmation.
     *
     * @param of what is confirmed
     * @param champion what it is held against
     * @param against the experiment whose values stand for the champion's
     */
    public record Confirmation(
            Registered registered,
            ExperimentName of,
            ExperimentName champion,
            ExperimentName against,
            List<Integer> seeds,
            List<Problem> notes) {
        public Confirmation {
            seeds = List.copyOf(seeds);
            notes = List.copyOf(notes);
        }

        /** Its own name. */
        public String name() {
            return registered.name().text();
        }
    }

    /**
     * Registers it, or with {@code dryRun} only finds out.
     *
     * @param tried how many it was the best of; 1 when it was not chosen here
     * @throws Failure DATA {@code not-measured}, {@code look-void}, {@code already-kept}, {@code parent-not-champion},
     *     {@code champion-few-seeds}, {@code trunk-moved}; COMMAND_LINE {@code seeds-used}, {@code few-seeds}, {@code criteria-fixed}
     */
    public Confirmation confirm(Found found, Wish wish, int tried, boolean dryRun) {
        Experiment experiment = experiments.read(found.tip());
        Summary summary = requireMeasured(found, experiment);
        Origin champion = Origin.find(experiments, null);
        requireChild(found, experiment, champion);
        new OriginCheck(session).requireComparable(champion);
        Oid base = experiments
                .registration(found.name(), found.tip())
                .map(CommitInfo::parents)
                .filter(all -> !all.isEmpty())
                .map(all -> all.get(0))
                .orElse(champion.commit());
        new TrunkMoved(session).requireNot(found.name(), base, champion.commit(), experiment.project());
        new DraftCheck(session).require(found.name(), found.tip());
        Reference reference = session.reference(champion.experiment());
        requireSeeds(champion, reference);
        List<Integer> seeds = seeds(found, experiment, reference, wish.seeds());
        Pairing pairing = PairingRule.resolve(Pairing.AUTO, seeds, reference.seeds());
        var claim = claim(experiment, wish, tried);
        var asked = new Replication.Wish(experiment, found.tip(), champion.name(), seeds, pairing, claim);
        var replication = new Replication(session);
        Registered made =
                dryRun ? replication.made(asked) : replication.create(asked, "paribus confirm " + found.name());
        return new Confirmation(
                made,
                found.name(),
                champion.name(),
                reference.experiment().record().name(),
                seeds,
                notes(summary, seeds));
    }

    private Summary requireMeasured(Found found, Experiment experiment) {
        Summary summary = experiment.summary();
        if (experiments.trunk().champion().equals(Optional.of(found.name()))) {
            throw Failure.data(
                    "already-kept",
                    found.name() + " is the champion already",
                    "paribus noise --fresh measures it on fresh seeds");
        }
        if (summary == null || summary.state() != State.MEASURED) {
            String state = summary == null ? "registered" : summary.state().word();
            throw Failure.data(
                    "not-measured",
                    found.name() + " is " + state + "; what was measured and looks good is confirmed",
                    "paribus run " + found.name());
        }
        if (summary.verdict() == Verdict.VOID) {
            throw Failure.data(
                    "look-void",
                    found.name() + " cannot be compared, and fresh seeds do not change that: " + summary.reason(),
                    "paribus show " + found.name());
        }
        ChangeKind kind = experiment.record().change().kind();
        if (kind == ChangeKind.REPLICATION || kind == ChangeKind.BASELINE) {
            String of = experiment.record().of() == null
                    ? "NAME"
                    : String.valueOf(experiment.record().of());
            throw Failure.data(
                    "confirm-kind",
                    found.name() + " is a " + kind.word() + ", which changes nothing that could be confirmed",
                    kind == ChangeKind.BASELINE ? "paribus log" : "paribus confirm " + of);
        }
        return summary;
    }

    private static void requireChild(Found found, Experiment experiment, Origin champion) {
        if (!champion.name().equals(experiment.record().parent())) {
            throw Failure.data(
                    "parent-not-champion",
                    found.name() + " was measured against "
                            + experiment.record().parent() + ", but the champion is " + champion.name(),
                    "paribus try the change from the champion, then confirm that");
        }
    }

    /** The champion's own few values would be the weak side of every confirmation. */
    private void requireSeeds(Origin champion, Reference reference) {
        int n = reference.seeds().size();
        boolean exact = session.primary().deterministic();
        if (exact || (n >= FRESH && Reference.complete(reference.experiment()))) {
            return;
        }
        boolean open = champion.experiment().record().change().kind() == ChangeKind.BASELINE
                || reference.source() != Reference.Source.OWN;
        ExperimentName which = reference.experiment().record().name();
        boolean whole = Reference.complete(reference.experiment());
        throw Failure.data(
                "champion-few-seeds",
                "the champion " + champion.name() + (whole ? " has " + n : " has not all of its " + n)
                        + (n == 1 ? " seed" : " seeds") + ", and a confirmation is held against " + FRESH + " or more",
                !whole
                        ? "paribus run " + which + " --again --because \"...\""
                        : open
                                ? "paribus run " + which + " --seeds +" + Math.max(1, FRESH - n)
                                        + " --because \"the champion needs five to confirm against\""
                                : FEW);
    }

    private static final String FEW = "paribus noise --fresh";

    /** The champion's own where the experiment never had them, which makes pairs; else those that follow all it had. */
    private List<Integer> seeds(Found found, Experiment experiment, Reference reference, @Nullable MoreSeeds asked) {
        Set<Integer> used = new HashSet<>(experiment.planned());
        for (Replica replica : new Replicas(session).of(found.name())) {
            used.addAll(replica.experiment().planned());
        }
        if (asked != null && !asked.seeds().isEmpty()) {
            List<Integer> twice = asked.seeds().stream().filter(used::contains).toList();
            if (!twice.isEmpty()) {
                throw Failure.commandLine(
                        "seeds-used",
                        "a confirmation takes fresh seeds, and " + found.name() + " had " + Seeds.named(twice),
                        "--seeds " + Seeds.text(Seeds.after(used, asked.count())));
            }
            return requireSeveral(asked.seeds());
        }
        List<Integer> paired = reference.seeds();
        boolean pairs = paired.size() >= FRESH && paired.stream().noneMatch(used::contains);
        if (asked != null) {
            return requireSeveral(Seeds.after(used, asked.count()));
        }
        return pairs
                ? paired
                : Seeds.after(used, Math.max(FRESH, experiment.planned().size()));
    }

    private List<Integer> requireSeveral(List<Integer> seeds) {
        if (seeds.size() < 2 && !session.primary().deterministic()) {
            throw Failure.commandLine(
                    "few-seeds", "one seed confirms nothing: it shows no noise", "--seeds +" + FRESH + ", or more");
        }
        return seeds;
    }

    private Replication.Claim claim(Experiment experiment, Wish wish, int tried) {
        ExperimentRecord record = experiment.record();
        boolean claimed = !record.success().isEmpty();
        if (claimed && !(wish.success().isEmpty() && wish.guard().isEmpty())) {
            throw Failure.commandLine(
                    "criteria-fixed",
                    record.name() + " has its criteria, and a confirmation is held against the same: "
                            + String.join(", ", texts(record.success())),
                    "leave out --success and --guard; other criteria are another experiment");
        }
        var choice = new CriteriaChoice(experiment.project());
        List<String> success = claimed ? texts(record.success()) : choice.success(wish.success());
        List<String> guard = claimed ? texts(record.guard()) : choice.guard(wish.guard());
        String own = record.hypothesis();
        Metric primary = experiment.project().primary();
        String because = wish.because() != null ? wish.because() : own != null ? own : chosen(tried);
        String change = record.name() + " ("
                + experiments.trailers(record.name(), experiment.commit()).change() + ")";
        return new Replication.Claim(Hypothesis.of(because, change, primary), success, guard);
    }

    private static String chosen(int tried) {
        return tried > 1
                ? "it was the best of " + tried + " that were tried, which fresh seeds do not know"
                : "it looked better where it was tried, which fresh seeds do not know";
    }

    private static List<String> texts(List<Criterion> criteria) {
        return criteria.stream().map(Criterion::text).toList();
    }

    private static List<Problem> notes(Summary summary, List<Integer> seeds) {
        var out = new ArrayList<Problem>();
        if (seeds.size() < FRESH) {
            out.add(Problem.note(
                    "few-seeds",
                    seeds.size() + " fresh seeds find less than the " + FRESH + " that are usual: with " + FRESH
                            + " a real gain of three times the noise is confirmed nearly always"));
        }
        if (summary.verdict() == Verdict.REFUTED) {
            out.add(Problem.note("was-refuted", summary.name() + " is refuted so far: " + summary.reason()));
        }
        return out;
    }
}
