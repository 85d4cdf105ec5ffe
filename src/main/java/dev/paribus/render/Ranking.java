package dev.paribus.render;

import dev.paribus.model.Metric;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.verb.Compare;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which of several experiments has the best mean of a metric. Only those that may be compared compete.
 */
final class Ranking {
    private Ranking() {}

    /** Their rows; empty where fewer than two compete, or all have the same mean. */
    static Set<Integer> best(List<Compare.Row> rows, Metric metric) {
        List<Double> gains = rows.stream().map(row -> gain(row, metric)).toList();
        List<Double> known = gains.stream().filter(gain -> !gain.isNaN()).toList();
        double most = known.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        if (known.size() < 2 || known.stream().allMatch(gain -> Objects.equals(gain, most))) {
            return Set.of();
        }
        return new TreeSet<>(IntStream.range(0, gains.size())
                .filter(i -> gains.get(i) == most)
                .boxed()
                .toList());
    }

    private static double gain(Compare.Row row, Metric metric) {
        Summary summary = row.side().summary();
        MetricSummary measured = summary == null ? null : summary.metrics().get(metric.name());
        Double mean = measured == null ? null : measured.mean();
        return mean == null || !competes(row)
                ? Double.NaN
                : mean * metric.goal().sign();
    }

    /** Not where the numbers count for nothing, nor where they were made on other data, though that was the declared change. */
    private static boolean competes(Compare.Row row) {
        return row.comparable() && !otherData(row) && !Verdict.VOID.word().equals(SideWords.verdict(row.side()));
    }

    /** True for one that may be held against the first one, its parent, but not against the others. */
    static boolean otherData(Compare.Row row) {
        return row.comparable()
                && row.contrast() != null
                && !row.contrast().data().changes().isEmpty();
    }
}
