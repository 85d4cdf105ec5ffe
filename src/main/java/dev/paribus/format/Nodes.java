package dev.paribus.format;

import dev.paribus.param.ParamNode;
import dev.paribus.param.Scalars;
import dev.paribus.param.Value;
import dev.paribus.text.Escape;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Readings of single nodes; what does not fit is reported and read as null. */
final class Nodes {
    /** No number of ours has a larger exponent; exact arithmetic on a huge one would never end. */
    private static final int MAX_SCALE = 2000;

    private Nodes() {}

    /** A text that is a text for PyYAML too. */
    static @Nullable String text(Report report, String name, ParamNode node) {
        if (node instanceof ParamNode.Scalar s && s.value() instanceof Value.Text t) {
            return t.value();
        }
        boolean scalar = node instanceof ParamNode.Scalar;
        String hint = scalar && !source(node).isEmpty() ? "put it in quotes: \"" + source(node) + "\"" : null;
        report.error("wrong-type", "'" + name + "' must be a text, not " + kind(node), node.location(), hint);
        return null;
    }

    /** A scalar as it is written: the text, or the digits of a number. */
    static @Nullable String word(Report report, String name, ParamNode node) {
        if (node instanceof ParamNode.Scalar s && s.value() instanceof Value.Text t) {
            return t.value();
        }
        if (node instanceof ParamNode.Scalar s && !(s.value() instanceof Value.Null)) {
            return s.source();
        }
        report.error("wrong-type", "'" + name + "' must be a text, not " + kind(node), node.location(), null);
        return null;
    }

    /** A finite number with the digits as written; null for anything else, also for a text that only YAML 1.2 takes for one. */
    static @Nullable BigDecimal decimal(ParamNode node) {
        if (!(node instanceof ParamNode.Scalar s)) {
            return null;
        }
        if (s.value() instanceof Value.Int i) {
            return new BigDecimal(i.value());
        }
        if (!(s.value() instanceof Value.Real r) || !Double.isFinite(r.value())) {
            return null;
        }
        return exact(s.source(), r.value());
    }

    private static @Nullable BigDecimal exact(String source, double value) {
        String digits = source.replace("_", "");
        if (digits.matches("[-+]?[0-9]*\\.?[0-9]*([eE][-+]?[0-9]{1,6})?")) {
            BigDecimal number = new BigDecimal(digits);
            return Math.abs(number.scale()) > MAX_SCALE ? null : number;
        }
        return new BigDecimal(Scalars.json(new Value.Real(value)));
    }

    static String kind(ParamNode node) {
        if (node instanceof ParamNode.Mapping) {
            return "a mapping";
        } else if (node instanceof ParamNode.Sequence) {
            return "a list";
        }
        Value value = ((ParamNode.Scalar) node).value();
        String source = "'" + source(node) + "'";
        if (value instanceof Value.Null) {
            return source.length() == 2 ? "nothing" : source + " (nothing)";
        } else if (value instanceof Value.Text) {
            return "the text " + source;
        } else if (value instanceof Value.Bool) {
            return source + " (a truth value)";
        } else if (value instanceof Value.Time) {
            return source + " (a date)";
        }
        return source + " (a number)";
    }

    private static String source(ParamNode node) {
        String source = ((ParamNode.Scalar) node).source();
        return source.length() > 80 ? Escape.beginning(source, 77) + "..." : source;
    }
}
