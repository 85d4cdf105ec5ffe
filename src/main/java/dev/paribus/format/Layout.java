package dev.paribus.format;

import dev.paribus.param.Scalars;
import dev.paribus.param.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tree that is to be written, with how it is laid out. */
sealed interface Layout {
    /** Whether a collection takes a line for each entry or stands between brackets on one line. */
    enum Form {
        BLOCK,
        FLOW
    }

    /** A mapping in its order. */
    record Keys(Map<String, Layout> entries, Form form) implements Layout {
        public Keys {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** A list. */
    record Items(List<Layout> items, Form form) implements Layout {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A scalar by its meaning. */
    record Leaf(Value value) implements Layout {}

    /** A number with the digits that it is to keep; a spelling that both YAML dialects read alike. */
    record Digits(String text) implements Layout {}

    static Layout text(String text) {
        return new Leaf(new Value.Text(text));
    }

    static Layout real(double number) {
        return new Leaf(new Value.Real(number));
    }

    static Layout whole(long number) {
        return new Leaf(new Value.Int(BigInteger.valueOf(number)));
    }

    /** A list on one line. */
    static Layout line(Collection<? extends Layout> items) {
        return new Items(List.copyOf(items), Form.FLOW);
    }

    /**
     * Texts, numbers, truth values, null, lists and ordered maps as they come.
     *
     * @throws IllegalArgumentException for anything else: a mistake of ours
     */
    static Layout of(@Nullable Object object, Form form) {
        if (object == null) {
            return new Leaf(new Value.Null());
        } else if (object instanceof Layout layout) {
            return layout;
        } else if (object instanceof Boolean b) {
            return new Leaf(new Value.Bool(b));
        } else if (object instanceof Double || object instanceof Float) {
            return real(((Number) object).doubleValue());
        } else if (object instanceof BigDecimal decimal) {
            return new Digits(Scalars.number(decimal.toString()));
        } else if (object instanceof Number number) {
            return new Digits(number.toString());
        } else if (object instanceof Map<?, ?> map) {
            var entries = new LinkedHashMap<String, Layout>();
            map.forEach((key, value) -> entries.put(String.valueOf(key), of(value, form)));
            return new Keys(entries, form);
        } else if (object instanceof Collection<?> items) {
            var out = new ArrayList<Layout>();
            items.forEach(item -> out.add(of(item, form)));
            return new Items(out, form);
        } else if (object instanceof CharSequence || object instanceof Enum<?>) {
            return text(object.toString());
        }
        throw new IllegalArgumentException("not to be written as YAML: " + object.getClass());
    }
}
