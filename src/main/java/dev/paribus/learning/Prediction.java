package dev.paribus.learning;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import org.jspecify.annotations.Nullable;

/**
 * What was expected of an experiment before it ran, and what came.
 *
 * @param name the experiment
 * @param kind of its change
 * @param gain expected in the primary metric's unit if it works, positive is better; null: not said
 * @param probability expected chance that it works, 0 to 1; null: not said
 * @param supported whether it worked: its verdict is {@code supported}; refuted and inconclusive ones did not
 * @param observed measured difference to the parent, turned so that positive is better; null: unknown
 */
public record Prediction(
        ExperimentName name,
        ChangeKind kind,
        @Nullable Double gain,
        @Nullable Double probability,
        boolean supported,
        @Nullable Double observed) {
    /** Gain times probability: what it promised on average; null unless both were said. */
    public @Nullable Double promised() {
        return gain == null || probability == null ? null : Double.valueOf(gain * probability);
    }

    /** What it brought: the measured difference where it is supported, else nothing, because it is not kept. */
    public double brought() {
        return supported && observed != null ? observed : 0;
    }
}
