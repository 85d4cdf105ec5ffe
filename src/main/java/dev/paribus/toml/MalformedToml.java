package dev.paribus.toml;

/** The text is no TOML, or more than the limits allow; the message is a phrase for a person, without the place. */
public final class MalformedToml extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    MalformedToml(String what, int line, int column) {
        super(what);
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
