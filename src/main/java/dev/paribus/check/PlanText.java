package dev.paribus.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A record's text by its top-level keys, to compare single parts of a plan byte for byte. Comment lines between the parts
 * belong to none. A record that is not written in block style is one part, which every key has.
 */
record PlanText(Map<String, String> parts) {
    private static final Pattern KEY = Pattern.compile("^\\uFEFF?[\"']?([A-Za-z_][A-Za-z0-9_]*)[\"']?[ \\t]*:(\\s|$)");

    static PlanText of(String record) {
        var parts = new LinkedHashMap<String, String>();
        String key = "";
        for (String line : record.split("(?<=\n)")) {
            Matcher matcher = KEY.matcher(line);
            if (matcher.find()) {
                key = matcher.group(1);
                parts.put(key, line);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                parts.merge(key, line, String::concat);
            }
        }
        parts.replaceAll((name, text) -> text.stripTrailing());
        return new PlanText(parts.containsKey("name") ? parts : Map.of("", record));
    }

    /** Those of the keys whose parts differ between two records, in the order given. */
    static List<String> differing(String one, String other, List<String> keys) {
        PlanText before = of(one);
        PlanText after = of(other);
        var out = new ArrayList<String>();
        for (String key : keys) {
            if (!before.part(key).equals(after.part(key))) {
                out.add(key);
            }
        }
        return out;
    }

    /** The part as it is written; empty when there is none. */
    String part(String key) {
        return parts.getOrDefault(parts.containsKey("name") ? key : "", "");
    }
}
