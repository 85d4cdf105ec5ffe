package dev.paribus.json;

/** The text is no JSON, or more than the limits allow. The message is a phrase for a person and ends with the place where
 * reading stopped, which is at the offending character or just behind it. */
public final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    MalformedJson(String what, int line, int column) {
        super(what + " at line " + line + ", column " + column);
        this.line = line;
        this.column = column;
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
