package dev.paribus.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds what was meant by a word that nobody knows. */
public final class DidYouMean {
    /** No word of more characters is worth the quadratic comparison. */
    private static final int LONGEST = 80;

    private DidYouMean() {}

    private record Near(String word, int distance) {}

    /**
     * The known words that are near, nearest first, then in alphabetical order. Near are: a third of the letters wrong at
     * most (swapped neighbours count once), one word within the other, or the last part of a dotted path.
     *
     * @param most at most so many
     */
    public static List<String> near(String asked, Collection<String> known, int most) {
        String wanted = fold(asked);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return List.of();
        }
        return known.stream()
                .distinct()
                .flatMap(word -> rank(wanted, word))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::word))
                .limit(most)
                .map(Near::word)
                .toList();
    }

    /** The three nearest. */
    public static List<String> near(String asked, Collection<String> known) {
        return near(asked, known, 3);
    }

    /** {@code "did you mean 'a' or 'b'?"}; empty text when nothing is near. */
    public static String question(String asked, Collection<String> known) {
        List<String> near = near(asked, known).stream().map(w -> "'" + w + "'").toList();
        return switch (near.size()) {
            case 0 -> "";
            case 1 -> "did you mean " + near.get(0) + "?";
            case 2 -> "did you mean " + near.get(0) + " or " + near.get(1) + "?";
            default -> "did you mean " + near.get(0) + ", " + near.get(1) + " or " + near.get(2) + "?";
        };
    }

    private static Stream<Near> rank(String wanted, String word) {
        String candidate = fold(word);
        if (candidate.length() > LONGEST) {
            return Stream.empty();
        }
        int distance = distance(wanted, candidate);
        int tolerated = Math.max(1, Math.max(wanted.length(), candidate.length()) / 3);
        if (distance <= tolerated && distance < candidate.length()) {
            return Stream.of(new Near(word, distance));
        }
        String last = candidate.substring(candidate.lastIndexOf('.') + 1);
        if (!last.equals(candidate) && distance(wanted, last) <= Math.max(1, last.length() / 3) && last.length() > 1) {
            return Stream.of(new Near(word, 10 + distance(wanted, last)));
        }
        boolean within = wanted.length() >= 3 && candidate.contains(wanted)
                || candidate.length() >= 3 && wanted.contains(candidate);
        return within ? Stream.of(new Near(word, 20 + distance)) : Stream.empty();
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Edits that turn one word into the other: insert, delete, replace, swap two neighbours (optimal string alignment). */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + cost);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = above;
            above = row;
        }
        return above[b.length()];
    }
}
