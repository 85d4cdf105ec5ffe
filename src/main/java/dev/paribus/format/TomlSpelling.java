package dev.paribus.format;

import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.Scalars;
import dev.paribus.param.Value;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * TOML 1.0 as {@code tomli_w} writes it.
 *
 * @param colon what the file has between a key and its value
 * @param dates a text that is a date is written as one, because a date stands there
 */
record TomlSpelling(String colon, boolean dates) implements Spelling {
    /** Offset and local date-times, dates and times of TOML 1.0. */
    static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}"
            + "(?:[Tt ]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:[Zz]|[-+]\\d{2}:\\d{2})?)?|\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?");

    private static final Pattern REAL =
            Pattern.compile("[-+]?(?:0|[1-9][0-9]*)(?:\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[eE][-+]?[0-9]+)");

    @Override
    public String key(String name) {
        return TomlStrings.key(name);
    }

    @Override
    public String scalar(ParamNode.Scalar scalar) {
        if (scalar.value() instanceof Value.Text text) {
            boolean date = dates && DATE.matcher(text.value()).matches();
            return date ? text.value() : TomlStrings.basic(text.value());
        }
        if (scalar.value() instanceof Value.Null) {
            throw new IllegalArgumentException("TOML has no null");
        }
        if (scalar.value() instanceof Value.Real real) {
            // A float needs a dot or an exponent; the digits that were typed are kept.
            return REAL.matcher(scalar.source()).matches() ? scalar.source() : real(real.value());
        }
        return Scalars.json(scalar.value());
    }

    private static String real(double value) {
        return Double.isNaN(value)
                ? "nan"
                : Double.isInfinite(value) ? value > 0 ? "inf" : "-inf" : Scalars.write(new Value.Real(value));
    }

    /** Keys one within the other, with dots. */
    String dotted(List<ParamPath.Step> steps) {
        return steps.stream()
                .map(step -> key(((ParamPath.Step.Key) step).name()))
                .collect(Collectors.joining("."));
    }

    @Override
    public String entry(List<ParamPath.Step> rest, String value) {
        return rest.get(0) instanceof ParamPath.Step.Item ? value : dotted(rest) + colon + value;
    }
}
