package dev.paribus.exchange;

import dev.paribus.json.Json;
import dev.paribus.json.JsonNumber;
import dev.paribus.model.MetricValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;

/** Writes {@code results/seed-N/metrics.jsonl}: the thinned series, at most 24 KB, beginning with what was kept. */
public final class MetricFile {
    /** The most that is committed a seed, in bytes. */
    public static final int MAX_BYTES = 24 << 10;

    private MetricFile() {}

    /**
     * First {@code {"paribus": 1, "kept": n, "of": N}} (rows), then one JSON object a row with its step and values, NaN and
     * infinities as strings. {@code "cut": [NAME...]} in the first line names metrics whose value cannot be computed from it.
     */
    public static byte[] thin(Measured measured) {
        return write(measured.series());
    }

    /**
     * The same.
     *
     * @param naming takes out of a metric's name what must not be committed; a script may name one as it likes
     */
    public static byte[] thin(Measured measured, UnaryOperator<String> naming) {
        return write(measured.series().named(naming));
    }

    static byte[] write(Series series) {
        var head = new LinkedHashMap<String, Object>();
        head.put("paribus", 1);
        head.put("kept", series.rows().size());
        head.put("of", series.total());
        if (!series.cut().isEmpty()) {
            head.put("cut", series.cut());
        }
        var out = new StringBuilder(Json.write(head)).append('\n');
        for (Series.Row row : series.rows()) {
            var line = new LinkedHashMap<String, Object>();
            if (row.step() != null) {
                line.put("step", new JsonNumber(row.step()));
            }
            row.values().forEach(named -> line.put(named.name(), json(named.value())));
            out.append(Json.write(line)).append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Object json(MetricValue value) {
        return value.finite() ? new JsonNumber(value.text()) : value.text();
    }
}
