package dev.paribus.secret;

/**
 * A secret in a text.
 *
 * @param rule gitleaks' name of the rule, e.g. {@code github-pat}; {@code variable} for the value of a variable
 * @param says what it is, in a sentence without a full stop
 * @param start offset of its first character
 * @param end offset behind its last one
 */
public record FoundSecret(String rule, String says, int start, int end) {
    /** So many characters may be shown: enough to find it, useless to anybody else. */
    private static final int SHOWN = 4;

    /** The secret for a message: its first characters at most, of a short one fewer. */
    public String masked(String text) {
        int shown = Math.min(SHOWN, (end - start) / 4);
        return text.substring(start, start + shown) + "...";
    }

    /** The line that the secret begins in, with nothing of the secret but what {@link #masked} shows. */
    public String maskedLine(String text) {
        int from = text.lastIndexOf('\n', start - 1) + 1;
        int newline = text.indexOf('\n', end);
        int to = newline < 0 ? text.length() : newline;
        return text.substring(from, start)
                + masked(text)
                + text.substring(end, to).stripTrailing();
    }
}
