package dev.paribus.problem;

import java.util.Objects;
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

    /** Written out, because places are keys where parameters are compared, and that of a record costs a hook 20 ms on JDK 17. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Location at
                && at.line == line
                && at.column == column
                && at.endLine == endLine
                && at.endColumn == endColumn
                && at.path.equals(path)
                && Objects.equals(at.revision, revision);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * path.hashCode() + line) + column) + Objects.hashCode(revision);
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
