package dev.paribus.text;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them. */
public final class Durations {
    private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)\\s*(d|h|min|m|s)(?![a-z])\\s*");

    private Durations() {}

    /** At most two units: {@code 0.4 s}, {@code 42 s}, {@code 42 min}, {@code 3 h 20 min}, {@code 2 d 5 h}. */
    public static String words(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 9_950) {
            long tenths = (millis + 50) / 100;
            return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
        }
        long seconds = (millis + 500) / 1000;
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = (seconds + 30) / 60;
        if (minutes < 120) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        if (hours < 48) {
            return two(hours, "h", minutes % 60, "min");
        }
        long rounded = (minutes + 30) / 60;
        return two(rounded / 24, "d", rounded % 24, "h");
    }

    private static String two(long big, String bigUnit, long small, String smallUnit) {
        return big + " " + bigUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /**
     * Reads {@code 90s}, {@code 45m}, {@code 45 min}, {@code 2h}, {@code 1h30m}, {@code 1.5h}, {@code 2d}; units in falling
     * order, each at most once.
     *
     * @return empty when the text is none, has no unit, or is zero
     */
    public static Optional<Duration> parse(String text) {
        Matcher part = PART.matcher(text.strip());
        double seconds = 0;
        double last = Double.MAX_VALUE;
        int at = 0;
        while (at < part.regionEnd() && part.find(at) && part.start() == at) {
            double unit = secondsOf(part.group(2));
            if (unit >= last) {
                return Optional.empty();
            }
            last = unit;
            seconds += Double.parseDouble(part.group(1)) * unit;
            at = part.end();
        }
        boolean whole = at > 0 && at == text.strip().length() && seconds > 0;
        return whole ? Optional.of(Duration.ofMillis(Math.round(seconds * 1000))) : Optional.empty();
    }

    private static double secondsOf(String unit) {
        return switch (unit) {
            case "d" -> 86_400;
            case "h" -> 3_600;
            case "s" -> 1;
            default -> 60;
        };
    }
}
