package dev.paribus.exchange;

import dev.paribus.model.MetricValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A reported number before it is known whether it is kept: of ten millions, some hundred are.
 *
 * @param row counted from 0 over all sources
 * @param index counted from 0 among the values of its name
 * @param step as the script counts it; null when it does not
 * @param spelled the number as its source spells it, readable by {@link MetricValue#parse}
 * @param nearest its double; NaN when it is not finite
 * @param text the line that holds it, or an excerpt; empty for an undeclared metric
 * @param name what the source calls it
 */
record Candidate(
        long row, long index, @Nullable String step, String spelled, double nearest, String text, String name) {
    /** Longer lines are cut at once, since they are held. */
    private static final int LONG = 1000;

    Candidate {
        text = text.length() > LONG ? Excerpt.around(text, name) : text;
    }

    boolean finite() {
        return !Double.isNaN(nearest);
    }

    boolean lessThan(Candidate other) {
        return nearest < other.nearest || (nearest == other.nearest && compare(other) < 0);
    }

    /** Doubles that are equal may stand for different numbers. */
    private int compare(Candidate other) {
        return spelled.equals(other.spelled) ? 0 : decimal().compareTo(other.decimal());
    }

    private BigDecimal decimal() {
        BigDecimal exact = value().decimal();
        return exact == null ? BigDecimal.ZERO : exact;
    }

    private MetricValue value() {
        return MetricValue.parse(spelled).orElseThrow();
    }

    Point point() {
        return new Point(row, index, step, value(), text.isEmpty() ? "" : Excerpt.around(text, name));
    }
}
