package dev.paribus.learning;

import dev.paribus.model.Entry;
import dev.paribus.model.State;
import dev.paribus.model.Verdict;

/**
 * What became of experiments that have a result. Each is one of supported, refuted, inconclusive, void, failed or unjudged; kept
 * is counted besides.
 *
 * @param tried all of them
 * @param failed no seed gave a value, or it was ended by its own {@code abort_if}
 * @param unjudged exploratory ones, and those without a verdict yet
 * @param kept by decision, or adopted by whoever merged it
 */
public record Tally(
        int tried, int supported, int refuted, int inconclusive, int voided, int failed, int unjudged, int kept) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0);

    /** With one experiment more. */
    public Tally plus(Entry entry) {
        boolean kept = entry.state() == State.KEPT || entry.adopted();
        boolean exploratory = entry.labels().contains("exploratory");
        Verdict verdict = exploratory ? null : entry.verdict();
        boolean failed = entry.verdict() == null && !kept && entry.metrics().isEmpty();
        return new Tally(
                tried + 1,
                supported + (verdict == Verdict.SUPPORTED ? 1 : 0),
                refuted + (verdict == Verdict.REFUTED ? 1 : 0),
                inconclusive + (verdict == Verdict.INCONCLUSIVE ? 1 : 0),
                voided + (verdict == Verdict.VOID ? 1 : 0),
                this.failed + (failed ? 1 : 0),
                unjudged + (verdict == null && !failed ? 1 : 0),
                this.kept + (kept ? 1 : 0));
    }
}
