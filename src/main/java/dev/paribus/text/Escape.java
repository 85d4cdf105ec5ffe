package dev.paribus.text;

/**
 * Makes a text of unknown origin harmless where it is shown. Neutralised are control characters (C0, DEL, C1), line and
 * paragraph separators, everything that turns the direction of writing, invisible characters that hide text, and halves of
 * surrogate pairs; they stay visible as {@code \x1b} or {@code \u202e}.
 */
public final class Escape {
    /** What begins a formula; as wide signs too, which East Asian versions of spreadsheets take for the same. */
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

    private Escape() {}

    /** One line for a terminal: no character of it can move the cursor, colour, break the line or turn the text around. */
    public static String terminal(String text) {
        return visible(text, "");
    }

    /** Several lines for a terminal: line ends stay, a tab becomes two spaces, a carriage return before a line end goes. */
    public static String block(String text) {
        return visible(text.replace("\r\n", "\n").replace("\t", "  "), "\n");
    }

    /**
     * One cell of tab-separated values: as on a terminal, and a backslash is doubled so that every cell can be read back. A quote at
     * the beginning has a backslash before it, because spreadsheets and pandas take all up to the next quote for one cell.
     */
    public static String tsv(String text) {
        String cell = terminal(text.indexOf('\\') < 0 ? text : text.replace("\\", "\\\\"));
        return cell.startsWith("\"") ? '\\' + cell : cell;
    }

    /**
     * One cell of comma-separated values (RFC 4180), in quotes where needed. A text that a spreadsheet would take for a
     * formula gets a leading apostrophe; a number never does.
     */
    public static String csv(String text) {
        String safe = visible(text, "\n");
        boolean formula = !safe.isEmpty()
                && FORMULA.indexOf(safe.charAt(0)) >= 0
                && !safe.matches("[+-]([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
        String cell = formula ? "'" + safe : safe;
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** At most so many characters from the beginning, never half of a surrogate pair. */
    public static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** Text or attribute value in HTML. */
    public static String html(String text) {
        var out = new StringBuilder(text.length() + 16);
        String safe = visible(text, "\n\t");
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private static String visible(String text, String allowed) {
        int first = 0;
        while (first < text.length() && text.charAt(first) >= ' ' && text.charAt(first) < 0x7F) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        var out = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (harmless(c) || allowed.indexOf(c) >= 0) {
                out.appendCodePoint(c);
            } else {
                out.append(name(c));
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    /** True for a code point that only shows itself. */
    public static boolean harmless(int c) {
        if (c < 0x7F) {
            return c >= ' ';
        }
        int type = Character.getType(c);
        if (c == 0x200C || c == 0x200D) {
            // Joiners are part of words in many scripts and of emoji.
            return true;
        }
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static String name(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                c < 0x100
                        ? String.format("\\x%02x", c)
                        : c < 0x10000 ? String.format("\\u%04x", c) : String.format("\\U%08x", c);
        };
    }
}
