package dev.paribus.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.json.Json;
import dev.paribus.json.JsonNumber;
import dev.paribus.json.MalformedJson;
import dev.paribus.model.Aggregate;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files that the Python packages wrote ({@code src/test/python/metric_files.py}), read as a run's. */
class MetricFilesTest {
    @TempDir
    Path directory;

    private static Path fixtures() {
        try {
            return Path.of(MetricFilesTest.class.getResource("metric-files").toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The files of one tool, as if a run had left them in its worktree. */
    private static List<WrittenFile> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> new WrittenFile(folder.relativize(file).toString(), false, file))
                    .toList();
        }
    }

    /** All points of a source by name, as {@code step value}, and what it complained of. */
    static final class Seen implements Reports {
        final Map<String, List<String>> points = new TreeMap<>();
        final List<String> remarks = new ArrayList<>();
        private @Nullable String step;

        @Override
        public void row(@Nullable String newStep, String text) {
            step = newStep;
        }

        @Override
        public void number(String name, String text) {
            MetricValue value = MetricValue.parse(text).orElseThrow();
            String number = value.decimal() == null
                    ? value.text()
                    : value.decimal().stripTrailingZeros().toString();
            points.computeIfAbsent(name, fresh -> new ArrayList<>()).add(step + " " + number);
        }

        @Override
        public void other(String name, String what) {
            remarks.add(name + " is " + what);
        }

        @Override
        public void unreadable(String what) {
            remarks.add(what);
        }

        static Seen of(Source source, String... wanted) throws IOException {
            var seen = new Seen();
            source.read(Set.of(wanted), seen);
            return seen;
        }
    }

    private static Map<String, Map<String, List<String>>> expected() throws IOException, MalformedJson {
        var out = new LinkedHashMap<String, Map<String, List<String>>>();
        Json.parseObject(Files.readString(fixtures().resolve("expected.json"))).forEach((tool, all) -> {
            var series = new TreeMap<String, List<String>>();
            ((Map<?, ?>) all)
                    .forEach((name, points) -> series.put(
                            (String) name,
                            ((List<?>) points)
                                    .stream()
                                            .map(point -> point((List<?>) point))
                                            .toList()));
            out.put(tool, series);
        });
        return out;
    }

    private static String point(List<?> point) {
        MetricValue value = MetricValue.parse((String) point.get(1)).orElseThrow();
        return ((JsonNumber) point.get(0)).text() + " "
                + (value.decimal() == null
                        ? value.text()
                        : value.decimal().stripTrailingZeros().toString());
    }

    @TestFactory
    Stream<DynamicTest> what_the_tools_were_told_is_read() throws IOException, MalformedJson {
        return expected().entrySet().stream()
                .map(tool -> DynamicTest.dynamicTest(tool.getKey(), () -> {
                    Path folder = fixtures().resolve(tool.getKey());
                    if (tool.getKey().equals("mlflow-sqlite")) {
                        folder = unpacked(folder);
                    }
                    List<Source> sources = MetricFiles.sources(files(folder), List.of());
                    Map<String, List<String>> points = new TreeMap<>();
                    for (Source source : sources) {
                        Seen.of(source).points.forEach(points::putIfAbsent);
                    }
                    assertThat(points).containsAllEntriesOf(tool.getValue());
                }));
    }

    private Path unpacked(Path folder) throws IOException {
        Path store = Files.createDirectories(directory.resolve("store"));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("mlflow.db.gz")))) {
            Files.copy(in, store.resolve("mlflow.db"));
        }
        return store;
    }

    @Test
    void sources_are_named_after_their_folder_and_say_what_was_replaced() throws IOException {
        List<Source> sources = MetricFiles.sources(files(fixtures().resolve("lightning")), List.of());
        assertThat(sources)
                .extracting(Source::name)
                .containsExactly("lightning_logs/version_*/metrics.csv", "tb/version_*");
        assertThat(Seen.of(sources.get(0), "val_f1").remarks)
                .containsExactly("2 values of val_f1 were replaced by what came after a restart");
        assertThat(Seen.of(sources.get(1), "val_f1").points.get("val_f1"))
                .containsExactly(
                        "1 0.51", "3 NaN", "5 Infinity", "7 0.54", "9 0.55", "11 -Infinity", "13 0.00001", "15 0.81");
    }

    @Test
    void a_count_that_lightning_logs_beside_the_metrics_is_left_out_without_a_word() throws IOException {
        var f1 = new Metric("val_f1", Goal.MAXIMIZE, true, Aggregate.LAST, false, null, null, null, false);
        List<Source> sources = MetricFiles.sources(files(fixtures().resolve("lightning")), List.of(f1));
        assertThat(Collectors.collect(sources, List.of(f1)).problems())
                .extracting(Problem::message)
                .allMatch(text -> text.contains("2 values of val_f1 were replaced"));
    }

    @Test
    void keras_tells_training_and_validation_by_their_folder() throws IOException {
        List<Source> sources = MetricFiles.sources(files(fixtures().resolve("keras")), List.of());
        assertThat(sources).extracting(Source::name).containsExactly("training.log", "logs");
        Seen seen = Seen.of(sources.get(1), "epoch_loss", "evaluation_loss_vs_iterations");
        assertThat(seen.points.get("train/epoch_loss"))
                .hasSize(8)
                .first()
                .asString()
                .startsWith("0 0.4676");
        assertThat(seen.points.get("validation/epoch_loss")).hasSize(4);
        assertThat(seen.points.get("evaluation_loss_vs_iterations")).hasSize(5);
        assertThat(seen.remarks)
                .contains(
                        "epoch_loss stands in train and in validation: write 'from: train/epoch_loss' for one of them");
    }

    @Test
    void of_several_runs_of_mlflow_the_newest_counts() throws IOException {
        for (Path folder :
                List.of(fixtures().resolve("mlflow"), unpacked(fixtures().resolve("mlflow-sqlite")))) {
            Source source = MetricFiles.sources(files(folder), List.of()).get(0);
            assertThat(Seen.of(source, "shared").remarks)
                    .singleElement()
                    .asString()
                    .matches("shared stands in 2 runs; the one that began last counts, [0-9a-f]{32}");
        }
    }

    @Test
    void a_histogram_and_a_text_are_no_numbers() throws IOException {
        Source source = MetricFiles.sources(files(fixtures().resolve("tensorboard/torch")), List.of())
                .get(0);
        assertThat(Seen.of(source).points).containsOnlyKeys("val/f1", "val/exact", "val/new");
    }

    @Test
    void a_damaged_event_file_is_read_up_to_the_damage() throws IOException {
        Path whole = files(fixtures().resolve("tensorboard/tbx")).get(0).file();
        byte[] bytes = Files.readAllBytes(whole);
        Path file = directory.resolve("events.out.tfevents.1.x");
        var written = new WrittenFile("events.out.tfevents.1.x", false, file);
        for (int cut = 0; cut < bytes.length; cut++) {
            Files.write(file, java.util.Arrays.copyOf(bytes, cut));
            Seen seen = Seen.of(MetricFiles.sources(List.of(written), List.of()).get(0));
            assertThat(seen.points.getOrDefault("val_f1", List.of())).hasSizeLessThan(6);
            bytes[cut] ^= 0x55;
            Files.write(file, bytes);
            seen = Seen.of(MetricFiles.sources(List.of(written), List.of()).get(0));
            assertThat(seen.remarks).singleElement().asString().contains("damaged");
            bytes[cut] ^= 0x55;
        }
    }
}
