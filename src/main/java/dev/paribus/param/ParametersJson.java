package dev.paribus.param;

import java.util.Map;

/**
 * The JSON form of a parameter tree, which a training script reads from {@code PARIBUS_PARAMS}: mappings as objects, lists as
 * arrays, scalars as PyYAML reads them (dates as text), numbers canonical. NaN and infinities are spelled as Python's json does.
 */
public final class ParametersJson {
    private ParametersJson() {}

    public static String write(ParamNode node) {
        var out = new StringBuilder();
        append(node, out);
        return out.append('\n').toString();
    }

    private static void append(ParamNode node, StringBuilder out) {
        if (node instanceof ParamNode.Scalar scalar) {
            out.append(Scalars.json(scalar.value()));
        } else if (node instanceof ParamNode.Sequence list) {
            String gap = "[";
            for (ParamNode item : list.items()) {
                out.append(gap);
                append(item, out);
                gap = ", ";
            }
            out.append(list.items().isEmpty() ? "[]" : "]");
        } else if (node instanceof ParamNode.Mapping map) {
            String gap = "{";
            for (Map.Entry<String, ParamNode> entry : map.entries().entrySet()) {
                out.append(gap)
                        .append(Scalars.json(new Value.Text(entry.getKey())))
                        .append(": ");
                append(entry.getValue(), out);
                gap = ", ";
            }
            out.append(map.entries().isEmpty() ? "{}" : "}");
        }
    }
}
