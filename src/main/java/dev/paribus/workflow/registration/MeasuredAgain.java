package dev.paribus.workflow.registration;

import dev.paribus.git.Oid;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Look;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.session.Reference;
import dev.paribus.workflow.session.Replicas;
import dev.paribus.workflow.session.Replicas.Replica;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What replications say of an experiment, and what is to be known of the numbers that it was compared with; a sentence each. */
public final class MeasuredAgain {
    private final Session session;

    public MeasuredAgain(Session session) {
        this.session = session;
    }

    /** The sentences, of one that is read; the confirmation that it was kept for first. */
    public List<String> of(Found found) {
        Experiment experiment = session.experiments().read(found.tip());
        var out = new ArrayList<String>();
        if (experiment.summary() == null) {
            return out;
        }
        for (Replica replica : new Replicas(session).of(found.name())) {
            out.add(sentence(experiment, replica.experiment()));
        }
        ExperimentName of = experiment.record().of();
        if (experiment.record().measuresAgain() && of != null) {
            Found original = session.experiments().names().get(of);
            Experiment there = original == null
                    ? null
                    : session.reader().tolerant(original.tip()).experiment();
            if (there != null && Reference.complete(experiment)) {
                out.add(own(there, experiment));
            }
        }
        winners(experiment, out);
        return out;
    }

    /** True for a champion that was chosen for its numbers and not measured on fresh seeds since. */
    public boolean winner(Entry champion, List<Entry> all) {
        if (champion.kind() == ChangeKind.BASELINE) {
            return false;
        }
        Experiment own = session.reader().tolerant(new Oid(champion.commit())).experiment();
        List<Found> candidates = all.stream()
                .filter(entry -> entry.repeats().equals(Optional.of(champion.name())))
                .map(entry -> new Found(entry.name(), entry.ref(), new Oid(entry.commit())))
                .toList();
        return own != null
                && own.summary() != null
                && Reference.winner(
                        own,
                        Reference.of(own, new Replicas(session).among(candidates, champion.name()))
                                .source());
    }

    private String sentence(Experiment original, Experiment replica) {
        String name = replica.record().name().text();
        Summary summary = replica.summary();
        if (summary == null || !Reference.complete(replica)) {
            return "to be measured again by " + name;
        }
        if (replica.record().confirms()) {
            boolean yes = summary.verdict() == Verdict.SUPPORTED;
            return (yes ? "confirmed by " : "not confirmed by ") + name + " (against "
                    + replica.record().parent() + "): " + summary.reason();
        }
        if (Collections.disjoint(original.planned(), replica.planned())) {
            return "measured again on fresh seeds by " + name
                    + (Reference.same(original, replica)
                            ? ", whose values stand for it"
                            : ", before its code, data or environment changed");
        }
        return "measured again by " + name + ": "
                + new Reproducing(session)
                        .answer(original, replica)
                        .reproduction()
                        .answer()
                        .words();
    }

    private String own(Experiment original, Experiment replica) {
        return Collections.disjoint(original.planned(), replica.planned())
                ? "fresh seeds of " + original.record().name()
                : original.record().name() + ": "
                        + new Reproducing(session)
                                .answer(original, replica)
                                .reproduction()
                                .answer()
                                .words();
    }

    /** What is compared with numbers that were chosen looks worse than it is (evidence R9). */
    private void winners(Experiment experiment, List<String> out) {
        Look look = Objects.requireNonNull(experiment.summary()).newest().orElse(null);
        Look.Counted used = look == null ? null : look.parent();
        ExperimentName parent = experiment.record().parent();
        if (look == null || used == null || parent == null || look.criteria().isEmpty()) {
            return;
        }
        var commit = session.git().resolve(used.commit());
        Experiment values = commit.isEmpty()
                ? null
                : session.reader().tolerant(commit.get()).experiment();
        boolean adopted = session.experiments().trunk().adopted().containsKey(parent);
        if (Reference.chosen(values, parent, adopted)) {
            out.add("the parent's record is a winner's: " + parent
                    + " was chosen for its numbers, so this one may be better than it looks");
        }
    }
}
