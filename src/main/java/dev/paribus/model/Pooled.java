package dev.paribus.model;

import java.math.BigDecimal;

/**
 * How much the seeds of one experiment differed, as a plan of a single seed borrows it (evidence R4); frozen with the plan.
 *
 * @param name the experiment
 * @param commit 40 hex digits of the commit that holds its results
 * @param metric whose values they are
 * @param n values, two or more
 * @param sd their standard deviation as its summary has it, not negative
 */
public record Pooled(ExperimentName name, String commit, String metric, int n, BigDecimal sd) {}
