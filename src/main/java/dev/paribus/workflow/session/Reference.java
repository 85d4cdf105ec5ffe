package dev.paribus.workflow.session;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Pairing;
import dev.paribus.model.Ran;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.store.Experiment;
import dev.paribus.workflow.session.Replicas.Replica;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values that stand for an experiment when others are compared with it (evidence R9): fresh ones where it was measured
 * again, since its own were chosen among many; else those of the confirmation that it was kept for; else its own.
 *
 * @param experiment whose values they are
 * @param source where they are from
 */
public record Reference(Experiment experiment, Source source) {
    /** Where the values are from. */
    public enum Source {
        OWN,
        /** A confirmation of it, with seeds that it never had. */
        CONFIRMATION,
        /** A measurement of it that claims nothing, with seeds that it never had. */
        FRESH
    }

    /** @param own the experiment with its results */
    public static Reference of(Session session, Experiment own) {
        return of(own, new Replicas(session).of(own.record().name()));
    }

    public static Reference of(Experiment own, List<Replica> replicas) {
        return replicas.stream()
                .filter(replica -> stands(own, replica.experiment()))
                .map(replica -> new Reference(replica.experiment(), source(replica.experiment())))
                .max(Comparator.comparing((Reference one) -> one.source)
                        .thenComparing(one -> one.seeds().size())
                        .thenComparing(one -> one.experiment.record().name(), Comparator.reverseOrder()))
                .orElse(new Reference(own, Source.OWN));
    }

    /** The reference of a parent for one child. */
    public static Reference of(Session session, Experiment own, ExperimentRecord child) {
        return of(session, own).child(own, child);
    }

    /** This reference of {@code own} for one child: a plan that is paired with the parent's own seeds stays with them. */
    public Reference child(Experiment own, ExperimentRecord child) {
        boolean pairs = child.pairing() == Pairing.PAIRED
                && !seeds().containsAll(child.seeds())
                && own.planned().containsAll(child.seeds());
        return pairs ? new Reference(own, Source.OWN) : this;
    }

    public List<Integer> seeds() {
        return experiment.planned();
    }

    /** True where an experiment was chosen for its numbers, and only these are known. */
    public static boolean winner(Experiment experiment, Source source) {
        return experiment.record().change().kind() != ChangeKind.BASELINE && source != Source.FRESH;
    }

    /**
     * True where the values that a verdict used for a parent were chosen for being good: it was adopted for them, or for those of
     * its confirmation, and not measured anew (evidence R9).
     *
     * @param values whose values were used; null where they are not in this clone
     */
    public static boolean chosen(@Nullable Experiment values, ExperimentName parent, boolean adopted) {
        if (values == null || !adopted || values.record().measuresAgain()) {
            return false;
        }
        return !values.record().name().equals(parent) || winner(values, Source.OWN);
    }

    private static Source source(Experiment replica) {
        return replica.record().measuresAgain() ? Source.FRESH : Source.CONFIRMATION;
    }

    /** True for a complete measurement, with other seeds, of what still stands there. */
    public static boolean stands(Experiment own, Experiment replica) {
        Summary summary = replica.summary();
        boolean good = replica.record().measuresAgain() || (summary != null && summary.verdict() == Verdict.SUPPORTED);
        return good
                && complete(replica)
                && Collections.disjoint(own.planned(), replica.planned())
                && same(own, replica);
    }

    /** True when every planned seed ended well. */
    public static boolean complete(Experiment experiment) {
        Summary summary = experiment.summary();
        return summary != null
                && summary.state() == State.MEASURED
                && summary.seeds().stream().allMatch(seed -> seed.end() == AttemptEnd.OK)
                && summary.seeds().size() == experiment.planned().size();
    }

    /** True when both ran the same code, data and environment, and metrics mean the same. */
    public static boolean same(Experiment own, Experiment replica) {
        Optional<Ran> before = OriginCheck.ran(own.summary());
        Optional<Ran> after = OriginCheck.ran(replica.summary());
        return before.isPresent()
                && after.isPresent()
                && before.get().code().equals(after.get().code())
                && before.get().data().equals(after.get().data())
                && before.get().environment().equals(after.get().environment())
                && own.project().metrics().equals(replica.project().metrics());
    }
}
