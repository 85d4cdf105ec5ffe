package dev.paribus.json;

/** The text is no JSON, or more than the limits allow. The message is a phrase for a person and ends with the place where
 * reading stopped, which is at the offending character or just behind it. */
public final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String what;
    private final int offset;

    MalformedJson(String what, int line, int column) {
        this(what, line, column, -1);
    }

    MalformedJson(String what, int line, int column, int offset) {
        super(what + " at line " + line + ", column " + column);
        this.what = what;
        this.line = line;
        this.column = column;
        this.offset = offset;
    }

    /** The phrase without the place. */
    public String what() {
        return what;
    }

    /** Offset in UTF-16 units from 0; -1 where only line and column are known. */
    public int offset() {
        return offset;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1, in UTF-16 units. */
    public int column() {
        return column;
    }
}
