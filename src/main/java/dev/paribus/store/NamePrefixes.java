package dev.paribus.store;

import dev.paribus.model.ExperimentName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The shortest prefixes that mean just one experiment, by the rules of {@link NameSearch}: no other name begins with it, and it is no
 * word of another one.
 */
final class NamePrefixes {
    private NamePrefixes() {}

    /** Letters for each name; a whole name always means itself. */
    static Map<ExperimentName, Integer> of(Set<ExperimentName> names) {
        List<String> sorted = new ArrayList<>(
                new TreeSet<>(names.stream().map(ExperimentName::text).toList()));
        Map<String, Integer> words = new HashMap<>();
        for (String name : sorted) {
            for (String word : new TreeSet<>(List.of(name.split("-")))) {
                words.merge(word, 1, Integer::sum);
            }
        }
        Map<ExperimentName, Integer> out = new HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            String name = sorted.get(i);
            int length = 1
                    + Math.max(
                            i == 0 ? 0 : shared(name, sorted.get(i - 1)),
                            i + 1 == sorted.size() ? 0 : shared(name, sorted.get(i + 1)));
            while (length < name.length() && isWordOfAnother(name, name.substring(0, length), words)) {
                length++;
            }
            out.put(new ExperimentName(name), Math.min(length, name.length()));
        }
        return out;
    }

    private static boolean isWordOfAnother(String name, String prefix, Map<String, Integer> words) {
        int own = List.of(name.split("-")).contains(prefix) ? 1 : 0;
        return words.getOrDefault(prefix, 0) > own;
    }

    private static int shared(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int at = 0;
        while (at < most && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
