package dev.paribus.learning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Predicted probabilities against what happened. The score is Brier's ("Verification of forecasts expressed in terms of
 * probability", Monthly Weather Review 78, 1950): the mean of (said - happened)², 0 is perfect; always saying one half gives
 * 0.25, always saying the share that works gives {@link #base}.
 */
public final class Reliability {
    private static final int BINS = 5;

    /**
     * The predictions of one fifth of the scale.
     *
     * @param from included
     * @param to not included but in the last one
     * @param n how many
     * @param said mean of what was said; the middle of the bin without any
     * @param happened share that was supported; null without any
     */
    public record Bin(
            double from,
            double to,
            int n,
            double said,
            @Nullable Double happened) {}

    private final List<Bin> bins = new ArrayList<>();
    private final int n;
    private final double brier;
    private final double share;

    /** @param past those without a probability do not count */
    public Reliability(List<Prediction> past) {
        var counts = new int[BINS];
        var worked = new int[BINS];
        var said = new double[BINS];
        int all = 0;
        int supported = 0;
        double squares = 0;
        for (Prediction one : past) {
            Double p = one.probability();
            if (p != null) {
                int bin = Math.min(BINS - 1, (int) (p * BINS));
                int outcome = one.supported() ? 1 : 0;
                counts[bin]++;
                worked[bin] += outcome;
                said[bin] += p;
                all++;
                supported += outcome;
                squares += (p - outcome) * (p - outcome);
            }
        }
        for (int i = 0; i < BINS; i++) {
            double from = i / (double) BINS;
            double to = (i + 1) / (double) BINS;
            bins.add(new Bin(
                    from,
                    to,
                    counts[i],
                    counts[i] == 0 ? (from + to) / 2 : said[i] / counts[i],
                    counts[i] == 0 ? null : Double.valueOf(worked[i] / (double) counts[i])));
        }
        n = all;
        brier = all == 0 ? 0 : squares / all;
        share = all == 0 ? 0 : supported / (double) all;
    }

    /** Five, by probability. */
    public List<Bin> bins() {
        return List.copyOf(bins);
    }

    public int n() {
        return n;
    }

    /** Brier's score; null without a prediction. */
    public @Nullable Double brier() {
        return n == 0 ? null : Double.valueOf(brier);
    }

    /** The score of who always says the share that works; null without a prediction. */
    public @Nullable Double base() {
        return n == 0 ? null : Double.valueOf(share * (1 - share));
    }
}
