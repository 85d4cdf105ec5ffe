package dev.paribus.workflow.registration;

import dev.paribus.model.Entry;
import dev.paribus.model.Pairing;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.text.Seeds;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.OriginCheck;
import dev.paribus.workflow.session.Reference;
import dev.paribus.workflow.session.Replicas;
import dev.paribus.workflow.session.Replicas.Replica;
import dev.paribus.workflow.session.Session;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Measures the champion on fresh seeds, since its own numbers were chosen among many (evidence R9). */
public final class Freshening {
    private final Session session;

    public Freshening(Session session) {
        this.session = session;
    }

    /** What is known of the champion's noise. @throws Failure DATA {@code no-champion} */
    public NoiseFacts facts() {
        return NoiseFacts.of(session, Origin.find(session.experiments(), null));
    }

    /**
     * The experiment that is to be run for it: one that was begun, or a new one; empty when a good one is there.
     *
     * @param count how many seeds; null: five, or as many as children of the champion have
     * @throws Failure DATA {@code no-champion}, {@code parent-moved}
     */
    public Optional<Found> due(@Nullable Integer count) {
        Experiments experiments = session.experiments();
        Origin champion = Origin.find(experiments, null);
        new OriginCheck(session).requireComparable(champion);
        requireStill(champion);
        List<Replica> replicas = new Replicas(session).of(champion.name());
        if (Reference.of(champion.experiment(), replicas).source() == Reference.Source.FRESH) {
            return Optional.empty();
        }
        for (Replica replica : replicas) {
            if (begun(champion.experiment(), replica.experiment())) {
                return Optional.of(replica.found());
            }
        }
        Set<Integer> used = new HashSet<>(champion.experiment().planned());
        replicas.forEach(replica -> used.addAll(replica.experiment().planned()));
        List<Integer> seeds = Seeds.after(used, count == null ? enough(champion) : count);
        var wish = new Replication.Wish(
                champion.experiment(), champion.commit(), champion.name(), seeds, Pairing.INDEPENDENT, null);
        var made = new Replication(session).create(wish, "paribus noise --fresh");
        session.machine()
                .say(made.name() + " measures the champion " + champion.name() + " on fresh seeds, "
                        + Seeds.text(seeds));
        return Optional.of(session.experiments().find(made.name().text()));
    }

    private void requireStill(Origin champion) {
        List<String> moved = NoiseFacts.moved(session, champion);
        if (!moved.isEmpty()) {
            throw Failure.data(
                    "parent-moved",
                    String.join(" and ", moved) + " changed on "
                            + session.place().project().trunk() + " since " + champion.name() + " was measured",
                    "paribus try --kind baseline --because \"" + moved.get(0).replaceFirst("^the ", "the new ")
                            + "\" measures it as it is");
        }
    }

    private static boolean begun(Experiment champion, Experiment replica) {
        Summary summary = replica.summary();
        boolean open = summary == null || summary.state() == State.PARTIAL;
        return open && replica.record().measuresAgain() && Collections.disjoint(champion.planned(), replica.planned());
    }

    /** Five, or as many as the champion or a child of it has. */
    private int enough(Origin champion) {
        int most = champion.experiment().planned().size();
        for (Entry entry : session.experiments().all(Experiments.Scope.LIVE)) {
            if (champion.name().equals(entry.parent()) && !entry.metrics().isEmpty()) {
                most = Math.max(most, entry.metrics().get(0).n());
            }
        }
        return Math.max(Confirming.FRESH, most);
    }
}
