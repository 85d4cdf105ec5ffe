package dev.paribus.check;

import dev.paribus.diff.ParamChange;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.param.ParamPath;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Another seed is no change: it repeats the same experiment. */
final class SeedChangeRule implements Rule {
    @Override
    public List<String> codes() {
        return List.of("seed-is-no-change");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        Facts.Changes changes = facts.changes();
        var out = new ArrayList<Problem>();
        for (ParamChange change : changes == null ? List.<ParamChange>of() : changes.params()) {
            if (isSeed(change.path(), facts.project().seedParams())) {
                Problem problem = Problem.error(
                                "seed-is-no-change",
                                "'" + Values.change(change) + "' changes the seed, which is no change but a repetition")
                        .at(change.after() == null ? null : change.after().location())
                        .hint("undo it; " + way(facts.verbs(), plan));
                var before = change.before() == null ? null : change.before().location();
                out.add(before == null ? problem : problem.related("was " + Values.value(change.before()), before));
            }
        }
        return out;
    }

    private static boolean isSeed(ParamPath path, List<String> named) {
        boolean declared = named.contains(path.toString()) || named.contains(Values.path(path));
        int last = path.steps().size() - 1;
        return declared
                || (last >= 0
                        && path.steps().get(last) instanceof ParamPath.Step.Key key
                        && key.name().equalsIgnoreCase("seed"));
    }

    private static String way(Set<String> verbs, ExperimentRecord plan) {
        if (verbs.contains("confirm") && verbs.contains("noise")) {
            return "fresh seeds for an experiment: paribus confirm NAME; the champion's noise: paribus noise";
        }
        return "more seeds: 'seeds: " + plan.seeds()
                + "' in the record lists them, the script gets each in PARIBUS_SEED";
    }
}
