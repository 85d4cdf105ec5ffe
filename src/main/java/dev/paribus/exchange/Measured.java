package dev.paribus.exchange;

import dev.paribus.model.MetricValue;
import dev.paribus.problem.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt measured.
 *
 * @param values declared metrics in the project's order, aggregated as declared; one that was never reported as a number is
 *     absent; NaN and infinities are there
 * @param from declared metric to where its value stands, for each of {@code values}
 * @param series every reported metric, declared ones first, thinned
 * @param problems warnings and notes: two sources that disagree, lines that are no JSON, names beyond the limit
 * @param cause why the attempt counts as failed (a metric is missing or is text), in words for a person; null when it does not
 */
public record Measured(
        Map<String, MetricValue> values,
        Map<String, Origin> from,
        Series series,
        List<Problem> problems,
        @Nullable String cause) {
    /**
     * Where a value was found.
     *
     * @param source {@code PARIBUS_METRICS}, {@code standard output} or a file's name
     * @param line the text that holds it, at most 200 characters
     */
    public record Origin(String source, String line) {}

    public Measured {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        from = Collections.unmodifiableMap(new LinkedHashMap<>(from));
        problems = List.copyOf(problems);
    }

    /** A declared metric whose value is not finite; empty when there is none. */
    public Optional<String> diverged() {
        return values.entrySet().stream()
                .filter(e -> !e.getValue().finite())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The sources of all values, in order, joined by commas; {@code none} without a value. */
    public String sources() {
        List<String> names =
                from.values().stream().map(Origin::source).distinct().toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
