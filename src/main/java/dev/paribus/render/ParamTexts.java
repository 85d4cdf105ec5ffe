package dev.paribus.render;

import dev.paribus.diff.ParamChange;
import dev.paribus.param.ParamNode;
import dev.paribus.param.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters as text and as data. */
final class ParamTexts {
    private ParamTexts() {}

    /** {@code optimizer.lr: 0.001 -> 0.0005}, {@code optimizer.warmup: added, 500}, {@code epochs: removed, was 20}. */
    static String of(ParamChange change) {
        String path = change.path().toString();
        return switch (change.kind()) {
            case ADDED -> path + ": added, " + of(change.after());
            case REMOVED -> path + ": removed, was " + of(change.before());
            case CHANGED -> path + ": " + of(change.before()) + " -> " + of(change.after());
        };
    }

    /** The value as it is written; mappings and lists in flow style; empty text for no node. */
    static String of(@Nullable ParamNode node) {
        if (node instanceof ParamNode.Scalar scalar) {
            return scalar.source();
        }
        var parts = new ArrayList<String>();
        if (node instanceof ParamNode.Mapping mapping) {
            mapping.entries().forEach((key, value) -> parts.add(key + ": " + of(value)));
            return "{" + String.join(", ", parts) + "}";
        }
        if (node instanceof ParamNode.Sequence sequence) {
            sequence.items().forEach(item -> parts.add(of(item)));
            return "[" + String.join(", ", parts) + "]";
        }
        return "";
    }

    /** The value for JSON, as PyYAML reads it. */
    static @Nullable Object json(@Nullable ParamNode node) {
        if (node instanceof ParamNode.Scalar scalar) {
            return json(scalar.value());
        }
        if (node instanceof ParamNode.Mapping mapping) {
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> out.put(key, json(value)));
            return out;
        }
        if (node instanceof ParamNode.Sequence sequence) {
            List<@Nullable Object> out = new ArrayList<>();
            sequence.items().forEach(item -> out.add(json(item)));
            return out;
        }
        return null;
    }

    /** The same of a scalar. */
    static @Nullable Object json(Value value) {
        if (value instanceof Value.Bool bool) {
            return bool.value();
        }
        if (value instanceof Value.Int whole) {
            return whole.value();
        }
        if (value instanceof Value.Real real) {
            return real.value();
        }
        if (value instanceof Value.Text text) {
            return text.value();
        }
        return value instanceof Value.Time time ? time.value() : null;
    }
}
