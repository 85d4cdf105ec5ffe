package dev.paribus.model;

import java.util.List;

/**
 * Seeds that were added to a plan before they ran, one entry of {@code results/amendments.yaml}. The record itself never
 * changes; planned are its seeds and those of all amendments.
 *
 * @param look the look that the seeds are for, from 2
 * @param seeds added seeds, in order
 * @param because why, one line
 */
public record Amendment(int look, List<Integer> seeds, String because) {
    public Amendment {
        seeds = List.copyOf(seeds);
    }
}
