package dev.paribus.secret;

import java.util.ArrayList;
import java.util.List;

/** The parts of a text around a rule's keywords, which are all that its expression has to look at. */
final class Windows {
    /** How far a value may stand from its keyword on a line without an end, in characters. */
    private static final int REACH = 1_000;

    /** The same for expressions that span lines: a key block, a command over several lines. */
    private static final int FAR = 8_192;

    private Windows() {}

    /** A part of a text. */
    record Window(int start, int end) {}

    /**
     * The lines of the keywords with their neighbours, joined where they overlap.
     *
     * @param hits offsets of keywords in rising order
     * @param far true for an expression that spans lines
     */
    static List<Window> around(String text, List<Integer> hits, boolean far) {
        var out = new ArrayList<Window>();
        for (int hit : hits) {
            int start = far ? Math.max(0, hit - FAR) : before(text, hit);
            int end = far ? Math.min(text.length(), hit + FAR) : behind(text, hit);
            Window last = out.isEmpty() ? null : out.get(out.size() - 1);
            if (last != null && start <= last.end()) {
                out.set(out.size() - 1, new Window(last.start(), Math.max(end, last.end())));
            } else {
                out.add(new Window(start, end));
            }
        }
        return out;
    }

    private static int before(String text, int hit) {
        int least = Math.max(0, hit - REACH);
        int line = text.lastIndexOf('\n', hit - 1);
        int above = line <= 0 ? -1 : text.lastIndexOf('\n', line - 1);
        return Math.max(least, above + 1);
    }

    private static int behind(String text, int hit) {
        int most = Math.min(text.length(), hit + REACH);
        int line = text.indexOf('\n', hit);
        int below = line < 0 ? -1 : text.indexOf('\n', line + 1);
        return below < 0 ? most : Math.min(most, below + 1);
    }
}
