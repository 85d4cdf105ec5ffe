package dev.paribus.format;

import java.util.Map;

/** Reads entries that the tool always writes; one that is missing is reported and read as something harmless. */
final class Required {
    private static final String HINT = "the tool writes this file: take back the edit by hand";

    private final Fields fields;

    Required(Fields fields) {
        this.fields = fields;
    }

    String text(String key) {
        check(key);
        return fields.text(key, "");
    }

    Long whole(String key) {
        check(key);
        Long found = fields.whole(key);
        return found == null ? Long.valueOf(0) : found;
    }

    double real(String key) {
        check(key);
        Double found = Reals.read(fields, key);
        return found == null ? 0 : found;
    }

    <E> E choice(String key, Map<String, E> words, E otherwise) {
        check(key);
        E found = fields.choice(key, words);
        return found == null ? otherwise : found;
    }

    private void check(String key) {
        if (!fields.has(key)) {
            fields.missing(key, HINT);
        }
    }
}
