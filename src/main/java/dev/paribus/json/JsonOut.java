package dev.paribus.json;

import com.google.gson.FormattingStyle;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes plain values as JSON that any strict reader accepts. */
final class JsonOut {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private final JsonWriter out;

    private JsonOut(JsonWriter out) {
        this.out = out;
    }

    static String write(@Nullable Object value, String indent) {
        var text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setStrictness(Strictness.STRICT);
            writer.setFormattingStyle(
                    indent.isEmpty()
                            ? FormattingStyle.COMPACT.withSpaceAfterSeparators(true)
                            : FormattingStyle.PRETTY.withIndent(indent));
            new JsonOut(writer).value(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string cannot fail to be written", impossible);
        }
        return text.toString();
    }

    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            out.nullValue();
        } else if (value instanceof Map<?, ?> map) {
            out.beginObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.name(String.valueOf(entry.getKey()));
                value(entry.getValue());
            }
            out.endObject();
        } else if (value instanceof Iterable<?> items) {
            out.beginArray();
            for (Object item : items) {
                value(item);
            }
            out.endArray();
        } else if (value instanceof Boolean truth) {
            out.value(truth);
        } else if (value instanceof Number number) {
            number(number);
        } else {
            out.value(value.toString());
        }
    }

    private void number(Number number) throws IOException {
        String text = number.toString();
        if (NUMBER.matcher(text).matches()) {
            out.jsonValue(text);
        } else if (text.endsWith(NonFinite.NAN) || text.endsWith(NonFinite.INFINITY)) {
            out.value(text);
        } else {
            // A spelling of its own, such as ".5" or "1.": the same digits, as JSON has them.
            out.jsonValue(new BigDecimal(text).toString());
        }
    }
}
