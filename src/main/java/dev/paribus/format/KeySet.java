package dev.paribus.format;

import dev.paribus.param.Value;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The keys of one mapping; tells those that are one key to a Python dictionary, or that are written alike. */
final class KeySet {
    private final Map<String, YamlNode.Scalar> seen = new HashMap<>();
    private final BiConsumer<YamlNode.Scalar, YamlNode.Scalar> twice;

    KeySet(BiConsumer<YamlNode.Scalar, YamlNode.Scalar> twice) {
        this.twice = twice;
    }

    void add(YamlNode.Scalar key, Value value) {
        String written = "written " + key.text();
        String identity = identity(value);
        YamlNode.Scalar first = seen.getOrDefault(written, seen.get(identity));
        if (first != null) {
            twice.accept(first, key);
        }
        seen.putIfAbsent(written, key);
        seen.putIfAbsent(identity, key);
    }

    /** Python hashes 1, 1.0 and True alike and compares them equal. */
    private static String identity(Value value) {
        if (value instanceof Value.Int i) {
            return "number " + i.value();
        } else if (value instanceof Value.Bool b) {
            return "number " + (b.value() ? BigInteger.ONE : BigInteger.ZERO);
        } else if (value instanceof Value.Real r && r.value() == Math.rint(r.value()) && Math.abs(r.value()) < 1e18) {
            return "number " + (long) r.value();
        } else if (value instanceof Value.Text t) {
            return "written " + t.value();
        }
        return "other " + value;
    }
}
