package dev.paribus.workflow.judging;

import dev.paribus.evidence.Judgement;
import dev.paribus.evidence.Noise;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Metric;
import dev.paribus.model.Project;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The noise that a plan is looked at with, the same when it is registered and when it is reviewed (evidence R4, R11). */
public final class KnownNoise {
    private final List<Prior> priors;
    private final Project project;

    public KnownNoise(List<Prior> priors, Project project) {
        this.priors = priors;
        this.project = project;
    }

    /**
     * Null where nothing better is known than what the parent's own values show.
     *
     * @param seeds planned
     * @param own the parent's values of this metric
     */
    @Nullable
    public Noise of(ExperimentRecord record, Metric metric, int seeds, int own) {
        if (seeds == 1) {
            // What the verdict will use, and nothing else.
            return FrozenNoise.lent(record, project).get(metric.name());
        }
        ExperimentName parent = record.parent();
        if (!metric.primary() || parent == null) {
            return null;
        }
        return new PooledNoise(priors, project)
                .around(parent.text())
                .filter(noise -> noise.df() > own - 1 && noise.sd() > 0)
                .orElse(null);
    }

    /** What the project lets a plan show. */
    public Judgement.Policy policy() {
        return new Judgement.Policy(
                FrozenNoise.equal(project) ? Judgement.OneSeed.EQUAL_NOISE : Judgement.OneSeed.REFUTES_ONLY, Set.of());
    }
}
