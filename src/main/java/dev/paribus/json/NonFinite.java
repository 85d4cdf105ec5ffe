package dev.paribus.json;

/**
 * Hides Python's bare {@code NaN}, {@code Infinity} and {@code -Infinity} from a strict reader: each becomes a string of the
 * same length that is made of one noncharacter, which the text holds nowhere else; so positions stay true and no string of
 * the text can be taken for a number.
 */
final class NonFinite {
    static final String NAN = "NaN";
    static final String INFINITY = "Infinity";

    private final String masked;
    private final char mark;

    private NonFinite(String masked, char mark) {
        this.masked = masked;
        this.mark = mark;
    }

    static NonFinite mask(String text) {
        if (!text.contains(NAN) && !text.contains(INFINITY)) {
            return new NonFinite(text, '\0');
        }
        char mark = unused(text);
        var out = new StringBuilder(text);
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else {
                int length = spelled(text, i);
                if (length > 0) {
                    hide(out, i, length, mark);
                    i += length - 1;
                }
            }
        }
        return new NonFinite(out.toString(), mark);
    }

    /** The text that a strict reader accepts. */
    String masked() {
        return masked;
    }

    /** The number that was hidden behind this string; null when it is a string of the text's own. */
    @org.jspecify.annotations.Nullable
    String unmask(String string) {
        if (mark == '\0' || string.isEmpty() || string.charAt(0) != mark) {
            return null;
        }
        return string.length() + 2 == NAN.length()
                ? NAN
                : (string.length() + 2 > INFINITY.length() ? "-" : "") + INFINITY;
    }

    private static int spelled(String text, int at) {
        int sign = text.charAt(at) == '-' ? 1 : 0;
        int length = text.startsWith(INFINITY, at + sign)
                ? sign + INFINITY.length()
                : text.startsWith(NAN, at) ? NAN.length() : 0;
        boolean wordGoesOn = length > 0 && (continues(text, at - 1) || continues(text, at + length));
        return wordGoesOn ? 0 : length;
    }

    private static boolean continues(String text, int at) {
        return at >= 0
                && at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_.-+".indexOf(text.charAt(at)) >= 0);
    }

    private static void hide(StringBuilder out, int from, int length, char mark) {
        for (int i = from; i < from + length; i++) {
            out.setCharAt(i, i == from || i == from + length - 1 ? '"' : mark);
        }
    }

    private static char unused(String text) {
        String escapes = text.toLowerCase(java.util.Locale.ROOT);
        for (char c = '\uFDD0'; c <= '\uFDEF'; c++) {
            if (text.indexOf(c) < 0 && !escapes.contains("\\u" + Integer.toHexString(c))) {
                return c;
            }
        }
        // All 32 noncharacters in one text: then it is read as strict JSON and its NaN is refused with a place.
        return '\0';
    }
}
