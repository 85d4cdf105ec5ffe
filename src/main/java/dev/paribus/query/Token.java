package dev.paribus.query;

import java.util.Locale;

/**
 * A piece of a query.
 *
 * @param text as it means, without quotes
 * @param start its first character in the query, from 0
 * @param end behind its last one
 */
record Token(Kind kind, String text, int start, int end) {
    /** What it is. */
    enum Kind {
        WORD,
        QUOTED,
        SIGN,
        END
    }

    /** True for an unquoted word, whatever its case. */
    boolean is(String word) {
        return kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(word);
    }

    boolean sign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** True for what may be a name or a value. */
    boolean operand() {
        return kind == Kind.QUOTED || (kind == Kind.WORD && !KEYWORDS.contains(text.toLowerCase(Locale.ROOT)));
    }

    /** As a message names it. */
    String shown() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }

    private static final java.util.Set<String> KEYWORDS = java.util.Set.of("and", "or", "not", "in", "is", "null");
}
