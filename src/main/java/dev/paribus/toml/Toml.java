package dev.paribus.toml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * TOML 1.0 to plain values: tables as {@code LinkedHashMap}s, arrays as {@code List}s, texts as {@code String}, truth values
 * as {@code Boolean}. A number or a date is {@link #OTHER}: its meaning is in its spelling, which the library does not keep.
 */
public final class Toml {
    /** A number. Dates and times are their texts. */
    public static final Object OTHER = new Object() {
        @Override
        public String toString() {
            return "a number";
        }
    };

    private Toml() {}

    /** Reads a whole file, without a byte order mark. @throws MalformedToml if it is none */
    public static Map<String, Object> parse(String text) throws MalformedToml {
        try (JsonParser parser = new TomlFactory().createParser(text)) {
            parser.nextToken();
            return table(parser);
        } catch (JsonProcessingException wrong) {
            JsonLocation at = wrong.getLocation();
            // What follows speaks of classes, to a programmer.
            String message = Objects.requireNonNullElse(wrong.getOriginalMessage(), "it is no TOML")
                    .replaceFirst("(?s), problem: .*", "")
                    .strip();
            String what = message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
            throw new MalformedToml(
                    what, at == null ? 1 : Math.max(1, at.getLineNr()), at == null ? 1 : Math.max(1, at.getColumnNr()));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException("a string cannot fail to be read", impossible);
        }
    }

    private static Map<String, Object> table(JsonParser parser) throws IOException {
        var out = new LinkedHashMap<String, Object>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            out.put(key, value(parser));
        }
        return out;
    }

    private static Object value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT:
                return table(parser);
            case START_ARRAY:
                List<Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                return items;
            case VALUE_STRING:
                return parser.getText();
            case VALUE_TRUE:
                return true;
            case VALUE_FALSE:
                return false;
            default:
                return OTHER;
        }
    }
}
