package dev.paribus.format;

import dev.paribus.param.Scalars;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts and keys as TOML writes them. */
final class TomlStrings {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", Pattern.DOTALL);
    private static final Pattern SURROGATE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\(?:u|U0000)[dD][89a-fA-F]");

    private TomlStrings() {}

    /** A key, bare where it can be. */
    static String key(String name) {
        return BARE.matcher(name).matches() ? name : basic(name);
    }

    /** A basic string on one line, whose escapes are those of YAML's double quotes. */
    static String basic(String value) {
        return Scalars.doubleQuoted(value);
    }

    /** What a basic string on one line means. @throws IllegalStateException for an escape that is none */
    static String unescaped(String inner) {
        Matcher m = ESCAPE.matcher(inner);
        var out = new StringBuilder();
        while (m.find()) {
            m.appendReplacement(out, Matcher.quoteReplacement(escaped(m.group(1))));
        }
        return m.appendTail(out).toString();
    }

    private static String escaped(String code) {
        return switch (code.charAt(0)) {
            case 'b' -> "\b";
            case 't' -> "\t";
            case 'n' -> "\n";
            case 'f' -> "\f";
            case 'r' -> "\r";
            case '"', '\\' -> code;
            case 'u', 'U' -> code.length() > 1 ? character(code.substring(1)) : code;
            default -> throw new IllegalStateException("'\\" + code + "' is no escape");
        };
    }

    private static String character(String hex) {
        int c = Integer.parseUnsignedInt(hex, 16);
        if (!Character.isValidCodePoint(c)) {
            throw new IllegalStateException("'\\" + hex + "' is no character");
        }
        return Character.toString(c);
    }

    /** True when a written string has an escape of half a character, which Python refuses and the library does not. */
    static boolean halfCharacter(String written) {
        return written.startsWith("\"") && SURROGATE.matcher(written).find();
    }
}
