package dev.paribus.git;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All of a repository's configuration, includes and all, as {@code git config -z --list} prints it: one child for any number of keys. */
final class ConfigList {
    static final List<String> COMMAND = List.of("config", "-z", "--list");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** @param pairs {@code key LF value}, or a key alone, which git reads as true */
    ConfigList(List<String> pairs) {
        for (String pair : pairs) {
            int end = pair.indexOf('\n');
            String key = end < 0 ? pair : pair.substring(0, end);
            List<String> all = values.get(key);
            if (all == null) {
                all = new ArrayList<>(1);
                values.put(key, all);
            }
            all.add(end < 0 ? "" : pair.substring(end + 1));
        }
    }

    /** The value that counts, the last one. */
    Optional<String> last(String key) {
        List<String> all = values.getOrDefault(canonical(key), List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Values by key, in git's order; keys as git prints them: section and name in lower case. */
    Map<String, List<String>> all() {
        return values;
    }

    /** Case counts between the first and the last dot only. */
    private static String canonical(String key) {
        int first = key.indexOf('.');
        int last = key.lastIndexOf('.');
        return first < 0
                ? key.toLowerCase(Locale.ROOT)
                : key.substring(0, first).toLowerCase(Locale.ROOT)
                        + key.substring(first, last)
                        + key.substring(last).toLowerCase(Locale.ROOT);
    }
}
