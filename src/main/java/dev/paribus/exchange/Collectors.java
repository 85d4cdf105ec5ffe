package dev.paribus.exchange;

import dev.paribus.model.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes the declared metrics from what a run reported. */
public final class Collectors {
    private Collectors() {}

    /**
     * Reads all sources once, as streams; memory does not grow with their length. Of a metric's sources the first in the list
     * that has a number for it counts; a later one that says otherwise is a warning naming both.
     *
     * @param sources in the order of precedence, {@link Source#metricsFile} and {@link Source#standardOutput} for a plain run
     * @param metrics declared metrics in the project's order
     * @throws IOException when a source that is there cannot be read
     */
    public static Measured collect(List<Source> sources, List<Metric> metrics) throws IOException {
        Set<String> wanted = new LinkedHashSet<>();
        metrics.forEach(metric -> wanted.add(SourceReports.scriptName(metric)));
        List<SourceReports> read = new ArrayList<>();
        for (Source source : sources) {
            var reports = new SourceReports(source.name(), metrics);
            source.read(wanted, reports);
            read.add(reports);
        }
        return new Choice(read, metrics).measured();
    }
}
