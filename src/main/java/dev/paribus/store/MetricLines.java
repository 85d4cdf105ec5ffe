package dev.paribus.store;

import dev.paribus.model.Entry.MetricLine;
import java.util.Optional;

/** The value of an {@code Experiment-Metric} trailer: {@code NAME MEAN [sd SD] n N [delta D] [p P] [k K]}. */
final class MetricLines {
    private MetricLines() {}

    static String write(MetricLine metric) {
        var out = new StringBuilder(metric.name()).append(' ').append(metric.mean());
        if (metric.sd() != null) {
            out.append(" sd ").append(metric.sd());
        }
        out.append(" n ").append(metric.n());
        if (metric.delta() != null) {
            out.append(" delta ").append(metric.delta());
        }
        if (metric.p() != null) {
            out.append(" p ").append(metric.p());
        }
        if (metric.k() != null) {
            out.append(" k ").append(metric.k());
        }
        return out.toString();
    }

    static Optional<MetricLine> parse(String text) {
        String[] words = text.split(" +");
        if (words.length < 2) {
            return Optional.empty();
        }
        String sd = null;
        String delta = null;
        String p = null;
        int n = 0;
        Integer k = null;
        for (int i = 2; i + 1 < words.length; i += 2) {
            String value = words[i + 1];
            switch (words[i]) {
                case "sd" -> sd = value;
                case "delta" -> delta = value;
                case "p" -> p = value;
                case "n" -> n = count(value);
                case "k" -> k = count(value);
                default -> {
                    // A later build's addition; what is known is enough.
                }
            }
        }
        return Optional.of(new MetricLine(words[0], words[1], sd, n, delta, p, k));
    }

    private static int count(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
