package dev.paribus.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as {@link Json} does, and says of each token where it stands, so that a file can be edited in place. Keys that
 * stand twice are told twice.
 */
public final class JsonPlaces {
    private final String text;
    private final JsonReader reader;
    private final NonFinite hidden;
    private final int deepest;
    private final Handler handler;
    private int behind;

    private JsonPlaces(String text, JsonReader reader, NonFinite hidden, int deepest, Handler handler) {
        this.text = text;
        this.reader = reader;
        this.hidden = hidden;
        this.deepest = deepest;
        this.handler = handler;
    }

    /** Takes the tokens in the order of the text; offsets count UTF-16 units from 0, an end is behind the last one. */
    public interface Handler {
        /** An object or an array begins with the bracket at {@code start}. */
        void begin(boolean object, int start);

        /** The innermost object or array ends; {@code end} is behind its bracket. */
        void end(int end);

        /** A key of the innermost object; its value follows. */
        void key(String name, int start, int end);

        /** A {@code String}, {@link JsonNumber}, {@code Boolean} or null. */
        void scalar(@Nullable Object value, int start, int end);
    }

    /**
     * Reads one value.
     *
     * @param deepest the most brackets that may be open at once
     * @throws MalformedJson if it is no JSON or deeper than that; what was told before stays told
     */
    public static void read(String text, int deepest, Handler handler) throws MalformedJson {
        NonFinite hidden = NonFinite.mask(text);
        try (JsonReader reader = new JsonReader(new StringReader(hidden.masked()))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(Json.MAX_DEPTH + 1);
            new JsonPlaces(text, reader, hidden, deepest, handler).whole();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException("a string cannot fail to be read", impossible);
        }
    }

    private void whole() throws IOException, MalformedJson {
        try {
            value(0);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw at("more text stands after the value", next());
            }
        } catch (EOFException early) {
            throw at("the text ends early", text.length());
        } catch (MalformedJsonException wrong) {
            throw at("this is no JSON", next());
        }
    }

    private void value(int depth) throws IOException, MalformedJson {
        JsonToken token = reader.peek();
        int start = next();
        switch (token) {
            case BEGIN_OBJECT -> {
                reader.beginObject();
                nested(true, start, depth + 1);
            }
            case BEGIN_ARRAY -> {
                reader.beginArray();
                nested(false, start, depth + 1);
            }
            case NUMBER -> handler.scalar(new JsonNumber(reader.nextString()), start, read());
            case BOOLEAN -> handler.scalar(reader.nextBoolean(), start, read());
            case NULL -> {
                reader.nextNull();
                handler.scalar(null, start, read());
            }
            default -> {
                String string = reader.nextString();
                String number = hidden.unmask(string);
                handler.scalar(number == null ? string : new JsonNumber(number), start, read());
            }
        }
    }

    private void nested(boolean object, int start, int depth) throws IOException, MalformedJson {
        if (depth > deepest) {
            throw at("more than " + deepest + " levels are nested here", start);
        }
        handler.begin(object, start);
        read();
        while (reader.hasNext()) {
            if (object) {
                int key = next();
                String name = reader.nextName();
                handler.key(name, key, read());
            }
            value(depth);
        }
        if (object) {
            reader.endObject();
        } else {
            reader.endArray();
        }
        handler.end(read());
    }

    /** Behind the token that was just taken. */
    private int read() {
        behind = (int) Math.min(reader.getCharacterOffset(), text.length());
        return behind;
    }

    /** Where the next token begins: commas, colons and blanks are none. */
    private int next() {
        int at = behind;
        while (at < text.length() && " \t\r\n,:".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private MalformedJson at(String what, int offset) {
        int line = 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        return new MalformedJson(what, line, offset - text.lastIndexOf('\n', offset - 1), offset);
    }
}
