package dev.paribus.exchange;

import dev.paribus.model.MetricValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thinned series of metrics, row by row as they were reported.
 *
 * @param rows kept points in order
 * @param total how many rows were reported
 * @param cut declared metrics whose value cannot be computed from the rows, since there was no room; nearly always empty
 */
public record Series(List<Row> rows, long total, List<String> cut) {
    /**
     * The values that one row kept.
     *
     * @param step as the script counts it; null when it does not
     * @param values name to value, in the order of the series
     */
    public record Row(@Nullable String step, List<Named> values) {
        public Row {
            values = List.copyOf(values);
        }
    }

    /** A metric's name and its value. */
    public record Named(String name, MetricValue value) {}

    public Series {
        rows = List.copyOf(rows);
        cut = List.copyOf(cut);
    }
}
