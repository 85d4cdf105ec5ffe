package dev.paribus.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One metric over the seeds that have a finite value.
 *
 * @param mean arithmetic mean, to 12 significant digits at most; null without a value
 * @param sd sample standard deviation (n - 1); null below two values
 * @param n number of finite values
 * @param values of each seed in the order of the seeds, not finite ones included
 */
public record MetricSummary(@Nullable Double mean, @Nullable Double sd, int n, List<MetricValue> values) {
    public MetricSummary {
        values = List.copyOf(values);
    }
}
