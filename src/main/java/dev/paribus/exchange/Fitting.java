package dev.paribus.exchange;

import dev.paribus.exchange.Series.Named;
import dev.paribus.exchange.Series.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Fits the series of all metrics into the bytes that are committed. Undeclared metrics go first: their strides double, then
 * they are left out, the last one first. Then the strides of declared ones double. What a value is computed from goes only if
 * nothing else is left, and is named.
 */
final class Fitting {
    private final List<Column> columns;
    private final List<String> cut = new ArrayList<>();
    private final long total;

    /**
     * Columns of declared metrics first.
     *
     * @param total rows reported
     */
    Fitting(List<Column> columns, long total) {
        this.columns = new ArrayList<>(columns);
        this.total = total;
    }

    Series series() {
        Series series = draw();
        while (MetricFile.write(series).length > MetricFile.MAX_BYTES && shrink()) {
            series = draw();
        }
        return series;
    }

    private Series draw() {
        var rows = new TreeMap<Long, Building>();
        for (Column column : columns) {
            for (Point point : column.points()) {
                rows.computeIfAbsent(point.row(), fresh -> new Building(point.step(), new ArrayList<>()))
                        .values()
                        .add(new Named(column.name(), point.value()));
            }
        }
        var names = new ArrayList<>(cut);
        columns.stream().filter(Column::cut).map(Column::name).forEach(names::add);
        return new Series(
                rows.values().stream()
                        .map(row -> new Row(row.step(), row.values()))
                        .toList(),
                total,
                names);
    }

    private record Building(@Nullable String step, List<Named> values) {}

    /** Takes away the least that is worth something; false when nothing is left to take. */
    private boolean shrink() {
        return coarsen(column -> !column.declared())
                || leaveOut(column -> !column.declared())
                || coarsen(Column::declared)
                || shortenTail()
                || leaveOut(column -> !column.primary());
    }

    private boolean coarsen(Predicate<Column> which) {
        List<Column> coarser =
                columns.stream().filter(which).filter(Column::canDouble).toList();
        coarser.forEach(Column::doubleStride);
        return !coarser.isEmpty();
    }

    private boolean shortenTail() {
        List<Column> longest =
                columns.stream().filter(column -> column.tail() > 1).max(Comparator.comparingInt(Column::tail)).stream()
                        .toList();
        longest.forEach(Column::halveTail);
        return !longest.isEmpty();
    }

    private boolean leaveOut(Predicate<Column> which) {
        for (int i = columns.size() - 1; i >= 0; i--) {
            if (which.test(columns.get(i))) {
                Column gone = columns.remove(i);
                if (gone.declared()) {
                    cut.add(gone.name());
                }
                return true;
            }
        }
        return false;
    }
}
