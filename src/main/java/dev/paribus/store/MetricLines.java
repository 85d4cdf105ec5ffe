package dev.paribus.store;

import dev.paribus.model.Entry.MetricLine;
import java.util.ArrayList;
import java.util.List;
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
        List<String> words = words(text);
        if (words.size() < 2) {
            return Optional.empty();
        }
        String sd = null;
        String delta = null;
        String p = null;
        int n = 0;
        Integer k = null;
        for (int i = 2; i + 1 < words.size(); i += 2) {
            String value = words.get(i + 1);
            switch (words.get(i)) {
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
        return Optional.of(new MetricLine(words.get(0), words.get(1), sd, n, delta, p, k));
    }

    /** Parted by blanks; a leading blank makes an empty first word. */
    private static List<String> words(String text) {
        var out = new ArrayList<String>(12);
        int at = 0;
        while (at <= text.length()) {
            int blank = text.indexOf(' ', at);
            int end = blank < 0 ? text.length() : blank;
            if (end > at || at == 0) {
                out.add(text.substring(at, end));
            }
            at = end + 1;
        }
        return out;
    }

    private static int count(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return 0;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }
}
