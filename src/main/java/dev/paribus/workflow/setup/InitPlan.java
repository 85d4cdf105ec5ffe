package dev.paribus.workflow.setup;

import dev.paribus.model.Goal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a new project; null and empty: found out.
 *
 * @param command a list of words, or one text for sh when {@code shell}
 * @param metrics primary first
 * @param params parameter files relative to the project's directory
 * @param protect globs that no experiment may touch; empty: what looks like the evaluation
 * @param paramsFrom a YAML text whose {@code params:} block the baseline's record takes; null without one
 */
public record InitPlan(
        @Nullable List<String> command,
        boolean shell,
        List<MetricChoice> metrics,
        List<String> params,
        @Nullable List<Integer> seeds,
        @Nullable String trunk,
        @Nullable String results,
        @Nullable String branches,
        List<String> protect,
        byte @Nullable [] paramsFrom) {
    /** A metric and which way it is better. */
    public record MetricChoice(String name, Goal goal) {}

    public InitPlan {
        command = command == null ? null : List.copyOf(command);
        metrics = List.copyOf(metrics);
        params = List.copyOf(params);
        protect = List.copyOf(protect);
        seeds = seeds == null ? null : List.copyOf(seeds);
    }
}
