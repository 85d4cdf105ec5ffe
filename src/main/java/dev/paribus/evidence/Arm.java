package dev.paribus.evidence;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.MetricValue;
import dev.paribus.model.SeedResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One side of a comparison: the planned seeds and what they gave.
 *
 * @param name the experiment
 * @param commit 40 hex digits of the commit that holds, or ran, the results
 * @param seeds planned seeds (record and amendments), distinct, in order
 * @param values of each seed that ended with values, by metric; a seed without an entry is missing or failed
 * @param ends why a seed has no values, in a word ({@code failed}, {@code timeout}); seeds without an entry were not
 *     run
 * @param crowded seeds that ran while other jobs did; what is declared {@code alone} was not measured by them
 */
public record Arm(
        String name,
        String commit,
        List<Integer> seeds,
        Map<Integer, Map<String, MetricValue>> values,
        Map<Integer, String> ends,
        Set<Integer> crowded) {
    public Arm {
        seeds = List.copyOf(seeds);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        ends = Collections.unmodifiableMap(new LinkedHashMap<>(ends));
        crowded = Collections.unmodifiableSet(new LinkedHashSet<>(crowded));
    }

    /** An arm whose seeds each had the machine for themselves. */
    public Arm(
            String name,
            String commit,
            List<Integer> seeds,
            Map<Integer, Map<String, MetricValue>> values,
            Map<Integer, String> ends) {
        this(name, commit, seeds, values, ends, Set.of());
    }

    /**
     * An arm from the seeds of a summary. Only a seed whose newest attempt ended well, or diverged, brings its values:
     * what a failed or killed attempt left behind is no measurement.
     */
    public static Arm of(String name, String commit, List<Integer> planned, List<SeedResult> results) {
        var values = new LinkedHashMap<Integer, Map<String, MetricValue>>();
        var ends = new LinkedHashMap<Integer, String>();
        var crowded = new LinkedHashSet<Integer>();
        for (SeedResult result : results) {
            List<AttemptSummary> attempts = result.attempts();
            if (!attempts.isEmpty() && attempts.get(attempts.size() - 1).jobs() > 1) {
                crowded.add(result.seed());
            }
            if (result.end() == AttemptEnd.OK || result.end() == AttemptEnd.DIVERGED) {
                values.put(result.seed(), result.values());
            } else {
                ends.put(result.seed(), result.end().word());
            }
        }
        return new Arm(name, commit, planned, values, ends, crowded);
    }
}
