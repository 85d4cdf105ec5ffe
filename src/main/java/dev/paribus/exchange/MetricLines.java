package dev.paribus.exchange;

import dev.paribus.json.JsonLines;
import dev.paribus.json.JsonNumber;
import dev.paribus.model.MetricValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON lines as {@code {"step": 10, "val_f1": 0.81}}: what PARIBUS_METRICS and a committed {@code metrics.jsonl} hold. A number
 * in quotes counts for a wanted name, since {@code json.dumps(..., default=str)} writes NumPy's numbers so; null means that the
 * row has nothing for the name, and is told only of a name that never had a number.
 */
final class MetricLines implements JsonLines.Handler {
    private final Set<String> wanted;
    private final Reports reports;
    private final Map<String, String> onlyNull = new HashMap<>();
    private long malformed;
    private String firstMalformed = "";
    private boolean unfinished;

    private MetricLines(Set<String> wanted, Reports reports) {
        this.wanted = wanted;
        this.reports = reports;
        wanted.forEach(name -> onlyNull.put(name, ""));
    }

    static void read(InputStream in, Set<String> wanted, Reports reports) throws IOException {
        var lines = new MetricLines(wanted, reports);
        JsonLines.read(in, lines);
        lines.end();
    }

    @Override
    public void row(long line, String text, Map<String, @Nullable Object> row) {
        if (line == 1 && row.containsKey("paribus") && row.containsKey("kept")) {
            return;
        }
        reports.row(step(row), text);
        if (row.get("total") instanceof JsonNumber total && Names.isStep(total.text())) {
            reports.total(total.text());
        }
        row.forEach((name, value) -> {
            if (Names.RESERVED.contains(name)) {
                return;
            } else if (value instanceof JsonNumber number) {
                number(name, number.text());
            } else if (value instanceof String word
                    && (wanted.contains(name) ? MetricValue.parse(word).isPresent() : nonFinite(word))) {
                number(name, word);
            } else if (wanted.contains(name)) {
                other(name, value, text);
            }
        });
    }

    @Override
    public void malformed(long line, String what, boolean last) {
        if (last) {
            unfinished = true;
        } else if (malformed++ == 0) {
            firstMalformed = "line " + line + ": " + what;
        }
    }

    private void number(String name, String text) {
        onlyNull.remove(name);
        reports.number(name, text);
    }

    private void other(String name, @Nullable Object value, String text) {
        if (value == null) {
            onlyNull.computeIfPresent(name, (same, before) -> before.isEmpty() ? Excerpt.around(text, name) : before);
        } else if (value instanceof String word) {
            reports.other(name, Excerpt.text(word));
        } else {
            reports.other(
                    name, value instanceof List ? "a list" : value instanceof Map ? "an object" : value.toString());
        }
    }

    private void end() {
        for (String name : wanted) {
            String line = onlyNull.getOrDefault(name, "");
            if (!line.isEmpty()) {
                reports.row(null, line);
                reports.other(name, "null");
            }
        }
        if (malformed > 0) {
            reports.unreadable(
                    malformed == 1
                            ? "one line is no JSON object and was not read (" + firstMalformed + ")"
                            : malformed + " lines are no JSON objects and were not read (the first is " + firstMalformed
                                    + ")");
        }
        if (unfinished) {
            reports.unreadable("the last line is cut short and was not read");
        }
    }

    private @Nullable String step(Map<String, @Nullable Object> row) {
        String name = row.containsKey("step") ? "step" : "epoch";
        if (row.get(name) instanceof JsonNumber number && Names.isStep(number.text())) {
            reports.unit(name);
            return number.text();
        }
        return null;
    }

    /** As {@link MetricFile} writes it. */
    private static boolean nonFinite(String word) {
        return word.equals("NaN") || word.equals("Infinity") || word.equals("-Infinity");
    }
}
