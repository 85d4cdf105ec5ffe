package dev.paribus.learning;

import dev.paribus.model.Expectation;
import dev.paribus.model.Idea;
import dev.paribus.text.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an idea promises: gain times probability times the factor by which such promises came true, and that for each hour.
 *
 * @param expected in the primary metric's unit; null where a number is missing
 * @param perHour the same over the cost; null where a number is missing
 * @param cost null where it is missing
 * @param factor that was applied
 * @param missing which numbers are missing, in the order gain, probability, cost
 */
public record Promise(
        Idea idea,
        @Nullable Double expected,
        @Nullable Double perHour,
        @Nullable Duration cost,
        double factor,
        List<String> missing) {
    private static final double HOUR = 3_600_000.0;

    public Promise {
        missing = List.copyOf(missing);
    }

    /** Of one idea. */
    public static Promise of(Idea idea, Calibration calibration) {
        Expectation expect = idea.expect();
        Duration cost = expect == null || expect.cost() == null
                ? null
                : Durations.parse(expect.cost()).orElse(null);
        var missing = new ArrayList<String>();
        if (expect == null || expect.gain() == null) {
            missing.add("gain");
        }
        if (expect == null || expect.probability() == null) {
            missing.add("probability");
        }
        if (cost == null) {
            missing.add("cost");
        }
        double factor = calibration.of(idea.kind()).factor();
        if (expect == null || expect.gain() == null || expect.probability() == null || cost == null) {
            return new Promise(idea, null, null, cost, factor, missing);
        }
        double expected = expect.gain().doubleValue() * expect.probability().doubleValue() * factor;
        return new Promise(idea, expected, expected / (cost.toMillis() / HOUR), cost, factor, missing);
    }

    /** The most for an hour first; those without numbers last, the least missing first; then by name. */
    public static List<Promise> ranked(List<Promise> promises) {
        return promises.stream()
                .sorted(Comparator.comparing(Promise::perHour, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(promise -> promise.missing().size())
                        .thenComparing(promise -> promise.idea().name()))
                .toList();
    }
}
