package dev.paribus.exchange;

import static dev.paribus.exchange.Declared.metric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.json.Json;
import dev.paribus.json.MalformedJson;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricFileTest {
    private static final Metric[] METRICS = {
        metric("last"),
        metric("best", "best"),
        metric("least", Goal.MINIMIZE, "best", null),
        metric("mean", "mean-of-7")
    };

    @TempDir
    Path directory;

    private Measured collect(String rows, Metric... metrics) throws IOException {
        return Declared.collect(directory, rows, "", metrics);
    }

    /** As the script might spell it, now and then not finite. */
    private static String number(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> "NaN";
            case 1 -> random.nextBoolean() ? "Infinity" : "-1e999";
            case 2 -> Integer.toString(random.nextInt(3));
            case 3 -> "-" + random.nextDouble();
            case 4 -> "0.50000000000000000000" + random.nextInt(10);
            default -> BigDecimal.valueOf(random.nextInt(10_000), 4).toString();
        };
    }

    private static String rows(Random random, int count, String... names) {
        var out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append("{\"step\": ").append(i * 10);
            for (String name : names) {
                if (random.nextInt(4) > 0) {
                    out.append(", \"").append(name).append("\": ").append(number(random));
                }
            }
            out.append("}\n");
        }
        return out.toString();
    }

    @Test
    void a_short_series_is_kept_whole() throws IOException {
        Measured measured = collect(
                "{\"step\": 1, \"last\": 0.10}\n{\"step\": 2, \"last\": NaN}\n{\"other\": \"x\"}\n", METRICS[0]);
        assertThat(Declared.file(measured))
                .isEqualTo(
                        "{\"paribus\": 1, \"kept\": 2, \"of\": 2}\n{\"step\": 1, \"last\": 0.10}\n{\"step\": 2, \"last\": \"NaN\"}\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 199, 200, 201, 202, 400, 401, 402, 1_999, 12_345})
    void values_are_computed_again_exactly_from_what_is_kept(int count) throws IOException {
        for (int round = 0; round < (count < 1_000 ? 5 : 1); round++) {
            Measured whole = collect(
                    rows(new Random(31L * count + round), count, "last", "best", "mean", "loss", "least"), METRICS);
            byte[] file = MetricFile.thin(whole);
            Measured again = Collectors.collect(List.of(Source.committed(file)), List.of(METRICS));
            assertThat(again.values()).as("of %d rows, round %d", count, round).isEqualTo(whole.values());
            assertThat(file.length).isLessThanOrEqualTo(MetricFile.MAX_BYTES);
            assertThat(whole.series().cut()).isEmpty();
            // thinning what is thin changes nothing but what it is of
            assertThat(again.series().rows()).isEqualTo(whole.series().rows());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200, 201, 3_000})
    void the_values_are_those_of_the_whole_series(int count) throws IOException {
        var random = new Random(count);
        List<BigDecimal> numbers = new ArrayList<>();
        var out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            numbers.add(BigDecimal.valueOf(random.nextInt(1_000_000), 6));
            String number = numbers.get(i).toPlainString();
            out.append(String.format("{\"last\": %1$s, \"best\": %1$s, \"least\": %1$s, \"mean\": %1$s}%n", number));
        }
        Map<String, MetricValue> values = collect(out.toString(), METRICS).values();
        assertThat(values.get("last").decimal()).isEqualTo(numbers.get(count - 1));
        assertThat(values.get("best").decimal())
                .isEqualTo(numbers.stream().max(BigDecimal::compareTo).orElseThrow());
        assertThat(values.get("least").decimal())
                .isEqualTo(numbers.stream().min(BigDecimal::compareTo).orElseThrow());
        List<BigDecimal> end = numbers.subList(Math.max(0, count - 7), count);
        BigDecimal sum = end.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(values.get("mean")
                        .decimal()
                        .multiply(BigDecimal.valueOf(end.size()))
                        .subtract(sum)
                        .abs())
                .isLessThan(new BigDecimal("1e-30"));
    }

    @Test
    void the_best_is_found_again_where_two_decimals_are_one_double() throws IOException {
        var out = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            out.append("{\"best\": 0.3000000000000000000")
                    .append(i == 501 ? 9 : i == 7 ? 5 : 1)
                    .append("}\n");
        }
        Measured whole = collect(out.toString(), METRICS[1]);
        assertThat(whole.values().get("best").text()).isEqualTo("0.30000000000000000009");
        assertThat(Collectors.collect(List.of(Source.committed(MetricFile.thin(whole))), List.of(METRICS[1]))
                        .values())
                .isEqualTo(whole.values());
    }

    @Test
    void every_line_is_strict_json_and_the_first_counts_the_others() throws IOException, MalformedJson {
        List<String> lines = Declared.file(collect(rows(new Random(5), 5_000, "last", "mean", "a", "b"), METRICS))
                .lines()
                .toList();
        assertThat(lines.get(0))
                .matches("\\{\"paribus\": 1, \"kept\": " + (lines.size() - 1) + ", \"of\": \\d+}")
                .doesNotContain("cut");
        long before = -1;
        for (String line : lines.subList(1, lines.size())) {
            assertThat(line).doesNotContain(": NaN").doesNotContain(": Infinity");
            long step = ((Number) Json.parseObject(line).get("step")).longValue();
            assertThat(step).isGreaterThan(before);
            before = step;
        }
    }

    @Test
    void spellings_that_json_does_not_know_are_written_as_it_does() throws IOException {
        Measured measured =
                Declared.collect(directory, "", "last: +.50\nlast: 7.\nlast: 007.0\nlast: 1e-05\n", METRICS[0]);
        assertThat(Declared.file(measured))
                .endsWith("{\"last\": 0.50}\n{\"last\": 7}\n{\"last\": 7.0}\n{\"last\": 1e-05}\n");
    }

    // ---- what goes when there is no room

    @Test
    void undeclared_metrics_go_first() throws IOException {
        var out = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            out.append("{\"step\": ").append(i).append(", \"last\": 0.").append(i);
            for (int j = 0; j < 100; j++) {
                out.append(", \"")
                        .append("x".repeat(95))
                        .append(j)
                        .append("\": ")
                        .append(i);
            }
            out.append("}\n");
        }
        Measured measured = collect(out.toString(), METRICS[0]);
        byte[] file = MetricFile.thin(measured);
        String text = new String(file, StandardCharsets.UTF_8);
        // 600 values at a stride of 4 are 150; the greatest and the newest come on top
        assertThat(text.lines().filter(line -> line.contains("\"last\"")).count())
                .isBetween(150L, 153L);
        assertThat(text.contains("x0\"")).isTrue();
        assertThat(text.contains("x99\"")).isFalse();
        assertThat(file.length).isBetween(MetricFile.MAX_BYTES / 2, MetricFile.MAX_BYTES);
        assertThat(measured.series().cut()).isEmpty();
    }

    @Test
    void then_the_strides_of_declared_ones_double_and_the_values_stay_exact() throws IOException {
        var metrics = new Metric[12];
        var names = new String[12];
        for (int i = 0; i < metrics.length; i++) {
            names[i] = "a_rather_long_name_of_a_metric_" + i;
            metrics[i] = metric(names[i], i % 2 == 0 ? "best" : "mean-of-5");
        }
        Measured whole = collect(rows(new Random(9), 4_000, names), metrics);
        byte[] file = MetricFile.thin(whole);
        assertThat(file.length).isLessThanOrEqualTo(MetricFile.MAX_BYTES);
        assertThat(whole.series().cut()).isEmpty();
        assertThat(Collectors.collect(List.of(Source.committed(file)), List.of(metrics))
                        .values())
                .isEqualTo(whole.values());
    }

    @Test
    void only_at_last_what_a_value_needs_is_cut_and_that_is_said_in_the_file_and_to_the_user() throws IOException {
        Metric[] metrics = {metric("huge", "mean-of-5000"), metric("val_f1", "mean-of-20")};
        var out = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            out.append("{\"huge\": ")
                    .append(i)
                    .append(", \"val_f1\": 0.")
                    .append(i)
                    .append("}\n");
        }
        Measured whole = collect(out.toString(), metrics);
        String file = Declared.file(whole);
        assertThat(file.length()).isLessThanOrEqualTo(MetricFile.MAX_BYTES);
        assertThat(file.lines().findFirst().orElseThrow()).endsWith(", \"cut\": [\"huge\"]}");
        assertThat(whole.problems()).extracting(Problem::code).contains("metrics-cut");
        // shortened, not left out
        assertThat(file.contains("\"huge\": 19999")).isTrue();
        assertThat(file.lines().filter(line -> line.contains("\"huge\"")).count())
                .isGreaterThan(100);
        Measured again =
                Collectors.collect(List.of(Source.committed(file.getBytes(StandardCharsets.UTF_8))), List.of(metrics));
        assertThat(again.values().get("val_f1")).isEqualTo(whole.values().get("val_f1"));
        assertThat(again.values().get("huge")).isNotEqualTo(whole.values().get("huge"));
    }

    @Test
    void however_much_is_declared_the_primary_stays_and_the_limit_holds() throws IOException {
        var metrics = new ArrayList<Metric>(List.of(metric("val_f1")));
        var row = new StringBuilder("{\"val_f1\": 0.1234");
        for (int i = 0; i < 300; i++) {
            metrics.add(metric("m" + i));
            row.append(", \"m").append(i).append("\": 0.").append("7".repeat(380));
        }
        Measured whole = collect(row + "}\n", metrics.toArray(Metric[]::new));
        String file = Declared.file(whole);
        assertThat(file.length()).isLessThanOrEqualTo(MetricFile.MAX_BYTES);
        assertThat(file).contains("\"val_f1\": 0.1234").contains("\"m0\": ");
        assertThat(whole.series().cut()).contains("m299").doesNotContain("val_f1", "m0");
        assertThat(whole.values()).hasSize(301);
    }
}
