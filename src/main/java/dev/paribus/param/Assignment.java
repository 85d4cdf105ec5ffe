package dev.paribus.param;

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

    /**
     * Reads {@code [FILE:]PATH=VALUE}, {@code +PATH=VALUE} or {@code ~PATH}. The value is read as Python would read it.
     *
     * @throws IllegalArgumentException if the text is not one; the message is for the user
     */
    public static Assignment parse(String text) {
        throw new UnsupportedOperationException(text);
    }

    /** The removal of a path, as {@code --remove PATH} asks for it. */
    public static Assignment remove(String path) {
        throw new UnsupportedOperationException(path);
    }
}
