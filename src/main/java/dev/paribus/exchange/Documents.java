package dev.paribus.exchange;

import dev.paribus.format.Document;
import dev.paribus.format.Yaml;
import dev.paribus.json.Json;
import dev.paribus.json.JsonLines;
import dev.paribus.json.JsonNumber;
import dev.paribus.json.MalformedJson;
import dev.paribus.model.MetricValue;
import dev.paribus.param.ParamNode;
import dev.paribus.param.Scalars;
import dev.paribus.param.Value;
import dev.paribus.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Metrics in JSON, JSON lines and YAML that a script wrote. */
final class Documents {
    private Documents() {}

    /** One value, or an object a line; which of both is told by the first line. */
    static void json(Path file, Set<String> wanted, Reports reports) throws IOException {
        if (lines(file)) {
            jsonLines(file, wanted, reports);
            return;
        }
        Optional<Object> whole = whole(file, reports);
        if (whole.isPresent()) {
            new JsonRow(wanted, reports).document(whole.get());
        }
    }

    /** The value in a file; empty, and said, when it is none. */
    static Optional<Object> whole(Path file, Reports reports) throws IOException {
        if (Files.size(file) > Json.MAX_LENGTH) {
            reports.unreadable(
                    "is larger than " + (Json.MAX_LENGTH >> 20) + " MB and was not read; write an object a line");
            return Optional.empty();
        }
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return Optional.ofNullable(Json.parse(text.startsWith("\ufeff") ? text.substring(1) : text));
        } catch (MalformedJson wrong) {
            reports.unreadable("line " + wrong.line() + ": " + wrong.what());
            return Optional.empty();
        }
    }

    private static boolean lines(Path file) throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            char[] start = new char[JsonLines.MAX_LINE];
            int n = in.read(start);
            String text = n < 0 ? "" : new String(start, 0, n).stripLeading();
            int end = text.indexOf('\n');
            if (end < 0 || text.substring(end).isBlank()) {
                return false;
            }
            Json.parseObject(text.substring(0, end));
            return true;
        } catch (MalformedJson document) {
            return false;
        }
    }

    static void jsonLines(Path file, Set<String> wanted, Reports reports) throws IOException {
        var lines = new Lines(new JsonRow(wanted, reports));
        try (InputStream in = Files.newInputStream(file)) {
            JsonLines.read(in, lines);
        }
        if (lines.malformed > 0) {
            reports.unreadable((lines.malformed == 1 ? "one line is" : lines.malformed + " lines are")
                    + " no JSON object and not read (" + lines.first + ")");
        }
    }

    private static final class Lines implements JsonLines.Handler {
        private final JsonRow rows;
        private long malformed;
        private String first = "";

        Lines(JsonRow rows) {
            this.rows = rows;
        }

        @Override
        public void row(long line, String text, Map<String, @Nullable Object> row) {
            rows.row(row, text);
        }

        @Override
        public void malformed(long line, String what, boolean unfinished) {
            first = malformed++ == 0 ? "line " + line + ": " + what : first;
        }
    }

    static void yaml(Path file, Set<String> wanted, Reports reports) throws IOException {
        if (Files.size(file) > Yaml.MAX_BYTES) {
            reports.unreadable("is larger than " + (Yaml.MAX_BYTES >> 20) + " MB and was not read; write JSON");
            return;
        }
        Document document = Yaml.read(file.getFileName().toString(), Files.readAllBytes(file));
        ParamNode tree = document.tree();
        if (tree == null || !document.ok()) {
            List<Problem> problems = document.problems();
            reports.unreadable(problems.isEmpty() ? "is empty" : problems.get(0).message());
            return;
        }
        new JsonRow(wanted, reports).document(plain(tree));
    }

    /** As {@link Json#parse} would give it, numbers with their digits. */
    private static @Nullable Object plain(ParamNode node) {
        if (node instanceof ParamNode.Mapping mapping) {
            var out = new LinkedHashMap<String, @Nullable Object>();
            mapping.entries().forEach((key, value) -> out.put(key, plain(value)));
            return out;
        } else if (node instanceof ParamNode.Sequence sequence) {
            var out = new ArrayList<@Nullable Object>();
            sequence.items().forEach(item -> out.add(plain(item)));
            return out;
        }
        var scalar = (ParamNode.Scalar) node;
        Value value = scalar.value();
        if (value instanceof Value.Int || value instanceof Value.Real) {
            return MetricValue.parse(scalar.source())
                    .map(number -> number.finite() ? (Object) new JsonNumber(number.text()) : number.text())
                    .orElseGet(() -> new JsonNumber(Scalars.json(value)));
        }
        return value instanceof Value.Null
                ? null
                : value instanceof Value.Bool bool
                        ? (Object) bool.value()
                        : value instanceof Value.Text text ? text.value() : scalar.source();
    }
}
