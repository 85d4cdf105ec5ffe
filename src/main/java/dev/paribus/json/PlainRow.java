package dev.paribus.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {"step": 10, "loss": 0.5}}: one object without nesting, whose strings have no escapes. Whatever is anything else,
 * malformed text among it, is left to the general reader, which is ten times slower.
 */
final class PlainRow {
    private static final String[] WORDS = {NonFinite.NAN, NonFinite.INFINITY, "-" + NonFinite.INFINITY};

    private final String text;
    private final char[] chars;
    private int at;

    private PlainRow(String text) {
        this.text = text;
        this.chars = text.toCharArray();
    }

    /** Null when the general reader has to look at it. */
    static @Nullable Map<String, @Nullable Object> read(String text) {
        return new PlainRow(text).object();
    }

    private @Nullable Map<String, @Nullable Object> object() {
        var row = new LinkedHashMap<String, @Nullable Object>();
        if (!next('{')) {
            return null;
        }
        do {
            String key = next('"') ? string() : null;
            if (key == null || !next(':') || row.containsKey(key)) {
                return null;
            }
            Object value = value();
            if (value == null) {
                return null;
            }
            row.put(key, value);
        } while (next(','));
        return next('}') && blank() == chars.length ? row : null;
    }

    /** Null for what is not plain, and for {@code null}, which is rare. */
    private @Nullable Object value() {
        if (next('"')) {
            return string();
        }
        int from = at;
        if (peek() != 'N' && peek() != 'I' && peek() != '-') {
            return number() ? new JsonNumber(text.substring(from, at)) : null;
        }
        for (String word : WORDS) {
            if (text.startsWith(word, from)) {
                at += word.length();
                return new JsonNumber(word);
            }
        }
        return number() ? new JsonNumber(text.substring(from, at)) : null;
    }

    /** RFC 8259: no plus, no leading zero, digits on both sides of the point. */
    private boolean number() {
        if (peek() == '-') {
            at++;
        }
        int from = at;
        int whole = digits();
        boolean good = whole == 1 || (whole > 1 && chars[from] != '0');
        if (good && peek() == '.') {
            at++;
            good = digits() > 0;
        }
        if (good && (peek() | 0x20) == 'e') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            good = digits() > 0;
        }
        return good;
    }

    private int digits() {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at - from;
    }

    private @Nullable String string() {
        int from = at;
        while (at < chars.length) {
            char c = chars[at++];
            if (c == '"') {
                return text.substring(from, at - 1);
            } else if (c < ' ' || c == '\\') {
                return null;
            }
        }
        return null;
    }

    /** Past blanks and {@code wanted}; stays before it when something else comes. */
    private boolean next(char wanted) {
        at = blank();
        boolean there = peek() == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private int blank() {
        int end = at;
        while (end < chars.length && isBlank(chars[end])) {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private char peek() {
        return at < chars.length ? chars[at] : '\0';
    }
}
