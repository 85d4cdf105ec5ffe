package dev.paribus.text;

/**
 * Width in columns of a terminal. Texts must have no control characters ({@link Escape#terminal} first). Wide are the East
 * Asian wide and full-width characters and the pictographs of Unicode 15; combining marks and format characters take no column.
 */
public final class Width {
    private Width() {}

    /** Columns that the text takes. */
    public static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            width += of(c);
            i += Character.charCount(c);
        }
        return width;
    }

    /** Columns of one code point: 0, 1 or 2. */
    static int of(int c) {
        if (c < 0x300) {
            return c == 0 ? 0 : 1;
        }
        return marks(c) ? 0 : WideRanges.contain(c) ? 2 : 1;
    }

    private static boolean marks(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || (c >= 0x1160 && c <= 0x11FF);
    }

    /** The text, cut at the end with {@code ellipsis} where it takes more than {@code columns}. Never cuts off a mark from its letter. */
    public static String truncate(String text, int columns, String ellipsis) {
        if (of(text) <= columns) {
            return text;
        }
        int room = columns - of(ellipsis);
        if (room < 0) {
            return columns <= 0 ? "" : ".".repeat(columns);
        }
        int width = 0;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (width + of(c) > room) {
                break;
            }
            width += of(c);
            end += Character.charCount(c);
        }
        return text.substring(0, end).stripTrailing() + ellipsis;
    }

    /** The text with spaces behind it, up to {@code columns}. */
    public static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /** The text with spaces before it, up to {@code columns}. */
    public static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - of(text))) + text;
    }

    /** Lines of at most {@code columns}, broken at spaces; a longer word stands alone and is not broken. */
    public static java.util.List<String> wrap(String text, int columns) {
        var lines = new java.util.ArrayList<String>();
        var line = new StringBuilder();
        int width = 0;
        for (String word : text.strip().split("\\s+")) {
            int wide = of(word);
            if (width > 0 && width + 1 + wide > columns) {
                lines.add(line.toString());
                line.setLength(0);
                width = 0;
            }
            line.append(width > 0 ? " " : "").append(word);
            width += (width > 0 ? 1 : 0) + wide;
        }
        lines.add(line.toString());
        return lines;
    }
}
