package dev.paribus.verb;

import dev.paribus.model.Entry;
import dev.paribus.query.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts experiments in the order of their values in some columns, what is not known last, and the newest first where all are equal. */
final class RowOrder {
    private final List<Key> keys = new ArrayList<>();
    private Comparator<Entry> last = newest();

    /** A column that is sorted by. */
    private record Key(Function<Entry, String> text, boolean descending) {}

    /** An experiment with its values, which are taken out and apart once for each of them. */
    private record Row(Entry entry, List<Value> values) {}

    /** The newest first. */
    static Comparator<Entry> newest() {
        return (one, other) -> {
            int order = other.time().compareTo(one.time());
            return order != 0 ? order : one.name().compareTo(other.name());
        };
    }

    /** Where the columns before are equal, by this one. */
    RowOrder by(Function<Entry, String> text, boolean descending) {
        keys.add(new Key(text, descending));
        return this;
    }

    /** The oldest first where all are equal. */
    RowOrder oldestFirst() {
        last = newest().reversed();
        return this;
    }

    List<Entry> sorted(List<Entry> all) {
        var rows = new ArrayList<Row>(all.size());
        for (Entry entry : all) {
            var values = new ArrayList<Value>(keys.size());
            for (Key key : keys) {
                values.add(Value.of(key.text().apply(entry)));
            }
            rows.add(new Row(entry, values));
        }
        rows.sort(this::compare);
        var out = new ArrayList<Entry>(rows.size());
        rows.forEach(row -> out.add(row.entry()));
        return out;
    }

    private int compare(Row one, Row other) {
        for (int i = 0; i < keys.size(); i++) {
            Value a = one.values().get(i);
            Value b = other.values().get(i);
            int order = a.isEmpty() || b.isEmpty()
                    ? Boolean.compare(a.isEmpty(), b.isEmpty())
                    : keys.get(i).descending() ? b.compareTo(a) : a.compareTo(b);
            if (order != 0) {
                return order;
            }
        }
        return last.compare(one.entry(), other.entry());
    }

    /**
     * A text that is sorted by: numbers by their size and before texts.
     *
     * @param near the number as nearly as a double has it, since to compare exact decimals costs many times as much
     */
    record Value(String text, @Nullable BigDecimal number, double near) implements Comparable<Value> {
        static Value of(String text) {
            BigDecimal number = Query.number(text).orElse(null);
            return new Value(text, number, number == null ? 0 : number.doubleValue());
        }

        boolean isEmpty() {
            return text.isEmpty();
        }

        @Override
        public int compareTo(Value other) {
            if (number != null && other.number != null) {
                // Rounding keeps the order, but may make two that differ equal.
                int order = Double.compare(near, other.near);
                return order != 0 ? order : number.compareTo(other.number);
            }
            return number == null && other.number == null ? text.compareTo(other.text) : number == null ? 1 : -1;
        }
    }
}
