package dev.paribus.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Points in time: relative for a person, ISO 8601 in UTC for a program. */
public final class Ages {
    private static final long DAY = 86_400;

    /** The first and the last day of years with four digits that a history can have: 1900 to 9999. */
    private static final long FIRST = -25_567;

    private static final long LAST = 2_932_896;

    private Ages() {}

    /** {@code just now}, {@code 5 min ago}, {@code 3 h ago}, {@code 2 days ago}, {@code 5 weeks ago}, {@code 14 months ago}, {@code 3 years ago}. */
    public static String relative(Instant then, Instant now) {
        long seconds = Duration.between(then, now).toSeconds();
        if (seconds < 60) {
            // A clock that runs a little ahead is common; a commit from far in the future gets its date.
            return seconds > -3600 ? "just now" : iso(then);
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + " min ago";
        }
        long hours = minutes / 60;
        return hours < 36 ? hours + " h ago" : days((hours + 12) / 24);
    }

    private static String days(long days) {
        if (days < 14) {
            return days + " days ago";
        }
        if (days < 70) {
            return days / 7 + " weeks ago";
        }
        return days < 730 ? Math.round(days / 30.44) + " months ago" : days * 10 / 3652 + " years ago";
    }

    /** To the second, in UTC: {@code 2026-03-01T12:00:00Z}. */
    public static String iso(Instant time) {
        long seconds = time.getEpochSecond();
        long day = Math.floorDiv(seconds, DAY);
        if (day < FIRST || day > LAST) {
            return time.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        // Written out, because a table of ten thousand rows is over before a formatter is compiled.
        var date = LocalDate.ofEpochDay(day);
        int second = (int) (seconds - day * DAY);
        var out = new StringBuilder(20).append(date.getYear());
        two(out.append('-'), date.getMonthValue());
        two(out.append('-'), date.getDayOfMonth());
        two(out.append('T'), second / 3600);
        two(out.append(':'), second / 60 % 60);
        two(out.append(':'), second % 60);
        return out.append('Z').toString();
    }

    private static void two(StringBuilder out, int number) {
        out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
