package dev.paribus.exchange;

import dev.paribus.exchange.Series.Column;
import dev.paribus.exchange.Series.Point;
import dev.paribus.json.Json;
import dev.paribus.json.JsonNumber;
import dev.paribus.model.MetricValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes {@code results/seed-N/metrics.jsonl}: the thinned series, at most 24 KB, beginning with what was kept. */
public final class MetricFile {
    /** The most that is committed a seed, in bytes; only values that the declared rule needs may go beyond. */
    public static final int MAX_BYTES = 24 << 10;

    private static final int COARSEST = 64;

    private MetricFile() {}

    /** First {@code {"paribus": 1, "kept": n, "of": N}} (rows), then one JSON object a row with its step and values. */
    public static byte[] thin(Measured measured) {
        Series series = measured.series();
        List<Column> declared = series.columns().stream().filter(Column::declared).toList();
        List<Column> others = new ArrayList<>(series.columns().stream().filter(c -> !c.declared()).toList());
        int coarse = 1;
        byte[] file = write(declared, 1, others, coarse, series.total());
        while (file.length > MAX_BYTES && coarse < 8 && !others.isEmpty()) {
            coarse *= 2;
            file = write(declared, 1, others, coarse, series.total());
        }
        while (file.length > MAX_BYTES && !others.isEmpty()) {
            others.remove(others.size() - 1);
            file = write(declared, 1, others, coarse, series.total());
        }
        for (int every = 2; file.length > MAX_BYTES && every <= COARSEST; every *= 2) {
            file = write(declared, every, others, coarse, series.total());
        }
        return file;
    }

    private static byte[] write(List<Column> declared, int every, List<Column> others, int otherEvery, long total) {
        Map<Long, Map<String, @Nullable Object>> rows = new TreeMap<>();
        declared.forEach(column -> add(rows, column, every));
        others.forEach(column -> add(rows, column, otherEvery));
        var out = new StringBuilder();
        var head = new LinkedHashMap<String, Object>();
        head.put("paribus", 1);
        head.put("kept", rows.size());
        head.put("of", total);
        out.append(Json.write(head)).append('\n');
        rows.values().forEach(row -> out.append(Json.write(row)).append('\n'));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void add(Map<Long, Map<String, @Nullable Object>> rows, Column column, int every) {
        for (int i = 0; i < column.points().size(); i++) {
            Point point = column.points().get(i);
            if (point.required() || i % every == 0) {
                Map<String, @Nullable Object> row = rows.computeIfAbsent(point.row(), r -> new LinkedHashMap<>());
                if (point.step() != null) {
                    row.putIfAbsent("step", new JsonNumber(point.step()));
                }
                row.put(column.name(), value(point.text()));
            }
        }
    }

    private static Object value(String text) {
        MetricValue value = MetricValue.parse(text).orElseThrow();
        return value.finite() ? new JsonNumber(text.startsWith("+") ? text.substring(1) : text) : value.text();
    }
}
