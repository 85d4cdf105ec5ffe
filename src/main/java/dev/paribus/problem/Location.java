package dev.paribus.problem;

import org.jspecify.annotations.Nullable;

/**
 * A place in a text file. Lines and columns count from 1, columns in code points; the end is exclusive.
 *
 * @param revision the commit (hex) or ref that holds the file; null for the working tree
 * @param path path relative to the repository's root, with {@code /}
 * @param line first line
 * @param column first column
 * @param endLine line of the end
 * @param endColumn column just behind the end
 */
public record Location(@Nullable String revision, String path, int line, int column, int endLine, int endColumn) {
    public Location {
        if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
            throw new IllegalArgumentException("not a place: " + line + ":" + column + "-" + endLine + ":" + endColumn);
        }
    }

    /** A single position in the working tree. */
    public static Location at(String path, int line, int column) {
        return new Location(null, path, line, column, line, column);
    }

    /** The same place, in the file as {@code revision} has it. */
    public Location in(@Nullable String newRevision) {
        return new Location(newRevision, path, line, column, endLine, endColumn);
    }

    /** {@code path:line:column}, the form that editors understand. */
    @Override
    public String toString() {
        return path + ":" + line + ":" + column;
    }
}
