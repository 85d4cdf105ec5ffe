package dev.paribus.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thinned series of metrics.
 *
 * @param columns declared metrics first, then others in the order in which they were first reported
 * @param total how many rows were reported
 */
public record Series(List<Column> columns, long total) {
    /**
     * One metric.
     *
     * @param name declared name, or the script's for an undeclared one
     * @param declared in {@code paribus.yaml}
     * @param points in the order of their report
     */
    public record Column(String name, boolean declared, List<Point> points) {
        public Column {
            points = List.copyOf(points);
        }
    }

    /**
     * One kept value.
     *
     * @param row of the report, from 0; equal rows of two columns were reported together
     * @param step as the script counts it; null when it does not
     * @param text the number as in its source
     * @param required first, last, least, greatest, or one of those that the declared value is made of
     */
    public record Point(long row, @Nullable String step, String text, boolean required) {}

    public Series {
        columns = List.copyOf(columns);
    }
}
