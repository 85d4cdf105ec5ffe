package dev.paribus.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Aggregate;
import dev.paribus.model.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricFileTest {
    @TempDir
    Path directory;

    private Measured collect(Path file, Metric... metrics) throws IOException {
        return Collectors.collect(List.of(Source.metricsFile(file)), List.of(metrics));
    }

    private Path rows(int count, String extra) throws IOException {
        var random = new Random(count);
        var out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(String.format(Locale.ROOT, "{\"step\": %d, \"last\": %.4f, \"best\": %.4f, \"mean\": %.4f%s}%n",
                    i, random.nextDouble(), random.nextDouble(), random.nextDouble(), extra.replace("#", Integer.toString(i))));
        }
        Path file = directory.resolve("rows-" + count);
        Files.writeString(file, out);
        return file;
    }

    private static final Metric[] METRICS = {
        CollectorsTest.metric("last", Aggregate.LAST, null),
        CollectorsTest.metric("best", Aggregate.BEST, null),
        CollectorsTest.metric("mean", new Aggregate(Aggregate.Kind.MEAN_OF_LAST, 7), null)
    };

    @Test
    void a_short_series_is_kept_whole() throws IOException {
        Path file = directory.resolve("m");
        Files.writeString(file, "{\"step\": 1, \"last\": 0.10}\n{\"step\": 2, \"last\": NaN}\n");
        assertThat(new String(MetricFile.thin(collect(file, METRICS[0])), StandardCharsets.UTF_8)).isEqualTo(
                "{\"paribus\": 1, \"kept\": 2, \"of\": 2}\n{\"step\": 1, \"last\": 0.10}\n{\"step\": 2, \"last\": \"NaN\"}\n");
    }

    @Test
    void values_are_recomputed_exactly_from_what_is_kept_and_the_file_stays_small() throws IOException {
        for (int count : new int[] {1, 2, 199, 200, 201, 400, 401, 12_345}) {
            Measured whole = collect(rows(count, ""), METRICS);
            byte[] thinned = MetricFile.thin(whole);
            Path again = directory.resolve("thinned");
            Files.write(again, thinned);
            Measured kept = collect(again, METRICS);
            assertThat(kept.values()).as("of %d rows", count).isEqualTo(whole.values());
            assertThat(thinned.length).isLessThanOrEqualTo(MetricFile.MAX_BYTES);
            assertThat(new String(thinned, StandardCharsets.UTF_8)).startsWith("{\"paribus\": 1, \"kept\": ").contains("\"of\": " + count + "}");
        }
    }

    @Test
    void undeclared_metrics_go_first() throws IOException {
        String extra = ", \"" + "x".repeat(60) + "\": #, \"" + "y".repeat(60) + "\": #, \"" + "z".repeat(60) + "\": #";
        Measured whole = collect(rows(5_000, extra), METRICS);
        byte[] thinned = MetricFile.thin(whole);
        assertThat(thinned.length).isLessThanOrEqualTo(MetricFile.MAX_BYTES);
        long declared = new String(thinned, StandardCharsets.UTF_8).lines().filter(line -> line.contains("\"last\"")).count();
        assertThat(declared).isGreaterThan(150);
    }

    @Test
    void a_thinner_keeps_at_most_two_hundred_strided_points_and_the_ends() {
        var thinner = new Thinner(3);
        for (int i = 0; i < 100_000; i++) {
            thinner.add(i, null, Integer.toString(i % 777), i % 777);
        }
        List<Series.Point> points = thinner.points();
        assertThat(points).hasSizeBetween(100, Thinner.KEPT + 6);
        assertThat(points.get(0).row()).isZero();
        assertThat(points.subList(points.size() - 3, points.size())).extracting(Series.Point::row).containsExactly(99_997L, 99_998L, 99_999L);
        assertThat(points).extracting(Series.Point::text).contains("0", "776");
    }
}
