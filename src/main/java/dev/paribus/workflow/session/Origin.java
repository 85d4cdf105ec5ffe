package dev.paribus.workflow.session;

import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a new experiment grows from: the champion as it stands on trunk, or a named experiment.
 *
 * @param name the parent
 * @param commit the commit that becomes the base
 * @param experiment what that commit says
 * @param champion true when it is trunk's
 */
public record Origin(ExperimentName name, Oid commit, Experiment experiment, boolean champion) {
    /**
     * Finds it.
     *
     * @param from a name of the user's; null for the champion
     * @throws Failure DATA {@code no-champion} when trunk has none yet
     */
    public static Origin find(Experiments experiments, @Nullable String from) {
        if (from != null) {
            Found found = experiments.find(from);
            Experiment experiment = experiments.read(found.tip());
            return new Origin(experiment.record().name(), found.tip(), experiment, false);
        }
        Optional<ExperimentName> champion = experiments.trunk().champion();
        Oid trunk = experiments
                .trunkTip()
                .orElseThrow(
                        () -> Failure.data("no-champion", "trunk has no commit yet", "git commit, then paribus init"));
        if (champion.isEmpty()) {
            throw Failure.data(
                    "no-champion",
                    "there is no champion yet: no record with results stands on "
                            + experiments.place().project().trunk(),
                    "paribus run, which measures the baseline");
        }
        return new Origin(champion.get(), trunk, experiments.read(trunk), true);
    }
}
