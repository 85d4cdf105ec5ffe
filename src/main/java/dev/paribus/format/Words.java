package dev.paribus.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The words of an enum in files. */
final class Words {
    private Words() {}

    /** Word to constant, in the order of the constants. */
    static <E> Map<String, E> of(E[] values, Function<E, String> word) {
        var out = new LinkedHashMap<String, E>();
        for (E value : values) {
            out.put(word.apply(value), value);
        }
        return Collections.unmodifiableMap(out);
    }
}
