package dev.paribus.run;

import dev.paribus.exchange.Measured;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt's processes ended, before its metrics are looked at.
 *
 * @param end never DIVERGED
 * @param exit exit code; null when a signal ended it or nothing tells
 * @param signal number of the signal that ended it; null otherwise
 * @param started when the child started; the time of the intent when it never did
 * @param elapsed wall time
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
     */
    public AttemptSummary summarize(Intent intent, Measured measured) {
        throw new UnsupportedOperationException(intent.toString() + measured);
    }
}
