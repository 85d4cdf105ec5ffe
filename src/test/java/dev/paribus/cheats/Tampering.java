package dev.paribus.cheats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every single edit of a text that changes one number by one digit, or one word that decides into another. */
final class Tampering {
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z_-])[0-9][0-9.]*(?:[eE][+-]?[0-9]+)?");
    private static final List<List<String>> WORDS = List.of(
            List.of("supported", "refuted"),
            List.of("refuted", "supported"),
            List.of("inconclusive", "supported"),
            List.of("kept", "discarded"),
            List.of("discarded", "kept"),
            List.of("paired", "independent"),
            List.of("true", "false"),
            List.of("false", "true"),
            List.of("> parent", "< parent"),
            List.of("measured", "partial"),
            List.of("better", "worse"),
            List.of("+", "-"));

    /**
     * One edit.
     *
     * @param key what it is about: the key in front of it and the file's part, without digits
     * @param word the word that is changed; empty for a digit
     * @param before the line as it was
     */
    record Edit(String key, String word, String before, String after, String text) {}

    private Tampering() {}

    /** In the order of the text. */
    static List<Edit> of(String text) {
        var out = new ArrayList<Edit>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            for (int at = number.start(); at < number.end(); at++) {
                char digit = text.charAt(at);
                if (Character.isDigit(digit)) {
                    out.add(edit(text, at, "", 1, String.valueOf((char) ('0' + (digit - '0' + 1) % 10))));
                }
            }
        }
        for (List<String> word : WORDS) {
            for (int at = text.indexOf(word.get(0)); at >= 0; at = text.indexOf(word.get(0), at + 1)) {
                out.add(edit(text, at, word.get(0), word.get(0).length(), word.get(1)));
            }
        }
        return out;
    }

    private static Edit edit(String text, int from, String word, int length, String with) {
        String after = text.substring(0, from) + with + text.substring(from + length);
        return new Edit(key(text, from), word, line(text, from), line(after, from), after);
    }

    private static String line(String text, int at) {
        int end = text.indexOf('\n', at);
        return text.substring(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length() : end)
                .strip();
    }

    /** The keys that lead to a place: those of the lines above that stand further left, and the last one in its own line. */
    private static String key(String text, int at) {
        int start = text.lastIndexOf('\n', at - 1) + 1;
        String before = text.substring(start, at);
        Matcher own = Pattern.compile("\"?([A-Za-z_][A-Za-z_-]*)\"?:").matcher(before);
        String last = "";
        while (own.find()) {
            last = own.group(1);
        }
        int indent = before.length() - before.stripLeading().length();
        var keys = new ArrayList<String>();
        keys.add(last);
        String[] lines = text.substring(0, start).split("\n");
        for (int i = lines.length - 1; i >= 0 && indent > 0; i--) {
            int here = lines[i].length() - lines[i].stripLeading().length();
            Matcher key = Pattern.compile("^\\s*(?:- )?([A-Za-z_][A-Za-z_-]*):").matcher(lines[i]);
            if (here < indent && key.find()) {
                keys.add(0, key.group(1));
                indent = here;
            }
        }
        return String.join(".", keys);
    }
}
