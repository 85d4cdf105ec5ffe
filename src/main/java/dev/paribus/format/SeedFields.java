package dev.paribus.format;

import dev.paribus.param.ParamNode;
import dev.paribus.param.Value;
import dev.paribus.problem.Location;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads lists of seeds: whole numbers from 0, each once. */
final class SeedFields {
    private static final String EXAMPLE = "write a list of different whole numbers, as in [1, 2, 3, 4, 5]";

    private final Report report;
    private final Fields fields;

    SeedFields(Report report, Fields fields) {
        this.report = report;
        this.fields = fields;
    }

    /** The seeds in order; empty where they are missing or wrong, which is reported. */
    List<Integer> read(String key) {
        ParamNode node = fields.get(key);
        if (node == null) {
            fields.missing(key, EXAMPLE);
            return List.of();
        }
        if (!(node instanceof ParamNode.Sequence sequence) || sequence.items().isEmpty()) {
            report.error(
                    "bad-seeds",
                    "'" + fields.name(key) + "' must be a list of seeds, not "
                            + (node instanceof ParamNode.Sequence ? "an empty one" : Nodes.kind(node)),
                    node.location(),
                    EXAMPLE);
            return List.of();
        }
        Map<Integer, @Nullable Location> seen = new LinkedHashMap<>();
        for (ParamNode item : sequence.items()) {
            Integer seed = seed(item);
            if (seed == null) {
                report.error("bad-seeds", Nodes.kind(item) + " is no seed", item.location(), EXAMPLE);
            } else if (seen.containsKey(seed)) {
                report.error(
                        "bad-seeds", "the seed '" + seed + "' stands twice", item.location(), "delete one of the two");
            } else {
                seen.put(seed, item.location());
            }
        }
        return List.copyOf(seen.keySet());
    }

    private static @Nullable Integer seed(ParamNode node) {
        boolean fits = node instanceof ParamNode.Scalar s
                && s.value() instanceof Value.Int i
                && i.value().signum() >= 0
                && i.value().compareTo(BigInteger.valueOf(Integer.MAX_VALUE)) <= 0;
        return fits && node instanceof ParamNode.Scalar s && s.value() instanceof Value.Int i
                ? i.value().intValueExact()
                : null;
    }
}
