package dev.paribus.workflow.history;

import dev.paribus.exchange.CommittedSeries;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The mean course of a metric over the seeds of an experiment, from what is committed. */
final class CommittedCurves {
    private static final int POINTS = 16;

    private final Session session;

    CommittedCurves(Session session) {
        this.session = session;
    }

    /** Step to mean, over the steps that every seed has; empty for fewer than two. */
    Map<String, Double> mean(Oid commit, List<Integer> seeds, String metric) {
        var wanted = seeds.stream()
                .map(seed -> new FileAt(commit, session.place().seed(seed) + "metrics.jsonl"))
                .toList();
        Map<FileAt, Blob> files = session.git().files(wanted);
        var all = new ArrayList<Map<String, Double>>();
        for (FileAt file : wanted) {
            Blob blob = files.get(file);
            if (blob != null) {
                all.add(CommittedSeries.of(blob.content(), metric));
            }
        }
        var out = new LinkedHashMap<String, Double>();
        if (all.isEmpty()) {
            return out;
        }
        for (String step : all.get(0).keySet()) {
            List<@Nullable Double> values = new ArrayList<>();
            all.forEach(series -> values.add(series.get(step)));
            if (values.stream().allMatch(Objects::nonNull)) {
                double sum = 0;
                for (Double value : values) {
                    sum += value == null ? 0 : value;
                }
                out.put(step, sum / values.size());
            }
        }
        return out.size() < 2 ? Map.of() : out;
    }

    /** Some of the steps, the first and the last among them. */
    static List<String> few(List<String> steps) {
        var out = new ArrayList<String>();
        int most = Math.min(POINTS, steps.size());
        for (int i = 0; i < most; i++) {
            out.add(steps.get(most == 1 ? 0 : i * (steps.size() - 1) / (most - 1)));
        }
        return out;
    }
}
