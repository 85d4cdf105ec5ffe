package dev.paribus.check;

import dev.paribus.evidence.Wiring;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The numbers are those of full runs, and the change reached them. */
final class NumbersRule implements Rule {
    @Override
    public List<String> codes() {
        return List.of("smoke-numbers", "change-not-wired");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        Facts.Results results = facts.results();
        if (results == null || !results.summary().name().equals(plan.name())) {
            return List.of();
        }
        var out = new ArrayList<Problem>();
        Location where = Location.at(results.path(), 1, 1);
        smoke("", results.summary(), where, out);
        Summary parent = facts.earlier().parent();
        if (parent != null) {
            smoke("of the parent ", parent, where, out);
            boolean repeats = plan.change().kind() == ChangeKind.REPLICATION
                    || plan.change().kind() == ChangeKind.BASELINE;
            if (!repeats) {
                wiring(facts, results.summary(), parent, where, out);
            }
        }
        return out;
    }

    private static void smoke(String whose, Summary summary, Location where, List<Problem> out) {
        String seeds = summary.seeds().stream()
                .filter(seed -> seed.ran() != null && seed.ran().stage().equals("smoke"))
                .map(seed -> Integer.toString(seed.seed()))
                .collect(Collectors.joining(", "));
        if (!seeds.isEmpty()) {
            out.add(Problem.error(
                            "smoke-numbers",
                            "the numbers " + whose + "are those of a smoke run, which is compared with nothing: seeds "
                                    + seeds)
                    .at(where)
                    .hint("paribus run " + summary.name()));
        }
    }

    /** The same values on every common seed, of every metric that both have and that may vary at all (evidence R5). */
    private static void wiring(Facts facts, Summary child, Summary parent, Location where, List<Problem> out) {
        Metric primary = facts.project().primary();
        if (!primary.deterministic()
                && Wiring.equalOnCommonSeeds(values(child, primary.name()), values(parent, primary.name()))) {
            out.add(Problem.warning(
                            "change-not-wired",
                            primary.name() + " equals that of " + parent.name()
                                    + " to the last digit on every seed that both have: the change did not reach the run")
                    .at(where)
                    .hint("let the script read the parameter from PARIBUS_PARAMS, and register it again"));
        }
    }

    private static Map<Integer, BigDecimal> values(Summary summary, String metric) {
        var out = new LinkedHashMap<Integer, BigDecimal>();
        for (SeedResult seed : summary.seeds()) {
            MetricValue value = seed.values().get(metric);
            BigDecimal decimal = value == null ? null : value.decimal();
            if (decimal != null) {
                out.put(seed.seed(), decimal);
            }
        }
        return out;
    }
}
