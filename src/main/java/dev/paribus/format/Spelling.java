package dev.paribus.format;

import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import java.util.List;
import java.util.stream.Collectors;

/** How a format spells values and entries on one line. */
interface Spelling {
    /** A key as it may stand anywhere. */
    String key(String name);

    /** What stands between key and value, its blanks included. */
    String colon();

    /**
     * A scalar.
     *
     * @throws IllegalArgumentException when the format has no such value; the message is for the user
     */
    String scalar(ParamNode.Scalar scalar);

    /** A scalar, or a list of such. @throws IllegalArgumentException as {@link #scalar} */
    default String value(ParamNode node) {
        if (node instanceof ParamNode.Sequence list) {
            return list.items().stream().map(this::value).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof ParamNode.Mapping map) {
            return map.entries().entrySet().stream()
                    .map(entry -> key(entry.getKey()) + colon() + value(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return scalar((ParamNode.Scalar) node);
    }

    /** {@code "a": {"b": 1}} for a.b; the value alone for an item of a list. */
    default String entry(List<ParamPath.Step> rest, String value) {
        String out = value;
        for (int i = rest.size() - 1; i >= 0; i--) {
            if (rest.get(i) instanceof ParamPath.Step.Key key) {
                out = (i > 0 ? "{" : "") + key(key.name()) + colon() + out + (i > 0 ? "}" : "");
            }
        }
        return out;
    }
}
