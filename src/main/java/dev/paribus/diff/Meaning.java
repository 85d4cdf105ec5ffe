package dev.paribus.diff;

import dev.paribus.param.ParamNode;
import dev.paribus.param.Value;
import java.math.BigDecimal;
import java.util.TreeMap;

/**
 * A node's meaning as a text: two nodes have the same exactly when {@link Comparison#same} holds, so that lists of thousands
 * of mappings are aligned by comparing short keys.
 */
final class Meaning {
    private Meaning() {}

    static String of(ParamNode node) {
        var out = new StringBuilder();
        append(node, out);
        return out.toString();
    }

    private static void append(ParamNode node, StringBuilder out) {
        if (node instanceof ParamNode.Scalar scalar) {
            append(scalar.value(), out);
        } else if (node instanceof ParamNode.Sequence sequence) {
            out.append('[');
            sequence.items().forEach(item -> append(item, out));
            out.append(']');
        } else if (node instanceof ParamNode.Mapping mapping) {
            out.append('{');
            new TreeMap<>(mapping.entries()).forEach((key, child) -> {
                text('k', key, out);
                append(child, out);
            });
            out.append('}');
        }
    }

    private static void append(Value value, StringBuilder out) {
        if (value instanceof Value.Text t) {
            text('t', t.value(), out);
        } else if (value instanceof Value.Time t) {
            text('d', t.value(), out);
        } else if (value instanceof Value.Int i) {
            text('n', i.value().toString(), out);
        } else if (value instanceof Value.Real r) {
            text('n', number(r.value()), out);
        } else {
            text('o', value.toString(), out);
        }
    }

    /** A whole number reads as the integer of the same value; minus zero is zero. */
    private static String number(double real) {
        boolean whole = Double.isFinite(real) && real == Math.rint(real);
        return whole ? new BigDecimal(real).toBigInteger().toString() : Double.toString(real);
    }

    /** With its length, so that no text can look like two. */
    private static void text(char kind, String text, StringBuilder out) {
        out.append(kind).append(text.length()).append(':').append(text);
    }
}
