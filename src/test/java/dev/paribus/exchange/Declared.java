package dev.paribus.exchange;

import dev.paribus.model.Aggregate;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Metrics as a project declares them, and runs that reported something. */
final class Declared {
    private Declared() {}

    /** A metric with words as in {@code paribus.yaml}; {@code value} is last, best or mean-of-K. */
    static Metric metric(String name, Goal goal, String value, @Nullable String from) {
        Aggregate aggregate = value.equals("last")
                ? Aggregate.LAST
                : value.equals("best")
                        ? Aggregate.BEST
                        : new Aggregate(
                                Aggregate.Kind.MEAN_OF_LAST, Integer.parseInt(value.substring("mean-of-".length())));
        return new Metric(name, goal, name.equals("val_f1"), aggregate, false, null, null, from, false);
    }

    static Metric metric(String name, String value) {
        return metric(name, Goal.MAXIMIZE, value, null);
    }

    static Metric metric(String name) {
        return metric(name, "last");
    }

    /** Collects from PARIBUS_METRICS and standard output with these contents. */
    static Measured collect(Path directory, String metricsFile, String printed, Metric... metrics) throws IOException {
        Path file = directory.resolve("metrics.jsonl");
        Path log = directory.resolve("log");
        Files.writeString(file, metricsFile);
        Files.writeString(log, printed);
        return Collectors.collect(List.of(Source.metricsFile(file), Source.standardOutput(log)), List.of(metrics));
    }

    /** What was written for the repository, as text. */
    static String file(Measured measured) {
        return new String(MetricFile.thin(measured), StandardCharsets.UTF_8);
    }
}
