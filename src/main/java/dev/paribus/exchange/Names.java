package dev.paribus.exchange;

import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names under which numbers are kept: what scripts call the declared metrics, and others that could be metrics.
 *
 * @param metrics declared ones in the project's order
 */
record Names(List<Metric> metrics) {
    /** Names that count and are never a metric. */
    static final Set<String> RESERVED = Set.of("step", "epoch", "total", "time");

    private static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_./@-]{0,99}");
    private static final int LONGEST_STEP = 40;

    /** What the script calls a metric. */
    static String of(Metric metric) {
        return metric.from() == null ? metric.name() : metric.from();
    }

    /** A finite number short enough to be repeated on every row. */
    static boolean isStep(String text) {
        return text.length() <= LONGEST_STEP && !Double.isNaN(MetricValue.nearest(text));
    }

    /** What scripts call the declared metrics. */
    Set<String> wanted() {
        var out = new LinkedHashSet<String>();
        metrics.forEach(metric -> out.add(of(metric)));
        return out;
    }

    /** Can be kept beside the declared metrics: has a metric's form, and would not be mistaken for one that is mapped. */
    boolean keepable(String undeclared) {
        return FORM.matcher(undeclared).matches()
                && !RESERVED.contains(undeclared)
                && metrics.stream().noneMatch(metric -> metric.name().equals(undeclared));
    }

    /** How many of the newest values the declared metrics need of this name, at least 1. */
    int newest(String name) {
        return metrics.stream()
                .filter(metric -> of(metric).equals(name))
                .mapToInt(metric -> metric.value().last())
                .max()
                .orElse(1);
    }
}
