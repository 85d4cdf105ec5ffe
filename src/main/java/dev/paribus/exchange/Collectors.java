package dev.paribus.exchange;

import dev.paribus.model.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes the declared metrics from what a run reported. */
public final class Collectors {
    private Collectors() {}

    /**
     * Reads all sources once, as streams; memory does not grow with their length. Of a metric's sources the first in the list
     * that has a number for it counts; a later one that says otherwise is a warning naming both. If the newest that the source
     * says is no number, the metric has no value.
     *
     * @param sources in the order of precedence, {@link Source#metricsFile} and {@link Source#standardOutput} for a plain run
     * @param metrics declared metrics in the project's order
     * @throws IOException when a source that is there cannot be read
     */
    public static Measured collect(List<Source> sources, List<Metric> metrics) throws IOException {
        var names = new Names(metrics);
        var reported = new ArrayList<Reported>();
        for (Source source : sources) {
            var reports = new Reported(source, names, reported);
            source.read(names.wanted(), reports);
            reported.add(reports);
        }
        return new Choice(reported, metrics).measured();
    }
}
