package dev.paribus.workflow.judging;

import dev.paribus.evidence.Arm;
import dev.paribus.evidence.Judgement;
import dev.paribus.evidence.PairingRule;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Pairing;
import dev.paribus.model.SeedResult;
import dev.paribus.store.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * An experiment and what it is measured against, as a verdict takes them; the same when the verdict is made and when it is
 * computed again.
 *
 * @param experiment plan and rules
 * @param parent its parent's results
 * @param planned seeds of record and amendments
 * @param seeds what they gave
 */
public record Compared(Experiment experiment, ParentResults parent, List<Integer> planned, List<SeedResult> seeds) {
    public Judgement judgement(Judgement.Tries tries) {
        ExperimentRecord record = experiment.record();
        Arm child = Arm.of(record.name().text(), commit(), planned, seeds);
        var oneSeed = FrozenNoise.equal(experiment.project())
                ? Judgement.OneSeed.EQUAL_NOISE
                : Judgement.OneSeed.REFUTES_ONLY;
        var incomparable = new ArrayList<>(CollectedSeeds.incomparable(experiment.project(), seeds, parent.results()));
        incomparable.addAll(parent.incomparable(experiment, seeds));
        return new Judgement(
                record.success(),
                record.guard(),
                experiment.project().metrics(),
                child,
                parent.arm(),
                pairing(record, planned, parent.seeds()),
                tries,
                new Judgement.Policy(oneSeed, deterministic(), FrozenNoise.lent(record, experiment.project())),
                incomparable);
    }

    /**
     * As the record says. Seeds that an amendment added and the parent lacks have no pairs: such a look compares the means.
     *
     * @param planned seeds of record and amendments, as of the look
     * @param parent the parent's seeds
     */
    static Pairing pairing(ExperimentRecord record, List<Integer> planned, List<Integer> parent) {
        Pairing asked = record.pairing() == Pairing.AUTO
                ? PairingRule.resolve(Pairing.AUTO, record.seeds(), parent)
                : record.pairing();
        boolean amended = planned.size() > record.seeds().size();
        return amended && !parent.containsAll(planned) ? Pairing.INDEPENDENT : asked;
    }

    private String commit() {
        var ran = seeds.isEmpty() ? null : seeds.get(seeds.size() - 1).ran();
        return ran == null ? "" : ran.commit();
    }

    /** Metrics declared deterministic of which this experiment or its parent shows two or more seeds with equal values. */
    private Set<String> deterministic() {
        var out = new TreeSet<String>();
        for (Metric metric : experiment.project().metrics()) {
            if (metric.deterministic()
                    && (equalValues(seeds, metric.name()) || equalValues(parent.results(), metric.name()))) {
                out.add(metric.name());
            }
        }
        return out;
    }

    private static boolean equalValues(List<SeedResult> seeds, String metric) {
        List<String> values = seeds.stream()
                .map(seed -> seed.values().get(metric))
                .filter(Objects::nonNull)
                .map(MetricValue::text)
                .toList();
        return values.size() > 1 && values.stream().distinct().count() == 1;
    }
}
