package dev.paribus.exchange;

import dev.paribus.json.JsonLines;
import dev.paribus.json.JsonNumber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The points of one metric in a committed {@code metrics.jsonl}. */
public final class CommittedSeries {
    private CommittedSeries() {}

    /** Names of everything that has a finite value at some step, in the order of their first one. */
    public static Set<String> names(byte[] file) {
        var out = new LinkedHashSet<String>();
        read(file, row -> {
            if (row.get("step") instanceof JsonNumber) {
                row.forEach((name, value) -> {
                    if (!name.equals("step") && value instanceof JsonNumber) {
                        out.add(name);
                    }
                });
            }
        });
        return out;
    }

    /** Step to value, in the order of the file; rows without a step, and values that are not finite, are left out. */
    public static Map<String, Double> of(byte[] file, String metric) {
        var out = new LinkedHashMap<String, Double>();
        read(file, row -> {
            if (row.get("step") instanceof JsonNumber step && row.get(metric) instanceof JsonNumber number) {
                double value = Double.parseDouble(number.text());
                if (Double.isFinite(value) && Names.isStep(step.text())) {
                    out.put(step.text(), value);
                }
            }
        });
        return out;
    }

    private static void read(byte[] file, Consumer<Map<String, @Nullable Object>> rows) {
        var handler = new JsonLines.Handler() {
            @Override
            public void row(long line, String text, Map<String, @Nullable Object> row) {
                rows.accept(row);
            }

            @Override
            public void malformed(long line, String what, boolean last) {
                // check tells it.
            }
        };
        try {
            JsonLines.read(new ByteArrayInputStream(file), handler);
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory cannot fail", impossible);
        }
    }
}
