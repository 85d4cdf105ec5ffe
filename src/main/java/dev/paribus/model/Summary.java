package dev.paribus.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The results of one experiment, {@code results/summary.yaml}.
 *
 * @param name the experiment whose results these are
 * @param state PARTIAL, MEASURED, FAILED or ABORTED
 * @param verdict of the newest look; null for a baseline and before there is one
 * @param reason one sentence: why this verdict or this failure
 * @param metrics declared metrics in the project's order
 * @param looks oldest first; append-only
 * @param smoke the newest smoke run that passed, or the one that ended an aborted experiment, with its own {@code ran}; null
 *     without one
 * @param seeds in the record's order, then those of amendments
 * @param outputs files left behind, capped in number
 */
public record Summary(
        ExperimentName name,
        State state,
        @Nullable Verdict verdict,
        String reason,
        Map<String, MetricSummary> metrics,
        List<Look> looks,
        @Nullable SeedResult smoke,
        List<SeedResult> seeds,
        List<Output> outputs) {
    /** How the label of collected results begins. */
    public static final String COLLECTED = "collected: ";

    public Summary {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        looks = List.copyOf(looks);
        seeds = List.copyOf(seeds);
        outputs = List.copyOf(outputs);
    }

    /** The label of results that were not all measured here, {@code collected: seeds 1, 2}; empty when they were. */
    public Optional<String> collectedLabel() {
        var numbers = new ArrayList<String>();
        for (SeedResult seed : seeds) {
            if (seed.collected().isPresent()) {
                numbers.add(String.valueOf(seed.seed()));
            }
        }
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(COLLECTED + (numbers.size() == 1 ? "seed " : "seeds ") + String.join(", ", numbers));
    }

    /** The newest look. */
    public Optional<Look> newest() {
        return looks.isEmpty() ? Optional.empty() : Optional.of(looks.get(looks.size() - 1));
    }
}
