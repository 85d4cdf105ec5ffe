package dev.paribus.text;

/** The signs of graphs and sentences, for terminals that show UTF-8 and for those that do not. Each sign of a graph takes one column. */
public enum Glyphs {
    UTF8("◆", "●", "○", "✕", "◌", "◐", "│", "├─╯", "╭─╯", "~", "├~╯", "╭~╯", "@", "…", "“", "”", "±"),
    ASCII("#", "*", "o", "x", ".", "?", "|", "|-'", ",-'", "~", "|~'", ",~'", "@", "...", "\"", "\"", "+-");

    private final String champion;
    private final String kept;
    private final String discarded;
    private final String failed;
    private final String open;
    private final String undecided;
    private final String line;
    private final String join;
    private final String start;
    private final String gap;
    private final String farJoin;
    private final String farStart;
    private final String here;
    private final String ellipsis;
    private final String quote;
    private final String unquote;
    private final String plusMinus;

    Glyphs(String... signs) {
        champion = signs[0];
        kept = signs[1];
        discarded = signs[2];
        failed = signs[3];
        open = signs[4];
        undecided = signs[5];
        line = signs[6];
        join = signs[7];
        start = signs[8];
        gap = signs[9];
        farJoin = signs[10];
        farStart = signs[11];
        here = signs[12];
        ellipsis = signs[13];
        quote = signs[14];
        unquote = signs[15];
        plusMinus = signs[16];
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

    /** From a node in the next column down to a line that is there already; three columns. */
    public String join() {
        return join;
    }

    /** From a node in the next column down to a line that begins here; three columns. */
    public String start() {
        return start;
    }

    /** A line that goes on downwards, over some that are not shown. */
    public String gap() {
        return gap;
    }

    /** As {@link #join}, over some that are not shown. */
    public String farJoin() {
        return farJoin;
    }

    /** As {@link #start}, over some that are not shown. */
    public String farStart() {
        return farStart;
    }

    /** Node of the one whose branch is checked out. */
    public String here() {
        return here;
    }

    public String ellipsis() {
        return ellipsis;
    }

    public String quoted(String text) {
        return quote + text + unquote;
    }

    public String plusMinus() {
        return plusMinus;
    }
}
