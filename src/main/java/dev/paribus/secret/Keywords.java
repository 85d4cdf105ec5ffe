package dev.paribus.secret;

import java.util.ArrayList;
import java.util.Arrays;
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

    /** Made at the first use, which need not be the thread's that needs it. */
    private static final class Table {
        private static final Keywords ALL = new Keywords(KeywordTable.ROWS);
    }

    /** Gitleaks' keywords. */
    static Keywords all() {
        return Table.ALL;
    }

    /** By first and second letter, {@code null} where no keyword begins so. */
    private final Keyword[][] beginnings = new Keyword[LETTERS * LETTERS][];

    /** @param rows those of {@link KeywordTable} */
    Keywords(String rows) {
        int end;
        for (int start = 0; start < rows.length(); start = end + 1) {
            end = rows.indexOf('\n', start);
            int tab = rows.indexOf('\t', start);
            String rule = rows.substring(start, tab);
            while (tab < end) {
                int next = rows.indexOf('\t', tab + 1);
                int stop = next < 0 || next > end ? end : next;
                add(new Keyword(rows.substring(tab + 1, stop), rule));
                tab = stop;
            }
        }
    }

    private void add(Keyword keyword) {
        int at = keyword.word().charAt(0) * LETTERS + keyword.word().charAt(1);
        Keyword[] others = beginnings[at];
        Keyword[] more = others == null ? new Keyword[1] : Arrays.copyOf(others, others.length + 1);
        more[more.length - 1] = keyword;
        beginnings[at] = more;
    }

    /** Offsets of each rule's keywords, in rising order; rules by name. */
    Map<String, List<Integer>> in(String text) {
        var out = new TreeMap<String, List<Integer>>();
        int before = lower(text, 0);
        for (int i = 1; i < text.length(); i++) {
            int here = lower(text, i);
            if (before < LETTERS && here < LETTERS) {
                Keyword[] candidates = beginnings[before * LETTERS + here];
                if (candidates != null) {
                    hits(text, i - 1, candidates, out);
                }
            }
            before = here;
        }
        return out;
    }

    private static void hits(String text, int at, Keyword[] candidates, Map<String, List<Integer>> out) {
        for (Keyword keyword : candidates) {
            if (text.regionMatches(true, at, keyword.word(), 0, keyword.word().length())
                    && (!keyword.weak() || Dense.within(text, at))) {
                out.computeIfAbsent(keyword.rule(), rule -> new ArrayList<>()).add(at);
            }
        }
    }

    private static int lower(String text, int at) {
        if (at >= text.length()) {
            return LETTERS;
        }
        char c = text.charAt(at);
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
}
