package dev.paribus.workflow.judging;

import dev.paribus.evidence.Arm;
import dev.paribus.evidence.JointEffect;
import dev.paribus.evidence.JointEffects;
import dev.paribus.evidence.Judgement.Incomparable;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Metric;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.session.Lineage;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a measured combination, its parts and what they were measured against gave, and holds the whole against the sum. */
public final class JointOutcome {
    private final Session session;

    public JointOutcome(Session session) {
        this.session = session;
    }

    /** Empty for what is no measured combination. */
    public Optional<JointEffect> of(Experiment experiment) {
        return of(experiment, experiment.summary());
    }

    /** The same of results that are not committed yet. */
    public Optional<JointEffect> of(Experiment experiment, @Nullable Summary summary) {
        ExperimentRecord record = experiment.record();
        if (record.change().kind() != ChangeKind.COMBINATION
                || summary == null
                || summary.state() != State.MEASURED
                || record.parent() == null) {
            return Optional.empty();
        }
        return Optional.of(effect(experiment, summary, record.parent()));
    }

    private JointEffect effect(Experiment experiment, Summary summary, ExperimentName against) {
        List<Metric> metrics = experiment.project().metrics();
        Map<ExperimentName, Found> names = session.experiments().names();
        Map<ExperimentName, Found> line = Lineage.of(session, against);
        var gains = new ArrayList<JointEffects.Gain>();
        var why = new ArrayList<String>();
        JointEffects.Gain whole = gain(experiment, summary, why);
        for (ExperimentName name : experiment.record().combines()) {
            if (line.containsKey(name)) {
                continue;
            }
            Found found = names.get(name);
            Experiment part = found == null
                    ? null
                    : session.reader().tolerant(found.tip()).experiment();
            Summary results = part == null ? null : part.summary();
            if (part == null || results == null) {
                why.add("the results of " + name + " are not in this clone");
                continue;
            }
            JointEffects.Gain gain = gain(part, results, why);
            if (gain != null) {
                gains.add(gain);
            }
        }
        return why.isEmpty() && whole != null
                ? JointEffects.of(metrics, experiment.record().pairing(), whole, gains)
                : JointEffects.cannotTell(metrics, why.get(0));
    }

    private JointEffects.@Nullable Gain gain(Experiment experiment, Summary summary, List<String> why) {
        ExperimentRecord record = experiment.record();
        ParentResults parent = ParentResults.find(session, record, experiment.commit());
        Arm against = parent.arm();
        List<Incomparable> apart = parent.incomparable(experiment, summary.seeds());
        if (against == null) {
            why.add("the results of " + record.parent() + " are not in this clone");
            return null;
        }
        if (!apart.isEmpty()) {
            why.add(record.name() + " cannot be compared with its parent: "
                    + apart.get(0).reason());
            return null;
        }
        return new JointEffects.Gain(
                Arm.of(record.name().text(), experiment.commit().hex(), experiment.planned(), summary.seeds()),
                against);
    }
}
