package dev.paribus.exchange;

import dev.paribus.json.Json;
import dev.paribus.json.JsonLines;
import dev.paribus.json.JsonNumber;
import dev.paribus.model.MetricValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON lines: {@code {"step": 10, "val_f1": 0.81}}; what PARIBUS_METRICS and {@code metrics.jsonl} hold. */
final class MetricLines {
    /** Names that count rows and never are a metric (contracts.md). */
    static final Set<String> RESERVED = Set.of("step", "epoch", "total", "time");

    private MetricLines() {}

    static void read(InputStream in, Reports reports) throws IOException {
        JsonLines.read(in, new JsonLines.Handler() {
            @Override
            public void row(long line, String text, Map<String, @Nullable Object> row) {
                if (!(row.containsKey("paribus") && row.containsKey("kept"))) {
                    report(row, text, reports);
                }
            }

            @Override
            public void malformed(long line, String what, boolean unfinished) {
                reports.unreadable(unfinished
                        ? "the last line (" + line + ") is cut short, as when its writer is killed"
                        : "line " + line + " is no JSON object: " + what);
            }
        });
    }

    private static void report(Map<String, @Nullable Object> row, String text, Reports reports) {
        Object step = row.containsKey("step") ? row.get("step") : row.get("epoch");
        reports.row(step instanceof JsonNumber number && number.finite() ? number.text() : null, text);
        row.forEach((name, value) -> {
            if (RESERVED.contains(name) || value == null) {
                // A logger that writes null has nothing to report in this row.
                return;
            }
            if (value instanceof JsonNumber number) {
                reports.number(name, number.text());
            } else if (value instanceof String word && MetricValue.parse(word).filter(v -> !v.finite()).isPresent()) {
                reports.number(name, word);
            } else {
                reports.other(name, value instanceof String word ? word : Json.write(value));
            }
        });
    }
}
