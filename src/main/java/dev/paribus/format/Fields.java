package dev.paribus.format;

import dev.paribus.param.ParamNode;
import dev.paribus.param.Value;
import dev.paribus.problem.Location;
import dev.paribus.text.DidYouMean;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of one mapping by key and type. A wrong entry is reported and read as absent, so that everything that is
 * wrong is found in one pass; {@link #finish} reports the keys that nobody asked for.
 */
final class Fields {
    /** Of more unknown keys than this the file is another one altogether. */
    private static final int MOST_SHOWN = 50;

    private final Report report;
    private final String prefix;
    private final ParamNode.Mapping mapping;
    private final Set<String> asked = new LinkedHashSet<>();

    Fields(Report report, String prefix, ParamNode.Mapping mapping) {
        this.report = report;
        this.prefix = prefix;
        this.mapping = mapping;
    }

    /** The dotted name of an entry, as {@link Parsed#where} has it. */
    String name(String key) {
        return prefix + key;
    }

    /** The place of an entry's value; the mapping's own where it is absent. */
    @Nullable
    Location place(String key) {
        Location found = report.place(name(key));
        return found != null ? found : mapping.location();
    }

    @Nullable
    ParamNode get(String key) {
        asked.add(key);
        ParamNode node = mapping.entries().get(key);
        if (node != null) {
            report.place(name(key), node.location());
        }
        return node;
    }

    boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    Set<String> keys() {
        return mapping.entries().keySet();
    }

    /** Reports that a key is missing, at the mapping's own place. */
    void missing(String key, String hint) {
        Location at = mapping.location();
        report.error(
                "missing-key",
                "'" + name(key) + "' is missing",
                at == null ? null : Location.at(at.path(), at.line(), at.column()),
                hint);
    }

    @Nullable
    String text(String key) {
        ParamNode node = get(key);
        return node == null ? null : Nodes.text(report, name(key), node);
    }

    String text(String key, String otherwise) {
        String found = text(key);
        return found == null ? otherwise : found;
    }

    /** A text or anything else that is written as one plain word. */
    @Nullable
    String word(String key) {
        ParamNode node = get(key);
        return node == null ? null : Nodes.word(report, name(key), node);
    }

    boolean flag(String key) {
        ParamNode node = get(key);
        if (node instanceof ParamNode.Scalar s && s.value() instanceof Value.Bool b) {
            return b.value();
        }
        if (node != null) {
            wrong(key, node, "must be true or false");
        }
        return false;
    }

    @Nullable
    Long whole(String key) {
        ParamNode node = get(key);
        if (node instanceof ParamNode.Scalar s
                && s.value() instanceof Value.Int i
                && i.value().bitLength() < 64) {
            return i.value().longValue();
        }
        if (node != null) {
            wrong(key, node, "must be a whole number");
        }
        return null;
    }

    @Nullable
    BigDecimal decimal(String key) {
        ParamNode node = get(key);
        BigDecimal number = node == null ? null : Nodes.decimal(node);
        if (node != null && number == null) {
            wrong(key, node, "must be a number");
        }
        return number;
    }

    /** One of a few words. */
    <E> @Nullable E choice(String key, Map<String, E> words) {
        String found = word(key);
        E meant = found == null ? null : words.get(found);
        if (found != null && meant == null) {
            String near = DidYouMean.question(found, words.keySet());
            report.error(
                    "bad-value",
                    "'" + found + "' is no " + key,
                    place(key),
                    near.isEmpty() ? "use " + String.join(", ", words.keySet()) : near);
        }
        return meant;
    }

    /** A list of words; a single word is a list of one. */
    List<String> words(String key) {
        return list(key, node -> Nodes.word(report, key, node));
    }

    /**
     * A list, item by item; what reads as null is left out. A scalar is a list of one.
     *
     * @param item reads one item; the place is known to the report as {@code key[i]}
     */
    <T> List<T> list(String key, Function<ParamNode, @Nullable T> item) {
        ParamNode node = get(key);
        if (node instanceof ParamNode.Mapping) {
            wrong(key, node, "must be a list");
            return List.of();
        }
        List<ParamNode> items =
                node instanceof ParamNode.Sequence s ? s.items() : node == null ? List.of() : List.of(node);
        var out = new ArrayList<T>();
        for (int i = 0; i < items.size(); i++) {
            report.place(name(key) + "[" + i + "]", items.get(i).location());
            T made = item.apply(items.get(i));
            if (made != null) {
                out.add(made);
            }
        }
        return List.copyOf(out);
    }

    /** A nested mapping; null when absent or of another type. */
    @Nullable
    Fields map(String key) {
        ParamNode node = get(key);
        if (node instanceof ParamNode.Mapping m) {
            return new Fields(report, name(key) + ".", m);
        }
        if (node != null) {
            wrong(key, node, "must be a mapping of keys to values");
        }
        return null;
    }

    /** Items that are mappings, each with its fields. */
    List<Fields> maps(String key) {
        var index = new int[] {0};
        return list(key, node -> {
            String name = name(key) + "[" + index[0]++ + "]";
            if (node instanceof ParamNode.Mapping m) {
                return new Fields(report, name + ".", m);
            }
            report.error("wrong-type", "'" + name + "' must be a mapping of keys to values", node.location(), null);
            return null;
        });
    }

    /** Every entry's word by its key, in file order. */
    Map<String, String> wordMap() {
        var out = new LinkedHashMap<String, String>();
        for (String key : mapping.entries().keySet()) {
            String word = word(key);
            if (word != null) {
                out.put(key, word);
            }
        }
        return out;
    }

    void wrong(String key, ParamNode node, String must) {
        report.error("wrong-type", "'" + name(key) + "' " + must + ", not " + Nodes.kind(node), node.location(), null);
    }

    /** Reports unknown keys; those that begin with {@code x-} are the user's own. */
    void finish() {
        List<String> unknown = new ArrayList<>();
        for (String key : mapping.entries().keySet()) {
            if (!asked.contains(key) && !key.startsWith("x-") && unknown.size() < MOST_SHOWN) {
                unknown.add(key);
            }
        }
        for (String key : unknown) {
            String near = DidYouMean.question(key, asked);
            String hint = near.isEmpty()
                    ? "known are " + String.join(", ", asked) + "; a key of your own begins with x-"
                    : near;
            report.error(
                    "unknown-key",
                    "unknown key '" + name(key) + "'",
                    report.document().key(mapping, key),
                    hint);
        }
    }
}
