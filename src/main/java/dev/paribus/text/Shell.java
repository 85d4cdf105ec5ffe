package dev.paribus.text;

import java.util.Collection;
import java.util.stream.Collectors;

/** Words of a command line that a person can paste into a POSIX shell. */
public final class Shell {
    private static final String PLAIN = "[A-Za-z0-9_@%+=:,./-]+";

    private Shell() {}

    /** One word, in single quotes where it needs them; control characters are made visible, never passed on. */
    public static String word(String text) {
        String safe = Escape.terminal(text);
        return safe.matches(PLAIN) ? safe : "'" + safe.replace("'", "'\\''") + "'";
    }

    /** Words joined by spaces. */
    public static String line(Collection<String> words) {
        return words.stream().map(Shell::word).collect(Collectors.joining(" "));
    }
}
