package dev.paribus.exchange;

import dev.paribus.model.Metric;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Series that go on in several places, or that a script took up again after a stop: where a step comes again, everything from it on
 * in what was reported before is replaced, as TensorBoard shows it. Reads each part twice, and keeps none of it in memory.
 *
 * @param name as {@link Source#name}
 * @param parts in the order in which they were written, at least one
 */
record JoinedSource(String name, List<Source> parts) implements Source {
    JoinedSource {
        parts = List.copyOf(parts);
    }

    @Override
    public boolean tells(Metric metric) {
        return parts.get(parts.size() - 1).tells(metric);
    }

    @Override
    public void read(Set<String> wanted, Reports reports) throws IOException {
        var restarts = new Restarts();
        for (Source part : parts) {
            restarts.part();
            part.read(wanted, restarts);
        }
        Restarts.Kept kept = restarts.kept(wanted, reports);
        for (Source part : parts) {
            kept.part();
            part.read(wanted, kept);
        }
        kept.end();
    }
}
