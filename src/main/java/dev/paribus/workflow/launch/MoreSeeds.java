package dev.paribus.workflow.launch;

import java.util.List;

/**
 * Seeds that somebody wants to add to a plan.
 *
 * @param count how many, at least 1
 * @param seeds which; empty: those that follow the planned ones
 */
public record MoreSeeds(int count, List<Integer> seeds) {
    public MoreSeeds {
        seeds = List.copyOf(seeds);
    }
}
