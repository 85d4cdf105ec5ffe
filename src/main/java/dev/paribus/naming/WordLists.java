package dev.paribus.naming;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The words that names are made of, and what no name may spell across its words.
 *
 * @param adjectives colours, textures, weather, shapes
 * @param nouns of nature and of objects
 * @param denied runs of letters that a name may not hold across a hyphen
 */
record WordLists(List<String> adjectives, List<String> nouns, List<String> denied) {
    static WordLists read() {
        return new WordLists(lines("adjectives.txt"), lines("nouns.txt"), lines("deny.txt"));
    }

    private static List<String> lines(String name) {
        try (InputStream in = WordLists.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the word list " + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True when the words may stand in one name: no common beginning, and nothing denied across their borders. */
    boolean mayMeet(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            for (int j = i + 1; j < words.size(); j++) {
                if (beginning(words.get(i)).equals(beginning(words.get(j)))) {
                    return false;
                }
            }
        }
        return !spells(words);
    }

    private static String beginning(String word) {
        return word.substring(0, Math.min(4, word.length()));
    }

    /** True when a denied run of letters crosses a border between two words. */
    private boolean spells(List<String> words) {
        String joined = String.join("", words);
        int border = 0;
        for (String word : words.subList(0, words.size() - 1)) {
            border += word.length();
            for (String run : denied) {
                int from = Math.max(0, border - run.length() + 1);
                int at = joined.indexOf(run, from);
                if (at >= 0 && at < border && at + run.length() > border) {
                    return true;
                }
            }
        }
        return false;
    }
}
