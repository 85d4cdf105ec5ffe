package dev.paribus.param;

import java.util.Locale;

/** A parameter tree as JSON, the content of {@code PARIBUS_PARAMS}. */
public final class ParamJson {
    private ParamJson() {}

    /** The tree on one line, keys in their order, numbers canonical; ASCII only, so that no locale spoils it. */
    public static String write(ParamNode node) {
        var out = new StringBuilder();
        append(node, out);
        return out.toString();
    }

    private static void append(ParamNode node, StringBuilder out) {
        if (node instanceof ParamNode.Scalar s) {
            out.append(Scalars.json(s.value()));
        } else if (node instanceof ParamNode.Sequence s) {
            String before = "[";
            for (ParamNode item : s.items()) {
                out.append(before);
                append(item, out);
                before = ", ";
            }
            out.append(s.items().isEmpty() ? "[]" : "]");
        } else if (node instanceof ParamNode.Mapping m) {
            String before = "{";
            for (var entry : m.entries().entrySet()) {
                out.append(before).append(quoted(entry.getKey())).append(": ");
                append(entry.getValue(), out);
                before = ", ";
            }
            out.append(m.entries().isEmpty() ? "{}" : "}");
        }
    }

    static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= 0x20 && c < 0x7F) {
                out.append(c);
            } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return out.append('"').toString();
    }
}
