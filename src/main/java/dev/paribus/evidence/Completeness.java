package dev.paribus.evidence;

import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which seeds of an arm count as measured, and the numbers that then stand for them (evidence R6). */
final class Completeness {
    private final Arm arm;
    private final List<Metric> metrics;

    Completeness(Arm arm, List<Metric> metrics) {
        this.arm = arm;
        this.metrics = metrics;
    }

    /** Why seeds are not measured, e.g. {@code seed 3 timeout, seed 4 val_f1 is NaN}; empty when all are. */
    Optional<String> lacking(Collection<String> needed) {
        var out = new ArrayList<String>();
        for (int seed : arm.seeds()) {
            String why = lacking(seed, needed);
            if (why != null) {
                out.add("seed " + seed + " " + why);
            }
        }
        return out.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", out));
    }

    /** How many planned seeds are measured. */
    int measured(Collection<String> needed) {
        return (int) arm.seeds().stream()
                .filter(seed -> lacking(seed, needed) == null)
                .count();
    }

    private @Nullable String lacking(int seed, Collection<String> needed) {
        Map<String, MetricValue> values = arm.values().get(seed);
        if (values == null) {
            return arm.ends().getOrDefault(seed, "not run");
        }
        for (Metric metric : metrics) {
            MetricValue value = values.get(metric.name());
            if (value != null && !value.finite() && metric.onDiverge() == null) {
                return metric.name() + " is " + value;
            }
        }
        for (String name : needed) {
            if (!values.containsKey(name)) {
                return "without " + name;
            }
        }
        return null;
    }

    /** The numbers of one metric by planned seed, imputed where the project says so; only of seeds that have one. */
    Map<Integer, BigDecimal> numbers(Metric metric) {
        var out = new LinkedHashMap<Integer, BigDecimal>();
        for (int seed : arm.seeds()) {
            MetricValue value = arm.values().getOrDefault(seed, Map.of()).get(metric.name());
            BigDecimal number = value == null || value.finite() ? decimal(value) : metric.onDiverge();
            if (number != null) {
                out.put(seed, number);
            }
        }
        return out;
    }

    /** How many values of a metric were imputed. */
    int imputed(Metric metric) {
        return (int) arm.seeds().stream()
                .map(seed -> arm.values().getOrDefault(seed, Map.of()).get(metric.name()))
                .filter(value -> value != null && !value.finite())
                .count();
    }

    private static @Nullable BigDecimal decimal(@Nullable MetricValue value) {
        return value == null ? null : value.decimal();
    }
}
