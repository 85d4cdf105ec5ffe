package dev.paribus.store;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parameters in a line: {@code TAB PATH TAB VALUE TAB} and so on, where {@code \\}, {@code \t} and {@code \n} stand for
 * a backslash, a tab and a line end. One path is found without taking the rest apart, because a table of ten thousand rows asks
 * for one or two of a hundred.
 */
final class ParameterLine extends AbstractMap<String, String> {
    private final String line;
    private @Nullable Map<String, String> all;

    ParameterLine(String line) {
        this.line = line;
    }

    static String write(Map<String, String> values) {
        var out = new StringBuilder();
        values.forEach((path, value) ->
                out.append("\t\t").append(escaped(path)).append('\t').append(escaped(value)));
        return out.append("\t\t").toString();
    }

    /** An empty text is written too, so that two tabs stand before a path alone. */
    private static String escaped(String text) {
        if (text.isEmpty()) {
            return "\\0";
        }
        return text.indexOf('\\') < 0 && text.indexOf('\t') < 0 && text.indexOf('\n') < 0
                ? text
                : text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String text(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        var out = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            char next = c == '\\' && i + 1 < escaped.length() ? escaped.charAt(++i) : 0;
            switch (next) {
                case 0 -> out.append(c);
                case 't' -> out.append('\t');
                case 'n' -> out.append('\n');
                case '0' -> {
                    // The empty text.
                }
                default -> out.append(next);
            }
        }
        return out.toString();
    }

    @Override
    public boolean containsKey(Object path) {
        return get(path) != null;
    }

    @Override
    public @Nullable String get(Object path) {
        if (!(path instanceof String name)) {
            return null;
        }
        String key = "\t\t" + escaped(name) + "\t";
        int at = line.indexOf(key);
        if (at < 0) {
            return null;
        }
        int start = at + key.length();
        int end = line.indexOf('\t', start);
        return end < 0 ? null : text(line.substring(start, end));
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        if (all == null) {
            all = taken();
        }
        return all.entrySet();
    }

    private Map<String, String> taken() {
        var out = new LinkedHashMap<String, String>();
        int at = 2;
        while (at < line.length()) {
            int middle = line.indexOf('\t', at);
            int end = middle < 0 ? -1 : line.indexOf('\t', middle + 1);
            if (end < 0) {
                break;
            }
            out.put(text(line.substring(at, middle)), text(line.substring(middle + 1, end)));
            at = end + 2;
        }
        return out;
    }
}
