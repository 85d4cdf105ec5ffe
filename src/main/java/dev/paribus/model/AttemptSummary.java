package dev.paribus.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a seed, as the summary lists it.
 *
 * @param token the attempt's identity, so that nothing is delivered twice
 * @param end how it ended
 * @param started when the child started, to the second
 * @param seconds wall time
 * @param peakRss largest resident memory of the child's tree in MB; null where it was not to be had
 * @param exit exit code of the child; null when it was ended by a signal or never reported
 * @param signal number of the signal that ended it; null otherwise
 * @param source where the metrics came from: {@code PARIBUS_METRICS}, {@code standard output} or a file's name
 * @param jobs how many jobs ran at once
 * @param cause why it failed, in words for a person; null when it did not
 * @param resumed token of the attempt that it went on from; null when it began anew
 * @param collected that it was made elsewhere, of which seconds, memory and jobs are not known; null when it ran here
 */
public record AttemptSummary(
        String token,
        AttemptEnd end,
        Instant started,
        double seconds,
        @Nullable Long peakRss,
        @Nullable Integer exit,
        @Nullable Integer signal,
        String source,
        int jobs,
        @Nullable String cause,
        @Nullable String resumed,
        @Nullable Collected collected) {
    /** One that began anew. */
    public AttemptSummary(
            String token,
            AttemptEnd end,
            Instant started,
            double seconds,
            @Nullable Long peakRss,
            @Nullable Integer exit,
            @Nullable Integer signal,
            String source,
            int jobs,
            @Nullable String cause) {
        this(token, end, started, seconds, peakRss, exit, signal, source, jobs, cause, null, null);
    }

    /** The same, gone on from an earlier attempt; null: begun anew. */
    public AttemptSummary resuming(@Nullable String earlier) {
        return new AttemptSummary(
                token, end, started, seconds, peakRss, exit, signal, source, jobs, cause, earlier, collected);
    }

    /** The same, made elsewhere; null: made here. */
    public AttemptSummary collected(@Nullable Collected how) {
        return new AttemptSummary(
                token, end, started, seconds, peakRss, exit, signal, source, jobs, cause, resumed, how);
    }
}
