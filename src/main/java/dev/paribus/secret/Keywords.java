package dev.paribus.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds which rules a text could concern at all: those of which a keyword stands in it, in any letter case. One pass over the text
 * with a table of first and second letters, so that a text without any is dismissed at the speed of reading it.
 */
final class Keywords {
    private static final int LETTERS = 128;

    private record Keyword(String word, String rule) {
        /** True for what stands in every other line of a program: {@code s.}, {@code ey}, {@code key}. The generic rule has its own test. */
        boolean weak() {
            boolean everyday = word.length() < 3 || word.equals("key") || word.equals("api");
            return everyday && !rule.equals(SecretScanner.GENERIC);
        }
    }

    /** By first and second letter, {@code null} where no keyword begins so. */
    private final List<List<Keyword>> beginnings =
            new ArrayList<>(java.util.Collections.nCopies(LETTERS * LETTERS, List.of()));

    /** @param lines those of {@code keywords.txt} */
    Keywords(List<String> lines) {
        String rule = "";
        for (String line : lines) {
            if (line.startsWith("rule\t")) {
                rule = line.substring(5);
            } else if (line.startsWith("keyword\t")) {
                add(new Keyword(line.substring(8), rule));
            }
        }
    }

    private void add(Keyword keyword) {
        int at = keyword.word().charAt(0) * LETTERS + keyword.word().charAt(1);
        if (beginnings.get(at).isEmpty()) {
            beginnings.set(at, new ArrayList<>());
        }
        beginnings.get(at).add(keyword);
    }

    /** Offsets of each rule's keywords, in rising order; rules by name. */
    Map<String, List<Integer>> in(String text) {
        var out = new TreeMap<String, List<Integer>>();
        int before = lower(text, 0);
        for (int i = 1; i < text.length(); i++) {
            int here = lower(text, i);
            if (before < LETTERS && here < LETTERS) {
                for (Keyword keyword : beginnings.get(before * LETTERS + here)) {
                    if (text.regionMatches(
                                    true,
                                    i - 1,
                                    keyword.word(),
                                    0,
                                    keyword.word().length())
                            && (!keyword.weak() || Dense.within(text, i - 1))) {
                        out.computeIfAbsent(keyword.rule(), rule -> new ArrayList<>())
                                .add(i - 1);
                    }
                }
            }
            before = here;
        }
        return out;
    }

    private static int lower(String text, int at) {
        if (at >= text.length()) {
            return LETTERS;
        }
        char c = text.charAt(at);
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
}
