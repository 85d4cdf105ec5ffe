package dev.paribus.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one seed gave.
 *
 * @param seed the seed
 * @param values declared metrics in the project's order; a missing one is absent
 * @param attempts in order of their start; the last one gave the values
 * @param ran what the last attempt ran; null when nothing was measured
 */
public record SeedResult(
        int seed,
        Map<String, MetricValue> values,
        List<AttemptSummary> attempts,
        @Nullable Ran ran) {
    public SeedResult {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        attempts = List.copyOf(attempts);
    }

    /** How often the newest attempt goes on from an earlier one, and that from an earlier one. */
    public int resumed() {
        int count = 0;
        String wanted =
                attempts.isEmpty() ? null : attempts.get(attempts.size() - 1).resumed();
        for (int i = attempts.size() - 2; i >= 0 && wanted != null; i--) {
            if (attempts.get(i).token().equals(wanted)) {
                count++;
                wanted = attempts.get(i).resumed();
            }
        }
        return wanted == null ? count : count + 1;
    }

    /** How the newest attempt's results came here; empty when it ran here. */
    public Optional<Collected> collected() {
        return attempts.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(attempts.get(attempts.size() - 1).collected());
    }

    /** How the newest attempt ended. */
    public AttemptEnd end() {
        return attempts.isEmpty()
                ? AttemptEnd.UNKNOWN
                : attempts.get(attempts.size() - 1).end();
    }
}
