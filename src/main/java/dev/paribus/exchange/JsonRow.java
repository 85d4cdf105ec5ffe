package dev.paribus.exchange;

import dev.paribus.json.Json;
import dev.paribus.json.JsonNumber;
import dev.paribus.model.MetricValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are objects, as files hold them: nested keys are joined by {@code /}, or by {@code .} where a declared name is spelled
 * so. A list of numbers is a series: its n-th number stands in the n-th row.
 */
final class JsonRow {
    private static final List<String> STEPS = List.of("step", "global_step", "epoch");

    private final Set<String> wanted;
    private final Reports reports;
    private final Set<String> numbered = new HashSet<>();

    JsonRow(Set<String> wanted, Reports reports) {
        this.wanted = wanted;
        this.reports = reports;
    }

    /** A whole document: an object, or a list of them; anything else is said. */
    void document(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            row(object, null);
            series(object);
        } else if (value instanceof List<?> items) {
            rows(items);
        } else {
            reports.unreadable("holds neither an object nor a list of objects");
        }
    }

    /** Objects in order; what else the list holds is counted and said. */
    void rows(List<?> items) {
        int odd = 0;
        for (Object item : items) {
            if (item instanceof Map<?, ?> object) {
                row(object, null);
            } else {
                odd++;
            }
        }
        if (odd > 0) {
            reports.unreadable(odd + " of " + items.size() + " items are no objects and were not read");
        }
    }

    /**
     * One row.
     *
     * @param text as it stands in its file; null: it is written anew
     */
    void row(Map<?, ?> object, @Nullable String text) {
        reports.row(step(object, -1), text == null ? Json.write(object) : text);
        leaves("", "", object, -1);
    }

    private void series(Map<?, ?> object) {
        int longest = longest(object);
        for (int i = 0; i < longest; i++) {
            reports.row(step(object, i), "item " + (i + 1) + " of each list");
            leaves("", "", object, i);
        }
    }

    private static int longest(Map<?, ?> object) {
        int longest = 0;
        for (Object value : object.values()) {
            if (value instanceof List<?> items && numbers(items)) {
                longest = Math.max(longest, items.size());
            } else if (value instanceof Map<?, ?> inner) {
                longest = Math.max(longest, longest(inner));
            }
        }
        return longest;
    }

    private static boolean numbers(List<?> items) {
        for (Object item : items) {
            boolean number =
                    item == null || item instanceof JsonNumber || item instanceof String word && nonFinite(word);
            if (!number) {
                return false;
            }
        }
        return !items.isEmpty();
    }

    /** The numbers of the object itself, or with an index those at that place of its lists. */
    private void leaves(String slashed, String dotted, Map<?, ?> object, int index) {
        object.forEach((key, value) -> {
            String slash = slashed + key;
            String dot = dotted + key;
            if (value instanceof Map<?, ?> inner && !wanted.contains(slash) && !wanted.contains(dot)) {
                leaves(slash + "/", dot + ".", inner, index);
                return;
            }
            String name = wanted.contains(dot) ? dot : slash;
            boolean list = value instanceof List<?> items && numbers(items);
            if (Names.RESERVED.contains(name) || list != index >= 0) {
                return;
            }
            leaf(name, list ? at((List<?>) value, index) : value);
        });
    }

    private static @Nullable Object at(@Nullable List<?> items, int index) {
        return items != null && index < items.size() ? items.get(index) : null;
    }

    private void leaf(String name, @Nullable Object value) {
        if (value instanceof JsonNumber number) {
            number(name, number.text());
        } else if (value instanceof String word
                && (wanted.contains(name) ? MetricValue.parse(word).isPresent() : nonFinite(word))) {
            number(name, word);
        } else if (wanted.contains(name) && !(value == null && numbered.contains(name))) {
            reports.other(name, what(value));
        }
    }

    private void number(String name, String text) {
        if (wanted.contains(name)) {
            numbered.add(name);
        }
        reports.number(name, text);
    }

    private static String what(@Nullable Object value) {
        if (value instanceof String word) {
            return Excerpt.text(word);
        }
        return value == null
                ? "null"
                : value instanceof List ? "a list" : value instanceof Map ? "an object" : value.toString();
    }

    private static @Nullable String step(Map<?, ?> object, int index) {
        for (String name : STEPS) {
            Object value = object.get(name);
            Object step = value instanceof List<?> items ? at(items, index < 0 ? items.size() : index) : value;
            if (step instanceof JsonNumber number && Names.isStep(number.text())) {
                return number.text();
            }
        }
        return null;
    }

    /** As Python's {@code json} and DVCLive spell it, and YAML. */
    private static boolean nonFinite(String word) {
        return MetricValue.parse(word).filter(value -> !value.finite()).isPresent();
    }
}
