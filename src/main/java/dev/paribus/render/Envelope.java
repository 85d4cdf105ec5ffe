package dev.paribus.render;

import dev.paribus.json.Json;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one JSON object of {@code --json}: {@code {"paribus":1,"kind":"log","data":[...],"problems":[...]}}. */
public final class Envelope {
    private Envelope() {}

    /** Who is going to read it. */
    public enum Reader {
        /** Indented. */
        PERSON,
        /** On one line. */
        PROGRAM
    }

    /**
     * The object as text.
     *
     * @param kind the verb
     * @param reader who is going to read it
     */
    public static String text(
            String kind, List<Map<String, @Nullable Object>> data, List<Problem> problems, Reader reader) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("paribus", 1);
        out.put("kind", kind);
        out.put("data", data);
        out.put("problems", problems.stream().map(Envelope::problem).toList());
        return shown(reader == Reader.PERSON ? Json.pretty(out) : Json.write(out));
    }

    /**
     * The same JSON with every character escaped that could do something to a terminal, and half of a surrogate pair replaced; such
     * stand in strings only.
     */
    static String shown(String json) {
        if (json.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F))) {
            return json;
        }
        var out = new StringBuilder(json.length() + 64);
        json.codePoints().forEach(c -> {
            if (c == '\n' || Escape.harmless(c)) {
                out.appendCodePoint(c);
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                // Half of a pair: strict readers refuse the whole text for it.
                out.append("\\ufffd");
            } else {
                for (char unit : Character.toChars(c)) {
                    out.append(String.format("\\u%04x", (int) unit));
                }
            }
        });
        return out.toString();
    }

    private static Map<String, @Nullable Object> problem(Problem problem) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("severity", problem.severity().word());
        out.put("code", problem.code());
        out.put("message", problem.message());
        out.put("location", problem.location() == null ? null : location(problem.location()));
        var related = new ArrayList<Map<String, @Nullable Object>>();
        for (Problem.Related one : problem.related()) {
            var more = new LinkedHashMap<String, @Nullable Object>();
            more.put("message", one.message());
            more.put("location", location(one.location()));
            related.add(more);
        }
        out.put("related", related);
        out.put("hint", problem.hint());
        return out;
    }

    private static Map<String, @Nullable Object> location(Location location) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("revision", location.revision());
        out.put("path", location.path());
        out.put("line", location.line());
        out.put("column", location.column());
        out.put("end_line", location.endLine());
        out.put("end_column", location.endColumn());
        return out;
    }
}
