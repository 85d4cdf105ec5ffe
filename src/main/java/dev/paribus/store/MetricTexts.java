package dev.paribus.store;

import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.Look;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.Project;
import dev.paribus.model.Summary;
import dev.paribus.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The metric lines of trailers and history: rounded for people, the exact values stand in the summary. */
public final class MetricTexts {
    private MetricTexts() {}

    /**
     * One line for each declared metric that has a value, primary first.
     *
     * @param parent the parent's results; null without one: then only the differences that the newest look recorded are shown
     */
    public static List<MetricLine> of(Project project, Summary summary, @Nullable Summary parent) {
        var out = new ArrayList<MetricLine>();
        for (Metric metric : project.metrics()) {
            MetricSummary own = summary.metrics().get(metric.name());
            if (own != null && own.mean() != null) {
                MetricLine line = line(metric, own, summary, parent);
                out.add(metric.primary() ? 0 : out.size(), line);
            }
        }
        return out;
    }

    private static MetricLine line(Metric metric, MetricSummary own, Summary summary, @Nullable Summary parent) {
        double mean = own.mean() == null ? Double.NaN : own.mean();
        Optional<Look> look = summary.newest();
        Optional<CriterionVerdict> verdict = look.flatMap(l -> judged(l, metric.name()));
        Double difference = difference(metric, mean, parent, verdict.orElse(null));
        Double p = verdict.map(CriterionVerdict::pSupported).orElse(null);
        return new MetricLine(
                metric.name(),
                Numbers.mean(mean, own.sd()),
                own.sd() == null ? null : Numbers.sd(own.sd()),
                own.n(),
                difference == null ? null : Numbers.difference(difference, mean, own.sd()),
                p == null ? null : Numbers.probability(p),
                p == null ? null : look.map(Look::k).orElse(null));
    }

    private static Optional<CriterionVerdict> judged(Look look, String metric) {
        return look.criteria().stream()
                .filter(c -> c.criterion().metric().equals(metric))
                .findFirst();
    }

    /** Child minus parent in the metric's own direction, unlike the gain, which is turned so that more is better. */
    private static @Nullable Double difference(
            Metric metric, double mean, @Nullable Summary parent, @Nullable CriterionVerdict verdict) {
        MetricSummary other = parent == null ? null : parent.metrics().get(metric.name());
        if (other != null && other.mean() != null) {
            return mean - other.mean();
        }
        Double gain = verdict == null ? null : verdict.gain();
        return gain == null ? null : gain * metric.goal().sign();
    }
}
