package dev.paribus.render;

import dev.paribus.evidence.MeanDifference;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.Summary;
import dev.paribus.text.Glyphs;
import dev.paribus.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Metrics of two experiments beside each other, rounded for display. */
final class MetricRows {
    private static final int DIGITS = 3;

    private MetricRows() {}

    /**
     * One metric of both sides.
     *
     * @param before null where there is no value
     * @param after null where there is no value
     * @param difference null where one has no value, or both must not be compared
     * @param direction {@code better}, {@code worse}, {@code equal}, or empty
     * @param interval null where it is unknown
     */
    record Row(
            Metric metric,
            @Nullable MetricSummary before,
            @Nullable MetricSummary after,
            @Nullable String difference,
            String direction,
            @Nullable Interval interval) {
        boolean primary() {
            return metric.primary();
        }

        /** {@code +0.0081 better}; empty without a difference. */
        String told() {
            return difference == null ? "" : difference + " " + direction;
        }

        /** The difference as a share of the older mean; empty where that says nothing. */
        String share() {
            Double old = before == null ? null : before.mean();
            Double mean = after == null ? null : after.mean();
            if (difference == null
                    || old == null
                    || mean == null
                    || old == 0
                    || old.equals(mean)
                    || old > 0 != mean > 0) {
                return "";
            }
            double percent = 100 * (mean - old) / Math.abs(old);
            return Numbers.signed(Numbers.significant(percent, Math.abs(percent) < 10 ? 2 : DIGITS)) + " %";
        }
    }

    /** Welch's two-sided 95 % interval of the difference of the means, after minus before. */
    record Interval(double lower, double upper) {
        String words() {
            return Numbers.signed(Numbers.significant(lower, DIGITS)) + " to "
                    + Numbers.signed(Numbers.significant(upper, DIGITS));
        }

        /** True where no difference at all is within it. */
        boolean open() {
            return lower <= 0 && upper >= 0;
        }
    }

    /** Those that at least one side has a value of. */
    static List<Row> of(List<Metric> metrics, @Nullable Summary before, @Nullable Summary after, boolean comparable) {
        var rows = new ArrayList<Row>();
        for (Metric metric : metrics) {
            Row row = of(metric, before, after, comparable);
            if (row.before() != null || row.after() != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    static Row of(Metric metric, @Nullable Summary before, @Nullable Summary after, boolean comparable) {
        MetricSummary old = measured(before, metric);
        MetricSummary own = measured(after, metric);
        Double then = old == null ? null : old.mean();
        Double now = own == null ? null : own.mean();
        if (!comparable || old == null || own == null || then == null || now == null) {
            return new Row(metric, old, own, null, "", null);
        }
        return new Row(
                metric,
                old,
                own,
                Numbers.difference(now - then, now, own.sd()),
                Differences.word(metric.goal(), Double.compare(now, then)),
                interval(metric, old, own).orElse(null));
    }

    private static Optional<Interval> interval(Metric metric, MetricSummary before, MetricSummary after) {
        MeanDifference difference =
                MeanDifference.of(metric, after.values(), before.values()).orElse(null);
        Double lower = difference == null ? null : difference.lower();
        Double upper = difference == null ? null : difference.upper();
        if (lower == null || upper == null) {
            return Optional.empty();
        }
        boolean more = metric.goal().sign() > 0;
        return Optional.of(new Interval(more ? lower : -upper, more ? upper : -lower));
    }

    private static @Nullable MetricSummary measured(@Nullable Summary summary, Metric metric) {
        MetricSummary found = summary == null ? null : summary.metrics().get(metric.name());
        return found == null || found.mean() == null ? null : found;
    }

    static String mean(@Nullable MetricSummary metric) {
        return metric == null || metric.mean() == null ? "" : Numbers.mean(metric.mean(), metric.sd());
    }

    /** {@code 0.710 ±0.042 n 5}. */
    static String full(MetricSummary metric, Glyphs glyphs) {
        return mean(metric) + (metric.sd() == null ? "" : " " + glyphs.plusMinus() + Numbers.sd(metric.sd())) + " n "
                + metric.n();
    }
}
