package dev.paribus.param;

/** Decides whether a text may stand plain in YAML, and quotes it otherwise. */
final class Quoting {
    private Quoting() {}

    /** The text as it may stand in a block mapping or list, and also between flow brackets when {@code flow}. */
    static String write(String text, boolean flow) {
        if (plain(text, flow)) {
            return text;
        }
        boolean backslashes = text.indexOf('\\') >= 0 || text.indexOf('"') >= 0;
        boolean single =
                backslashes && text.indexOf('\'') < 0 && text.codePoints().allMatch(Quoting::printable);
        return single ? "'" + text + "'" : doubleQuoted(text);
    }

    private static boolean plain(String text, boolean flow) {
        return !text.isEmpty()
                && !text.startsWith(" ")
                && !text.endsWith(" ")
                && !text.endsWith(":")
                && !text.startsWith("---")
                && !text.startsWith("...")
                && !text.contains(": ")
                && !text.contains(" #")
                && startsPlain(text)
                && (!flow || text.chars().noneMatch(c -> ",[]{}:".indexOf(c) >= 0))
                && text.codePoints().allMatch(Quoting::printable)
                && readsAsText(text);
    }

    private static boolean startsPlain(String text) {
        char first = text.charAt(0);
        if (first == '-' || first == '?' || first == ':') {
            return first == '-' && text.length() > 1 && text.charAt(1) != ' ';
        }
        return ",[]{}#&*!|>'\"%@`=<~".indexOf(first) < 0;
    }

    private static boolean readsAsText(String text) {
        try {
            return PyYaml.read(text) instanceof Value.Text && CoreSchema.read(text) instanceof Value.Text;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** One line, and shown by any terminal and editor: no controls, no line separators, no byte order mark. */
    private static boolean printable(int c) {
        return (c >= 0x20 && c <= 0x7E)
                || (c >= 0xA0 && c <= 0xD7FF && c != 0x2028 && c != 0x2029)
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF)
                || c > 0xFFFF;
    }

    static String doubleQuoted(String text) {
        var out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (printable(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
