package dev.paribus.text;

/** The signs of graphs and sentences, for terminals that show UTF-8 and for those that do not. Each sign of a graph takes one column. */
public enum Glyphs {
    UTF8("◆", "●", "○", "✕", "◌", "◐", "│", "├─", "└─", "…", "“", "”", "→", "^"),
    ASCII("#", "*", "o", "x", ".", "?", "|", "|-", "`-", "...", "\"", "\"", "->", "^");

    private final String champion;
    private final String kept;
    private final String discarded;
    private final String failed;
    private final String open;
    private final String undecided;
    private final String line;
    private final String branch;
    private final String last;
    private final String ellipsis;
    private final String quote;
    private final String unquote;
    private final String arrow;
    private final String caret;

    Glyphs(String... signs) {
        champion = signs[0];
        kept = signs[1];
        discarded = signs[2];
        failed = signs[3];
        open = signs[4];
        undecided = signs[5];
        line = signs[6];
        branch = signs[7];
        last = signs[8];
        ellipsis = signs[9];
        quote = signs[10];
        unquote = signs[11];
        arrow = signs[12];
        caret = signs[13];
    }

    /** The champion's node. */
    public String champion() {
        return champion;
    }

    /** Node of one that was kept or adopted. */
    public String kept() {
        return kept;
    }

    /** Node of a discarded one. */
    public String discarded() {
        return discarded;
    }

    /** Node of one that failed or was aborted. */
    public String failed() {
        return failed;
    }

    /** Node of one that is not measured yet. */
    public String open() {
        return open;
    }

    /** Node of one that is measured and not decided. */
    public String undecided() {
        return undecided;
    }

    /** A line that goes on downwards. */
    public String line() {
        return line;
    }

    /** A branch off a line that goes on; two columns. */
    public String branch() {
        return branch;
    }

    /** The last branch off a line; two columns. */
    public String last() {
        return last;
    }

    public String ellipsis() {
        return ellipsis;
    }

    public String quoted(String text) {
        return quote + text + unquote;
    }

    public String arrow() {
        return arrow;
    }

    public String caret() {
        return caret;
    }
}
