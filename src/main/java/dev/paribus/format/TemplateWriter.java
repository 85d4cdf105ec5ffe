package dev.paribus.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fills a template: its order, its comments and the style of its values stay, its values are replaced. An
 * example comes to life when there is a value for it; what the template does
 * not know is put where entries end.
 */
final class TemplateWriter {
    private static final int INDENT = 2;

    private final Absent absent;
    private final Map<String, List<String>> verbatim;

    /** What becomes of a top-level entry of the template that has no value. */
    enum Absent {
        /** It goes, with the comment right above it. */
        DROPPED,
        /** It is put behind a {@code #}. */
        EXAMPLE
    }

    /**
     * @param verbatim top-level keys whose lines are given as they are to stand
     */
    TemplateWriter(Absent absent, Map<String, List<String>> verbatim) {
        this.absent = absent;
        this.verbatim = verbatim;
    }

    /** The lines of the filled template. */
    List<String> fill(List<String> template, Map<String, ?> values) {
        List<TemplateLine> lines = TemplateLine.parse(template, 0);
        List<String> filled = mapping(lines, values, 0);
        verbatim.forEach((key, text) -> {
            if (lines.stream()
                    .noneMatch(line ->
                            line.kind() == TemplateLine.Kind.ENTRY && line.key().equals(key))) {
                filled.addAll(text);
            }
        });
        var out = new ArrayList<String>();
        for (String line : filled) {
            boolean doubled =
                    line.isBlank() && (out.isEmpty() || out.get(out.size() - 1).isBlank());
            if (!doubled) {
                out.add(line);
            }
        }
        while (!out.isEmpty() && out.get(out.size() - 1).isBlank()) {
            out.remove(out.size() - 1);
        }
        return out;
    }

    private List<String> mapping(List<TemplateLine> lines, Map<String, ?> values, int indent) {
        Map<String, Object> left = given(values);
        if (indent == 0) {
            verbatim.keySet().forEach(left::remove);
        }
        Set<String> active = new LinkedHashSet<>();
        lines.stream().filter(l -> l.kind() == TemplateLine.Kind.ENTRY).forEach(l -> active.add(l.key()));
        Map<String, Object> unknown = new LinkedHashMap<>(left);
        lines.forEach(l -> unknown.remove(l.key()));
        int place = place(lines, indent);
        var out = new ArrayList<String>();
        var above = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            TemplateLine line = lines.get(i);
            if (i == place) {
                out.addAll(appended(unknown, indent));
            }
            if (line.kind() == TemplateLine.Kind.COMMENT) {
                above.add(line.text());
                continue;
            }
            List<String> made = line(line, left, active, indent);
            boolean raw =
                    indent == 0 && !verbatim.getOrDefault(line.key(), List.of()).isEmpty();
            boolean dropped = line.kind() == TemplateLine.Kind.ENTRY && made.isEmpty();
            // The first comment of a file speaks of the file; verbatim lines bring their own.
            if ((!dropped && !raw) || (out.isEmpty() && indent == 0)) {
                out.addAll(above);
            }
            above.clear();
            out.addAll(made);
        }
        out.addAll(above);
        if (place >= lines.size()) {
            out.addAll(appended(unknown, indent));
        }
        return out;
    }

    /** Where unknown entries go: before verbatim lines at the top, else behind the last entry. */
    private int place(List<TemplateLine> lines, int indent) {
        int last = lines.size();
        int behind = indent == 0 ? lines.size() : 0;
        for (int i = 0; i < lines.size(); i++) {
            TemplateLine line = lines.get(i);
            if (indent == 0 && verbatim.containsKey(line.key())) {
                last = i;
            }
            behind = indent > 0 && line.kind() == TemplateLine.Kind.ENTRY ? i + 1 : behind;
        }
        return indent == 0 ? last : behind;
    }

    private List<String> line(TemplateLine line, Map<String, Object> values, Set<String> active, int indent) {
        if (indent == 0 && line.kind() == TemplateLine.Kind.ENTRY && verbatim.containsKey(line.key())) {
            return verbatim.getOrDefault(line.key(), List.of());
        }
        Object value = values.get(line.key());
        boolean entry = line.kind() == TemplateLine.Kind.ENTRY;
        boolean wakes = line.kind() == TemplateLine.Kind.EXAMPLE && value != null && active.add(line.key());
        if (value != null && (entry || wakes)) {
            return filled(line, value, indent);
        }
        boolean version = indent == 0 && line.key().equals("paribus");
        boolean example = indent == 0 && absent == Absent.EXAMPLE && !version;
        if (entry && !version && !example) {
            return List.of();
        }
        var out = new ArrayList<>(List.of(entry && example ? "# " + line.text() : line.text()));
        line.body().forEach(below -> out.add(entry && example && !below.startsWith("#") ? "#" + below : below));
        return out;
    }

    private List<String> filled(TemplateLine line, Object value, int indent) {
        List<TemplateLine> below = TemplateLine.parse(line.body(), indent + INDENT);
        boolean nested =
                line.value().isEmpty() && below.stream().anyMatch(l -> !l.key().isEmpty());
        var entry = new TemplateEntry(line.key(), line, indent);
        if (nested && value instanceof Map<?, ?> map) {
            var out = new ArrayList<>(List.of(entry.head("")));
            out.addAll(mapping(below, given(map), indent + INDENT));
            return out;
        }
        return entry.lines(value);
    }

    private static List<String> appended(Map<String, Object> values, int indent) {
        var out = new ArrayList<String>();
        values.forEach((key, value) -> out.addAll(new TemplateEntry(key, null, indent).lines(value)));
        return out;
    }

    /** The values that are there; null and empty collections count as none. */
    private static Map<String, Object> given(Map<?, ?> values) {
        var out = new LinkedHashMap<String, Object>();
        values.forEach((key, value) -> {
            if (!nothing(value)) {
                out.put(String.valueOf(key), value);
            }
        });
        return out;
    }

    private static boolean nothing(@Nullable Object value) {
        return value == null
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof Collection<?> items && items.isEmpty());
    }
}
