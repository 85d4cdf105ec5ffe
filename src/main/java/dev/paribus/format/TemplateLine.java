package dev.paribus.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a template that holds a key, live or as an example behind a {@code #}.
 *
 * @param example true for a key behind a {@code #}
 * @param nested true for a key below another one: indented, or two blanks behind the {@code #}
 * @param value what stands behind the colon, without the comment
 * @param comment from its {@code #} on; empty without one
 * @param column where the comment begins, from 0
 */
record TemplateLine(boolean example, boolean nested, String key, String value, String comment, int column) {
    private static final Pattern LINE = Pattern.compile("(#)?( *)([A-Za-z_][A-Za-z0-9_-]*):(?: (.*))?");
    private static final Pattern COMMENT = Pattern.compile(" {2,}# ");

    static Optional<TemplateLine> of(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean example = matcher.group(1) != null;
        int indent = matcher.group(2).length();
        String rest = matcher.group(4) == null ? "" : matcher.group(4);
        Matcher comment = COMMENT.matcher(line);
        int at = comment.find(matcher.end(3)) ? comment.end() - 2 : -1;
        String value = at < 0 ? rest.strip() : line.substring(matcher.end(3) + 1, at).strip();
        return Optional.of(new TemplateLine(
                example, indent > (example ? 1 : 0), matcher.group(3), value, at < 0 ? "" : line.substring(at), Math.max(at, 0)));
    }

    /** A text of one line with this line's comment behind it, in its column where that is free. */
    String commented(String text) {
        return comment.isEmpty() ? text : text + " ".repeat(Math.max(3, column - text.length())) + comment;
    }
}
