package dev.paribus.format;

/** What may stand between two tokens of YAML. */
final class Blanks {
    private Blanks() {}

    /** The offset of the first char at or behind {@code from} that is neither blank, line break nor comment. */
    static int skip(String text, int from, int end) {
        int at = from;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '#') {
                while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\uFEFF') {
                at++;
            } else {
                return at;
            }
        }
        return end;
    }

    /** The offset of the first char at or behind {@code from} that is no space and no tab. */
    static int spaces(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
