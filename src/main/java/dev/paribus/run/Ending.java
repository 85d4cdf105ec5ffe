package dev.paribus.run;

import dev.paribus.exchange.Measured;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt's processes ended, before its metrics are looked at.
 *
 * @param end never DIVERGED
 * @param exit exit code; null when a signal ended it or nothing tells
 * @param signal number of the signal that ended it; null otherwise
 * @param started when the child started; the time of the intent when it never did
 * @param elapsed wall time, sleep of the machine included
 * @param peakRss MB; null where it was not to be had
 * @param cause in words for a person; null for OK
 */
public record Ending(
        AttemptEnd end,
        @Nullable Integer exit,
        @Nullable Integer signal,
        Instant started,
        Duration elapsed,
        @Nullable Long peakRss,
        @Nullable String cause) {
    /**
     * The attempt as the summary lists it: a child that ended well but left a metric out has FAILED, one with a metric that is
     * not finite has DIVERGED.
     *
     * @param together jobs that ran at the same time, itself included
     */
    public AttemptSummary summarize(Intent intent, int together, Measured measured) {
        AttemptEnd judged = end;
        String why = cause;
        if (end == AttemptEnd.OK && measured.cause() != null) {
            judged = AttemptEnd.FAILED;
            why = measured.cause();
        } else if (end == AttemptEnd.OK && measured.diverged().isPresent()) {
            String name = measured.diverged().get();
            judged = AttemptEnd.DIVERGED;
            why = name + " is " + measured.values().get(name);
        }
        double seconds = Math.round(elapsed.toMillis() / 100.0) / 10.0;
        return new AttemptSummary(
                intent.identity().token(),
                judged,
                started.truncatedTo(ChronoUnit.SECONDS),
                seconds,
                peakRss,
                exit,
                signal,
                measured.sources(),
                together,
                why);
    }

    Ending withPeak(@Nullable Long other) {
        Long most = peakRss == null ? other : other == null ? peakRss : Long.valueOf(Math.max(peakRss, other));
        return new Ending(end, exit, signal, started, elapsed, most, cause);
    }
}
