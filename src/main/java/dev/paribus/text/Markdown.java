package dev.paribus.text;

/**
 * Texts of unknown origin in Markdown as GitHub and GitLab read it (CommonMark with tables). Nothing of them is markup, HTML, the
 * end of a table's cell, a mention ({@code @name}), a reference ({@code #12}, {@code !12}, {@code ~label}), an emoji, a formula
 * or a link.
 *
 * <p>A backslash does not help against what the platforms look for in the finished page (mentions, references, links): there a
 * zero-width space (U+200B, as an entity) is set behind the sign. Pipes and backslashes are written as entities: parsers disagree
 * about a backslash in front of a pipe.
 */
public final class Markdown {
    private static final String BREAK = "&#8203;";

    /** Signs that open markup wherever they stand. */
    private static final String MARKS = "`*[]~#";

    /** Signs that are a mention or a reference in front of a word. */
    private static final String POINTS = "@#!~%^";

    private Markdown() {}

    /** One line of running text, also in a cell of a table. */
    public static String text(String text) {
        String safe = line(text);
        var out = new StringBuilder(safe.length() + 32);
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '|' -> out.append("&#124;");
                case '\\' -> out.append("&#92;");
                // GitHub's own advice for a dollar that begins no formula.
                case '$' -> out.append("<span>$</span>");
                default -> plain(safe, i, out);
            }
        }
        return out.toString();
    }

    private static void plain(String text, int at, StringBuilder out) {
        char c = text.charAt(at);
        boolean mark = MARKS.indexOf(c) >= 0 || (c == '_' && !inWord(text, at)) || lists(text, at);
        boolean numbered = (c == '.' || c == ')')
                && at > 0
                && (at + 1 == text.length() || text.charAt(at + 1) == ' ')
                && digits(text, at);
        out.append(mark || numbered ? "\\" : "").append(c);
        boolean points = POINTS.indexOf(c) >= 0 && at + 1 < text.length() && word(text.charAt(at + 1), "_\"");
        boolean link = c == ':' && (text.startsWith("//", at + 1) || emoji(text, at));
        boolean www = at >= 2 && at + 1 < text.length() && text.charAt(at + 1) == '.' && isWww(text, at);
        if (points || link || www) {
            out.append(BREAK);
        }
    }

    /** A sign at the start that makes a list, a line or a heading, and no number. */
    private static boolean lists(String text, int at) {
        boolean number = text.length() > 1 && word(text.charAt(1), ".");
        return at == 0 && "-+=".indexOf(text.charAt(0)) >= 0 && !number;
    }

    private static boolean isWww(String text, int at) {
        return text.regionMatches(true, at - 2, "www", 0, 3);
    }

    /** {@code :tada:} begins at this colon. */
    private static boolean emoji(String text, int at) {
        int end = at + 1;
        while (end < text.length() && word(text.charAt(end), "_+-")) {
            end++;
        }
        return end > at + 1 && end < text.length() && text.charAt(end) == ':';
    }

    private static boolean inWord(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private static boolean digits(String text, int end) {
        for (int i = 0; i < end; i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean word(char c, String more) {
        return Character.isLetterOrDigit(c) || more.indexOf(c) >= 0;
    }

    /** A name or value in code, also in a cell of a table. */
    public static String code(String text) {
        String safe = line(text);
        boolean plain = !safe.isEmpty() && safe.chars().noneMatch(c -> "`|\\".indexOf(c) >= 0);
        if (plain) {
            return "`" + safe + "`";
        }
        var out = new StringBuilder("<code>");
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            boolean sign = c > ' ' && c < 0x7F && !word(c, ".,-");
            out.append(sign ? "&#" + (int) c + ";" : String.valueOf(c));
        }
        return out.append("</code>").toString();
    }

    /** The line that opens and closes a block of code: longer than any row of backticks in it. */
    public static String fence(String block) {
        int run = 0;
        int longest = 2;
        for (int i = 0; i < block.length(); i++) {
            run = block.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return "`".repeat(longest + 1);
    }

    private static String line(String text) {
        return Escape.terminal(text.replaceAll("[\\r\\n\\t]+", " ")).strip();
    }
}
