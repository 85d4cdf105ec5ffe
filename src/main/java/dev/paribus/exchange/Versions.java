package dev.paribus.exchange;

import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folders {@code version_0}, {@code version_1}, ... in which Lightning's loggers go on when a run is taken up again. */
final class Versions {
    private static final Pattern NUMBER = Pattern.compile("(?<=/|^)version_([0-9]{1,9})(?=/|$)");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private Versions() {}

    /** The path with any number in place of the version's. */
    static String any(String path) {
        return NUMBER.matcher(path).replaceAll("version_*");
    }

    /** By path, numbers in it by their size. */
    static Comparator<String> order() {
        return Comparator.comparing(Versions::padded);
    }

    private static String padded(String path) {
        return DIGITS.matcher(path).replaceAll(Versions::padded);
    }

    private static String padded(MatchResult digits) {
        String bare = digits.group();
        return Matcher.quoteReplacement("0".repeat(Math.max(0, 20 - bare.length())) + bare);
    }
}
