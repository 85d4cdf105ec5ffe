package dev.paribus.format;

import dev.paribus.model.MetricValue;
import dev.paribus.param.ParamNode;
import dev.paribus.param.Value;
import org.jspecify.annotations.Nullable;

/** Readings of measured and computed numbers. */
final class Reals {
    private Reals() {}

    /** A double; null when absent or reported as wrong. */
    static @Nullable Double read(Fields fields, String key) {
        ParamNode node = fields.get(key);
        if (node instanceof ParamNode.Scalar s && s.value() instanceof Value.Real r) {
            return r.value();
        }
        if (node instanceof ParamNode.Scalar s && s.value() instanceof Value.Int i) {
            return i.value().doubleValue();
        }
        if (node != null) {
            fields.wrong(key, node, "must be a number");
        }
        return null;
    }

    /** A measured value with its digits; null when it is no number, which is reported. */
    static @Nullable MetricValue value(Report report, String name, ParamNode node) {
        boolean number = node instanceof ParamNode.Scalar s
                && (s.value() instanceof Value.Real || s.value() instanceof Value.Int);
        MetricValue value = number && node instanceof ParamNode.Scalar s
                ? MetricValue.parse(s.source()).orElse(null)
                : null;
        if (value == null) {
            report.error(
                    "wrong-type", "'" + name + "' must hold numbers, not " + Nodes.kind(node), node.location(), null);
        }
        return value;
    }
}
