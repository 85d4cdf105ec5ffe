package dev.paribus.param;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One change of a parameter as it is typed on the command line.
 *
 * @param kind what to do
 * @param file the parameter file, from {@code FILE:PATH=VALUE}; null when not named
 * @param path where
 * @param node the new value, a scalar or a list of scalars; a null scalar for a removal
 * @param yaml canonical YAML text of the value that both dialects read alike; empty for a removal
 */
public record Assignment(Kind kind, @Nullable String file, ParamPath path, ParamNode node, String yaml) {
    /** The three forms: {@code PATH=VALUE}, {@code +PATH=VALUE}, {@code ~PATH}. */
    public enum Kind {
        SET,
        ADD,
        REMOVE
    }

    private static final Pattern IN_FILE = Pattern.compile("(.+\\.(?:ya?ml|json|toml)):(.+)");

    /**
     * Reads {@code [FILE:]PATH=VALUE}, {@code +PATH=VALUE} or {@code ~PATH}. The value is read as Python would read it.
     *
     * @throws IllegalArgumentException if the text is not one; the message is for the user
     */
    public static Assignment parse(String text) {
        if (text.startsWith("~")) {
            return remove(text.substring(1));
        }
        boolean add = text.startsWith("+");
        String bare = add ? text.substring(1) : text;
        int equals = firstEquals(bare);
        if (equals < 0) {
            throw new IllegalArgumentException("'" + text + "' is no PATH=VALUE: it has no '='");
        }
        CommandValue value = CommandValue.read(bare.substring(equals + 1));
        Target target = target(bare.substring(0, equals));
        return new Assignment(add ? Kind.ADD : Kind.SET, target.file, target.path, value.node(), value.yaml());
    }

    /**
     * The removal of a path, as {@code --remove PATH} asks for it.
     *
     * @throws IllegalArgumentException if the text is no path; the message is for the user
     */
    public static Assignment remove(String path) {
        if (firstEquals(path) >= 0) {
            throw new IllegalArgumentException(
                    "'" + path + "' is removed without a value: leave out what follows the '='");
        }
        Target target = target(path);
        ParamNode nothing = new ParamNode.Scalar(new Value.Null(), "", null, null, null);
        return new Assignment(Kind.REMOVE, target.file, target.path, nothing, "");
    }

    private record Target(@Nullable String file, ParamPath path) {}

    private static Target target(String written) {
        Matcher m = IN_FILE.matcher(written.strip());
        return m.matches()
                ? new Target(m.group(1), ParamPath.parse(m.group(2)))
                : new Target(null, ParamPath.parse(written.strip()));
    }

    /** The first {@code =} outside the quotes of a key; -1 without one. */
    private static int firstEquals(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '=' && !quoted) {
                return i;
            }
        }
        return -1;
    }
}
