package dev.paribus.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to plain values and back. Objects are {@code LinkedHashMap}s in the order of the text, arrays {@code List}s,
 * numbers {@link JsonNumber}s, the rest {@code String}, {@code Boolean} and null. Reading is RFC 8259 to the letter, plus
 * {@code NaN}, {@code Infinity} and {@code -Infinity} as Python's {@code json} writes them; a key given twice is an error.
 */
public final class Json {
    /** The most that is read at once, in UTF-16 units. */
    public static final int MAX_LENGTH = 64 << 20;
    /** The deepest nesting that is read. */
    public static final int MAX_DEPTH = 100;

    private Json() {}

    /**
     * Reads one value.
     *
     * @throws MalformedJson if it is no JSON, holds a key twice, or is longer or deeper than the limits
     */
    public static @Nullable Object parse(String text) throws MalformedJson {
        if (text.length() > MAX_LENGTH) {
            throw new MalformedJson("more than " + MAX_LENGTH + " characters of JSON", 1, 1);
        }
        NonFinite hidden = NonFinite.mask(text);
        try (JsonReader reader = new JsonReader(new StringReader(hidden.masked()))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(MAX_DEPTH + 1);
            return new Tree(text, reader, hidden).whole();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException("a string cannot fail to be read", impossible);
        }
    }

    /**
     * Reads one value that must be an object.
     *
     * @throws MalformedJson also for any other kind of value
     */
    public static Map<String, @Nullable Object> parseObject(String text) throws MalformedJson {
        Object value = parse(text);
        if (value instanceof Map<?, ?> map) {
            var out = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, item) -> out.put((String) key, item));
            return out;
        }
        throw new MalformedJson("something else than an object {...}", 1, 1);
    }

    /** As {@link #parseObject}, and fast for the plain rows of numbers that scripts write by the million. */
    public static Map<String, @Nullable Object> parseRow(String text) throws MalformedJson {
        Map<String, @Nullable Object> plain = PlainRow.read(text);
        return plain == null ? parseObject(text) : plain;
    }

    /**
     * Writes a value on one line. Takes maps with any keys ({@code toString}), iterables, texts, numbers, truth values and
     * null; anything else by its {@code toString}. A number that is not finite becomes the string {@code "NaN"},
     * {@code "Infinity"} or {@code "-Infinity"}.
     */
    public static String write(@Nullable Object value) {
        return JsonOut.write(value, "");
    }

    /** Writes a value as {@link #write} does, indented by two spaces, without a final line end. */
    public static String pretty(@Nullable Object value) {
        return JsonOut.write(value, "  ");
    }

    /** Builds the tree of one text. */
    private record Tree(String text, JsonReader reader, NonFinite hidden) {
        @Nullable
        Object whole() throws IOException, MalformedJson {
            try {
                Object value = value(0);
                if (reader.peek() != JsonToken.END_DOCUMENT) {
                    throw at("more text after the value");
                }
                return value;
            } catch (EOFException early) {
                throw new MalformedJson("the text ends early", lines(text.length()), column(text.length()));
            } catch (MalformedJsonException wrong) {
                throw at("no JSON");
            }
        }

        private @Nullable Object value(int depth) throws IOException, MalformedJson {
            JsonToken token = reader.peek();
            if (token == JsonToken.BEGIN_OBJECT) {
                return object(depth + 1);
            } else if (token == JsonToken.BEGIN_ARRAY) {
                return array(depth + 1);
            } else if (token == JsonToken.NUMBER) {
                return new JsonNumber(reader.nextString());
            } else if (token == JsonToken.BOOLEAN) {
                return reader.nextBoolean();
            } else if (token == JsonToken.NULL) {
                reader.nextNull();
                return null;
            }
            String string = reader.nextString();
            String number = hidden.unmask(string);
            return number == null ? string : new JsonNumber(number);
        }

        private Map<String, @Nullable Object> object(int depth) throws IOException, MalformedJson {
            var out = new LinkedHashMap<String, @Nullable Object>();
            limit(depth);
            reader.beginObject();
            while (reader.hasNext()) {
                String key = reader.nextName();
                if (out.containsKey(key)) {
                    throw at("the key '" + key + "' for the second time");
                }
                out.put(key, value(depth));
            }
            reader.endObject();
            return out;
        }

        private List<@Nullable Object> array(int depth) throws IOException, MalformedJson {
            var out = new ArrayList<@Nullable Object>();
            limit(depth);
            reader.beginArray();
            while (reader.hasNext()) {
                out.add(value(depth));
            }
            reader.endArray();
            return out;
        }

        private void limit(int depth) throws MalformedJson {
            if (depth > MAX_DEPTH) {
                throw at("nesting deeper than " + MAX_DEPTH);
            }
        }

        private MalformedJson at(String what) {
            int offset = (int) Math.min(reader.getCharacterOffset(), text.length());
            return new MalformedJson(what, lines(offset), column(offset));
        }

        private int lines(int offset) {
            return 1
                    + (int) text.substring(0, offset)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        }

        private int column(int offset) {
            return offset - text.lastIndexOf('\n', offset - 1);
        }
    }
}
