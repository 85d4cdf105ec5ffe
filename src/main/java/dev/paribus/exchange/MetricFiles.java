package dev.paribus.exchange;

import dev.paribus.model.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Sources among the files that a run wrote: those that metrics name, then those that well-known tools write. */
public final class MetricFiles {
    private MetricFiles() {}

    /**
     * Finds them.
     *
     * @param files everything that the run wrote, in any order
     * @param metrics declared ones in the project's order
     * @return in the order of precedence; a named file that was not written is among them, and says so when it is read
     * @throws IOException when one that is there cannot be read
     */
    public static List<Source> sources(List<WrittenFile> files, List<Metric> metrics) throws IOException {
        try {
            return found(files, metrics);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static List<Source> found(List<WrittenFile> files, List<Metric> metrics) {
        List<WrittenFile> ordered = new ArrayList<>(files);
        ordered.sort(Comparator.comparing(WrittenFile::output).thenComparing(WrittenFile::path));
        Set<String> named = new TreeSet<>();
        List<Source> out = new ArrayList<>();
        for (Metric metric : metrics) {
            if (metric.file() != null && named.add(metric.file())) {
                out.addAll(NamedFile.sources(metric.file(), ordered));
            }
        }
        out.addAll(new Frameworks(ordered).sources());
        return out;
    }
}
