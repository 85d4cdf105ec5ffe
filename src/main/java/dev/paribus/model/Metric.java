package dev.paribus.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A declared metric.
 *
 * @param name {@code [A-Za-z_][A-Za-z0-9_./@-]*}, not one of {@code step, epoch, total, time}
 * @param goal which way is better
 * @param primary true for exactly one metric of a project
 * @param value how a series becomes one value
 * @param deterministic does not depend on the seed (evidence R5)
 * @param onDiverge value imputed for a diverged seed (evidence R6); null: none
 * @param examples number of evaluation examples that the metric is a share of (evidence R12); null: not given
 * @param from the name the script uses, if another; null: {@code name}
 * @param file where the script writes it, relative to the project's directory or {@code {output}/...}; null: not declared
 * @param alone void when measured beside other jobs, as a latency is
 */
public record Metric(
        String name,
        Goal goal,
        boolean primary,
        Aggregate value,
        boolean deterministic,
        @Nullable BigDecimal onDiverge,
        @Nullable Long examples,
        @Nullable String from,
        @Nullable String file,
        boolean alone) {
    /** A metric without a file of its own. */
    public Metric(
            String name,
            Goal goal,
            boolean primary,
            Aggregate value,
            boolean deterministic,
            @Nullable BigDecimal onDiverge,
            @Nullable Long examples,
            @Nullable String from,
            boolean alone) {
        this(name, goal, primary, value, deterministic, onDiverge, examples, from, null, alone);
    }
}
