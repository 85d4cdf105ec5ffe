package dev.paribus.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a template with the lines that belong to it.
 *
 * @param kind what it is
 * @param key of an entry or an example; empty otherwise
 * @param text the line itself
 * @param body the lines below an entry that are its value
 */
record TemplateLine(Kind kind, String key, String text, List<String> body) {
    /** What a line of a template is. */
    enum Kind {
        BLANK,
        COMMENT,
        /** {@code key: value}. */
        ENTRY,
        /** An entry behind a {@code #}: an example that comes to life when there is a value for it. */
        EXAMPLE
    }

    private static final Pattern ENTRY = Pattern.compile("( *)([A-Za-z_][A-Za-z0-9_./-]*):(?= |$).*");
    private static final Pattern EXAMPLE = Pattern.compile("#( +)([A-Za-z_][A-Za-z0-9_./-]*):(?= |$).*");

    /** The lines of one mapping whose keys are indented so far. */
    static List<TemplateLine> parse(List<String> lines, int indent) {
        var out = new ArrayList<TemplateLine>();
        for (int i = 0; i < lines.size(); ) {
            String line = lines.get(i++);
            Matcher entry = ENTRY.matcher(line);
            Matcher example = EXAMPLE.matcher(line);
            // The '#' of an example at the top has one blank behind it, further down as many as the key is indented.
            boolean isExample = example.matches() && example.group(1).length() == Math.max(1, indent);
            if (entry.matches() && entry.group(1).length() == indent) {
                var body = new ArrayList<String>();
                i = body(lines, i, indent, body);
                out.add(new TemplateLine(Kind.ENTRY, entry.group(2), line, List.copyOf(body)));
            } else if (isExample) {
                var body = new ArrayList<String>();
                i = body(lines, i, indent, body);
                out.add(new TemplateLine(Kind.EXAMPLE, example.group(2), line, List.copyOf(body)));
            } else {
                out.add(new TemplateLine(line.isBlank() ? Kind.BLANK : Kind.COMMENT, "", line, List.of()));
            }
        }
        return out;
    }

    private static int body(List<String> lines, int from, int indent, List<String> into) {
        int at = from;
        while (at < lines.size()) {
            String line = lines.get(at);
            int deep = line.length() - line.stripLeading().length();
            boolean deeper = !line.isBlank() && deep > indent;
            boolean example = line.startsWith("#  ") && indent == 0;
            if (!deeper && !example) {
                return at;
            }
            into.add(line);
            at++;
        }
        return at;
    }

    /** The value on the line itself, without its comment. */
    String value() {
        String behind = behindColon();
        int comment = comment(behind);
        return (comment < 0 ? behind : behind.substring(0, comment)).strip();
    }

    /** The comment at the end of the line, from its {@code #} on; null without one. */
    @Nullable
    String comment() {
        String behind = behindColon();
        int comment = comment(behind);
        return comment < 0 ? null : behind.substring(comment);
    }

    /** Where the comment begins, counted from 0, once the line is alive. */
    int commentColumn() {
        String behind = behindColon();
        int comment = comment(behind);
        return comment < 0 ? 0 : text.length() - behind.length() + comment;
    }

    private String behindColon() {
        return text.substring(text.indexOf(key + ":") + key.length() + 1);
    }

    private static int comment(String value) {
        char quote = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '#' && i > 0 && value.charAt(i - 1) == ' ') {
                return i;
            }
        }
        return -1;
    }
}
