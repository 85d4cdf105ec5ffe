package dev.paribus.workflow.planning;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * How alike two hypotheses are: by the words that they share, without the small ones and those that every hypothesis has; a word
 * is its first letters, so that "oscillates" and "oscillation" are one.
 */
final class Likeness {
    /** Twice the common words over all words of both (Dice); three common words at least, or all of them. */
    private static final double ENOUGH = 0.6;

    private static final int FEWEST = 3;
    private static final int STEM = 6;

    private static final Set<String> SMALL = Set.of(
            "a",
            "an",
            "the",
            "of",
            "to",
            "in",
            "on",
            "at",
            "and",
            "or",
            "is",
            "are",
            "be",
            "it",
            "its",
            "this",
            "that",
            "with",
            "by",
            "for",
            "from",
            "as",
            "because",
            "since",
            "due",
            "set",
            "setting",
            "adding",
            "removing",
            "change",
            "raises",
            "lowers",
            "raise",
            "lower",
            "improves",
            "improve",
            "increases",
            "decreases",
            "more",
            "less",
            "than");

    private final Set<String> own;
    private final Set<String> common;

    /** @param metric the primary one, which every hypothesis names */
    Likeness(String hypothesis, String metric) {
        this.common = words(metric, Set.of());
        this.own = words(hypothesis, common);
    }

    /** @param other in small letters, which whoever asks of ten thousand has at hand */
    boolean to(String other) {
        if (own.isEmpty() || !mayBe(other)) {
            return false;
        }
        Set<String> words = words(other, common);
        int shared = 0;
        for (String word : words) {
            shared += own.contains(word) ? 1 : 0;
        }
        boolean all = shared == own.size() && shared == words.size();
        return all || shared >= FEWEST && 2.0 * shared >= ENOUGH * (own.size() + words.size());
    }

    /** False where too few of the words stand in a text at all, which says of most texts that they need not be taken apart. */
    private boolean mayBe(String lower) {
        int inside = 0;
        for (String word : own) {
            inside += lower.contains(word) ? 1 : 0;
        }
        // At best the other one has no more words than those.
        return inside == own.size() || inside >= FEWEST && 2.0 * inside >= ENOUGH * (own.size() + inside);
    }

    /** By a loop over the letters: a project may have ten thousand hypotheses. */
    private static Set<String> words(String text, Set<String> without) {
        var out = new TreeSet<String>();
        String lower = text.toLowerCase(Locale.ROOT);
        int start = -1;
        for (int i = 0; i <= lower.length(); i++) {
            boolean inside = i < lower.length() && part(lower, i);
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                String word = lower.substring(start, i);
                String stem =
                        word.length() > STEM && !Character.isDigit(word.charAt(0)) ? word.substring(0, STEM) : word;
                if (!SMALL.contains(word) && !without.contains(stem)) {
                    out.add(stem);
                }
                start = -1;
            }
        }
        return out;
    }

    /** A letter or digit, or the point of a number. */
    private static boolean part(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x80 && c != '.') {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        }
        boolean point = c == '.'
                && i > 0
                && i + 1 < text.length()
                && Character.isDigit(text.charAt(i - 1))
                && Character.isDigit(text.charAt(i + 1));
        return Character.isLetterOrDigit(c) || point;
    }
}
