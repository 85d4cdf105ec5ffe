package dev.paribus.text;

import java.util.ArrayList;
import java.util.List;

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

    /**
     * Lines of at most {@code columns}, broken at spaces and between wide characters, whose scripts have no spaces; a longer word
     * of others stands alone and is not broken.
     */
    public static List<String> wrap(String text, int columns) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int width = 0;
        for (String word : text.strip().split("\\s+")) {
            String gap = width > 0 ? " " : "";
            for (String piece : pieces(word)) {
                int wide = of(piece);
                if (width > 0 && width + gap.length() + wide > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                    width = 0;
                    gap = "";
                }
                line.append(gap).append(piece);
                width += gap.length() + wide;
                gap = "";
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** A word in pieces that a line may end between: what closes stays with what is before it, what opens with what follows. */
    private static List<String> pieces(String word) {
        var out = new ArrayList<String>();
        int from = 0;
        int before = 0;
        for (int i = 0; i < word.length(); ) {
            int c = word.codePointAt(i);
            boolean between = i > 0 && (of(before) == 2 || of(c) == 2);
            if (between && begins(c) && !opens(before)) {
                out.add(word.substring(from, i));
                from = i;
            }
            before = of(c) == 0 && i > 0 ? before : c;
            i += Character.charCount(c);
        }
        out.add(word.substring(from));
        return out;
    }

    /** True for what a line may begin with; not for a mark that lengthens or repeats what is before it. */
    private static boolean begins(int c) {
        return opens(c) || (Character.isLetterOrDigit(c) && Character.getType(c) != Character.MODIFIER_LETTER);
    }

    private static boolean opens(int c) {
        int type = Character.getType(c);
        return type == Character.START_PUNCTUATION || type == Character.INITIAL_QUOTE_PUNCTUATION;
    }
}
