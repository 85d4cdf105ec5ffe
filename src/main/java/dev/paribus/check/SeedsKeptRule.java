package dev.paribus.check;

import dev.paribus.check.History.Step;
import dev.paribus.model.Amendment;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.SeedResult;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The seeds that ran are the planned ones: none left out, none added but by an amendment before its runs. */
final class SeedsKeptRule implements Rule {
    @Override
    public List<String> codes() {
        return List.of("seed-dropped", "seed-unplanned", "amendment-late");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        Facts.Results results = facts.results();
        if (results == null || !results.summary().name().equals(plan.name())) {
            return List.of();
        }
        List<Amendment> amendments = facts.history().amendments();
        Set<Integer> planned = new LinkedHashSet<>(plan.seeds());
        amendments.forEach(amendment -> planned.addAll(amendment.seeds()));
        Summary summary = results.summary();
        List<Integer> ran = summary.seeds().stream()
                .filter(seed -> !seed.attempts().isEmpty())
                .map(SeedResult::seed)
                .toList();
        var out = new ArrayList<Problem>();
        Set<Integer> due = due(plan, amendments, summary);
        List<Integer> dropped = due.stream().filter(seed -> !ran.contains(seed)).toList();
        if (summary.state() == State.MEASURED && !dropped.isEmpty()) {
            out.add(Problem.error(
                            "seed-dropped",
                            "the results are called measured, but the planned " + seeds(dropped) + " has no attempt")
                    .hint("put its results back (git log -p -- " + results.path()
                            + "); a seed that failed stays, as failed"));
        }
        List<Integer> unplanned =
                ran.stream().filter(seed -> !planned.contains(seed)).toList();
        if (!unplanned.isEmpty()) {
            out.add(Problem.error(
                            "seed-unplanned", "there are results of " + seeds(unplanned) + ", which nobody planned")
                    .hint("seeds are added by an amendment that is committed before they run"));
        }
        Set<Integer> late = late(facts.history(), plan);
        if (!late.isEmpty()) {
            out.add(Problem.error(
                            "amendment-late",
                            "the amendment that adds " + seeds(List.copyOf(late))
                                    + " was not committed before they ran")
                    .hint(
                            "an amendment decides to go on before anything of it is known; measure it as a new experiment: "
                                    + "paribus new"));
        }
        String revision = facts.here().where().values().stream()
                .findFirst()
                .map(Location::revision)
                .orElse(null);
        return out.stream()
                .map(problem -> problem.at(Location.at(results.path(), 1, 1).in(revision)))
                .toList();
    }

    /** Seeds that the newest look needed: those of an amendment are due when its look was made, which may be still to come. */
    private static Set<Integer> due(ExperimentRecord plan, List<Amendment> amendments, Summary summary) {
        var out = new LinkedHashSet<>(plan.seeds());
        amendments.stream()
                .filter(amendment -> amendment.look() <= summary.looks().size())
                .forEach(amendment -> out.addAll(amendment.seeds()));
        return out;
    }

    /** Added seeds with an attempt in a commit that has no earlier one with their amendment. */
    private static Set<Integer> late(History history, ExperimentRecord plan) {
        var out = new LinkedHashSet<Integer>();
        List<Step> line = history.line();
        for (Amendment amendment : history.amendments()) {
            for (int seed : amendment.seeds()) {
                int ran = index(line, step -> ran(step, seed));
                int planned = index(
                        line,
                        step -> step.amendments().stream()
                                .anyMatch(one -> one.seeds().contains(seed)));
                // In a squash both arrive at once, which says nothing of their order.
                if (!plan.seeds().contains(seed) && ran > 0 && (planned < 0 || planned >= ran)) {
                    out.add(seed);
                }
            }
        }
        return out;
    }

    private static boolean ran(Step step, int seed) {
        Summary summary = step.summary();
        return summary != null
                && summary.seeds().stream()
                        .anyMatch(one -> one.seed() == seed && !one.attempts().isEmpty());
    }

    private static int index(List<Step> line, Predicate<Step> which) {
        for (int i = 0; i < line.size(); i++) {
            if (which.test(line.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static String seeds(List<Integer> seeds) {
        return (seeds.size() == 1 ? "seed " : "seeds ")
                + seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
