package dev.paribus.exchange;

/** Cuts texts of unknown length to what a message can hold. */
final class Excerpt {
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 60;

    private Excerpt() {}

    /** The part of a line that holds {@code name}, newest mention first, at most 200 characters. */
    static String around(String line, String name) {
        String bare = line.strip();
        if (bare.length() <= LONGEST_LINE) {
            return bare;
        }
        int from = Math.max(0, Math.min(bare.lastIndexOf(name), bare.length() - LONGEST_LINE));
        return whole(bare, from, from + LONGEST_LINE);
    }

    /** {@code the text 'abc'}, shortened after 60 characters. */
    static String text(String text) {
        String bare = text.strip();
        return "the text '" + (bare.length() <= LONGEST_TEXT ? bare : whole(bare, 0, LONGEST_TEXT - 3) + "...") + "'";
    }

    /** Never half a surrogate pair. */
    private static String whole(String text, int from, int to) {
        int start = from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
        int end = to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
        return text.substring(start, end);
    }
}
