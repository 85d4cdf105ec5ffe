package dev.paribus.evidence;

import java.util.Collection;
import java.util.stream.Collectors;

/** The words of a verdict, with numbers, for a person. */
final class Sentences {
    private Sentences() {}

    static String list(Collection<?> items) {
        return items.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
