package dev.paribus.store;

import dev.paribus.param.ParamNode;
import dev.paribus.param.Scalars;
import dev.paribus.param.Value;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parameters in a line, by path as text: without quotes, numbers as they are written. The line is {@code TAB PATH TAB VALUE TAB} and so
 * on, where {@code \\}, {@code \t} and {@code \n} stand for a backslash, a tab and a line end; {@code \"} before a value says that
 * it is text though it looks like something else, {@code \=} behind it how YAML would write it where the file writes it otherwise. One
 * path is found without taking the rest apart, because a table of ten thousand rows asks for one or two of a hundred.
 */
public final class ParameterLine extends AbstractMap<String, String> {
    private final String line;
    private @Nullable Map<String, String> all;

    ParameterLine(String line) {
        this.line = line;
    }

    /** No parameters. */
    public static ParameterLine none() {
        return new ParameterLine("");
    }

    static ParameterLine of(ParamNode.Mapping tree) {
        var out = new StringBuilder();
        tree.leaves()
                .forEach(leaf -> out.append("\t\t")
                        .append(escaped(leaf.path().toString()))
                        .append('\t')
                        .append(written(leaf.node())));
        return new ParameterLine(out.append("\t\t").toString());
    }

    /** What is kept of it. */
    String line() {
        return line;
    }

    private static String written(ParamNode node) {
        if (!(node instanceof ParamNode.Scalar scalar)) {
            return node instanceof ParamNode.Mapping ? "{}" : "[]";
        }
        Value value = scalar.value();
        if (value instanceof Value.Text text) {
            return (readsAs(text.value(), value) ? "" : "\\\"") + escaped(text.value());
        }
        String source = escaped(scalar.source());
        if (readsAs(scalar.source(), value)) {
            return source;
        }
        String yaml = Scalars.write(value);
        // A time of TOML is none in YAML.
        return readsAs(yaml, value) ? source + "\\=" + escaped(yaml) : "\\\"" + source;
    }

    private static boolean readsAs(String plain, Value value) {
        try {
            return Scalars.read(plain).compare(value) == Value.Sameness.SAME;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
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
                case '0', '"' -> {
                    // The empty text; the mark of a text.
                }
                case '=' -> {
                    return out.toString();
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
        String found = path instanceof String name ? found(name) : null;
        return found == null ? null : text(found);
    }

    /** What the script reads there; null where there is nothing. */
    public @Nullable Value value(String path) {
        String found = found(path);
        if (found == null || found.startsWith("\\\"")) {
            return found == null ? null : new Value.Text(text(found));
        }
        return Scalars.read(text(found.substring(spelling(found))));
    }

    /** Where the spelling of YAML begins; 0 where there is but one. */
    private static int spelling(String found) {
        for (int at = found.indexOf('\\'); at >= 0 && at + 1 < found.length(); at = found.indexOf('\\', at + 2)) {
            if (found.charAt(at + 1) == '=') {
                return at + 2;
            }
        }
        return 0;
    }

    private @Nullable String found(String name) {
        String key = "\t\t" + escaped(name) + "\t";
        int at = line.indexOf(key);
        if (at < 0) {
            return null;
        }
        int start = at + key.length();
        int end = line.indexOf('\t', start);
        return end < 0 ? null : line.substring(start, end);
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
