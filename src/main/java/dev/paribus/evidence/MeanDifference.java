package dev.paribus.evidence;

import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far two measured means lie apart, for people: shown beside a verdict, never one itself. Turned so that positive is
 * better.
 *
 * @param gain difference of the means
 * @param lower lower end of Welch's two-sided 95 % interval; null where an arm has fewer than two values or none varies
 * @param upper its upper end; null with {@code lower}
 * @param n values of the one
 * @param otherN values of the other
 */
public record MeanDifference(
        double gain, @Nullable Double lower, @Nullable Double upper, int n, int otherN) {
    /** The difference; empty where one of the arms has no finite value. */
    public static Optional<MeanDifference> of(Metric metric, List<MetricValue> values, List<MetricValue> others) {
        List<BigDecimal> y = finite(values);
        List<BigDecimal> x = finite(others);
        if (y.isEmpty() || x.isEmpty()) {
            return Optional.empty();
        }
        Bound gain = Bound.parent(metric.goal());
        double apart = Statistics.recorded(Estimates.difference(y, x, gain));
        if (y.size() < 2 || x.size() < 2) {
            return Optional.of(new MeanDifference(apart, null, null, y.size(), x.size()));
        }
        Estimate estimate = Estimates.welch(y, x, gain);
        boolean still = estimate.se().signum() == 0;
        return Optional.of(new MeanDifference(
                apart,
                still ? null : Double.valueOf(Statistics.recorded(estimate.lower())),
                still ? null : Double.valueOf(Statistics.recorded(estimate.upper())),
                y.size(),
                x.size()));
    }

    private static List<BigDecimal> finite(List<MetricValue> values) {
        return values.stream()
                .map(MetricValue::decimal)
                .filter(Objects::nonNull)
                .toList();
    }
}
