package dev.paribus.format;

import dev.paribus.param.ParamNode;
import dev.paribus.param.Scalars;
import dev.paribus.param.Value;
import java.util.regex.Pattern;

/**
 * JSON as Python's {@code json.dump} writes it.
 *
 * @param ascii escape all that is not ASCII, as {@code json.dump} does unless it is told not to
 * @param colon what the file has between a key and its value
 */
record JsonSpelling(boolean ascii, String colon) implements Spelling {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    @Override
    public String key(String name) {
        return text(name);
    }

    @Override
    public String scalar(ParamNode.Scalar scalar) {
        if (scalar.value() instanceof Value.Text text) {
            return text(text.value());
        }
        // The digits that were typed, where JSON can have them: 0.10 stays 0.10.
        boolean number = scalar.value() instanceof Value.Real
                && NUMBER.matcher(scalar.source()).matches();
        return number ? scalar.source() : Scalars.json(scalar.value());
    }

    private String text(String value) {
        if (ascii) {
            return Scalars.json(new Value.Text(value));
        }
        var out = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c < 0x80) {
                String quoted = Scalars.json(new Value.Text(Character.toString(c)));
                out.append(quoted, 1, quoted.length() - 1);
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }
}
