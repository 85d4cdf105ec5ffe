package dev.paribus.exchange;

/** Writes {@code results/seed-N/metrics.jsonl}: the thinned series, at most 24 KB, beginning with what was kept. */
public final class MetricFile {
    /** The most that is committed a seed, in bytes. */
    public static final int MAX_BYTES = 24 << 10;

    private MetricFile() {}

    /** First {@code {"paribus": 1, "kept": n, "of": N}} (rows), then one JSON object a row with its step and values. */
    public static byte[] thin(Measured measured) {
        throw new UnsupportedOperationException(measured.toString());
    }
}
