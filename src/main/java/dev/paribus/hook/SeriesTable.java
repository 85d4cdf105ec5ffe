package dev.paribus.hook;

import dev.paribus.json.JsonLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file of metrics as a table: a row a step, a column a metric, aligned alike in every file so that a diff shows values only. */
final class SeriesTable {
    private static final int WIDTH = 12;

    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private boolean broken;

    private SeriesTable() {}

    /** The lines; those of the file itself when one of them is no JSON. */
    static List<String> of(byte[] content) {
        var table = new SeriesTable();
        try {
            JsonLines.read(new ByteArrayInputStream(content), table.reader());
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory cannot fail", impossible);
        }
        return table.broken
                ? new String(content, StandardCharsets.UTF_8).lines().toList()
                : table.lines();
    }

    private JsonLines.Handler reader() {
        return new JsonLines.Handler() {
            @Override
            public void row(long line, String text, Map<String, @Nullable Object> row) {
                rows.add(row);
                if (!row.containsKey("paribus")) {
                    columns.addAll(row.keySet());
                }
            }

            @Override
            public void malformed(long line, String what, boolean unfinished) {
                broken = true;
            }
        };
    }

    private List<String> lines() {
        var out = new ArrayList<String>();
        for (Map<String, @Nullable Object> row : rows) {
            if (row.containsKey("paribus")) {
                out.add("kept " + row.get("kept") + " of " + row.get("of") + " rows"
                        + (row.containsKey("cut") ? ", cut: " + row.get("cut") : ""));
            }
        }
        out.add(line(columns.stream().map(name -> (Object) name).toList()));
        for (Map<String, @Nullable Object> row : rows) {
            if (!row.containsKey("paribus")) {
                out.add(line(columns.stream().map(row::get).toList()));
            }
        }
        return out;
    }

    private static String line(List<? extends @Nullable Object> cells) {
        var line = new StringBuilder();
        for (Object cell : cells) {
            String text = cell == null ? "" : cell.toString();
            line.append(line.isEmpty() ? "" : "  ")
                    .append(" ".repeat(Math.max(0, WIDTH - text.length())))
                    .append(text);
        }
        return line.toString().stripTrailing();
    }
}
