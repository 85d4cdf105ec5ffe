package dev.paribus.exchange;

import dev.paribus.model.MetricValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
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

    /** The same with names that {@code naming} gives; two that would become one are told apart by a number. */
    Series named(UnaryOperator<String> naming) {
        Map<String, String> names = new HashMap<>();
        Set<String> taken = new HashSet<>();
        List<Row> renamed = new ArrayList<>(rows.size());
        for (Row row : rows) {
            List<Named> values = new ArrayList<>(row.values().size());
            for (Named named : row.values()) {
                values.add(new Named(name(named.name(), naming, names, taken), named.value()));
            }
            renamed.add(new Row(row.step(), values));
        }
        List<String> lost = new ArrayList<>();
        for (String name : cut) {
            lost.add(name(name, naming, names, taken));
        }
        return new Series(renamed, total, lost);
    }

    private static String name(
            String name, UnaryOperator<String> naming, Map<String, String> names, Set<String> taken) {
        String known = names.get(name);
        if (known == null) {
            String bare = naming.apply(name);
            known = bare;
            for (int i = 2; !taken.add(known); i++) {
                known = bare + " " + i;
            }
            names.put(name, known);
        }
        return known;
    }

    public Series {
        rows = List.copyOf(rows);
        cut = List.copyOf(cut);
    }
}
