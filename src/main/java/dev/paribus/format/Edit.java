package dev.paribus.format;

import java.util.List;

/**
 * One replacement in a text.
 *
 * @param start offset of the first char that goes
 * @param end behind the last char that goes
 * @param text what comes in its place
 */
record Edit(int start, int end, String text) {
    static Edit insert(int at, String text) {
        return new Edit(at, at, text);
    }

    static Edit delete(int start, int end) {
        return new Edit(start, end, "");
    }

    /** The text after edits that do not overlap, in the order of their places. */
    static String apply(String text, List<Edit> edits) {
        var out = new StringBuilder();
        int at = 0;
        for (Edit edit : edits) {
            out.append(text, at, edit.start).append(edit.text);
            at = edit.end;
        }
        return out.append(text, at, text.length()).toString();
    }
}
