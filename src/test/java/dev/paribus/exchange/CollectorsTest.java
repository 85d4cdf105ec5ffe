package dev.paribus.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Aggregate;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectorsTest {
    @TempDir
    Path directory;

    static Metric metric(String name, Aggregate value, @Nullable String from) {
        return new Metric(name, Goal.MAXIMIZE, name.equals("val_f1"), value, false, null, null, from, false);
    }

    private static final Metric F1 = metric("val_f1", Aggregate.LAST, null);

    private Measured collect(String rows, String printed, Metric... metrics) throws IOException {
        Path file = directory.resolve("metrics.jsonl");
        Path log = directory.resolve("log");
        Files.writeString(file, rows);
        Files.write(log, printed.getBytes(StandardCharsets.UTF_8));
        return Collectors.collect(List.of(Source.metricsFile(file), Source.standardOutput(log)), List.of(metrics));
    }

    private static String text(Measured measured, String name) {
        MetricValue value = measured.values().get(name);
        return value == null ? "none" : value.text();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, value = {
        "val_f1: 0.8100~0.8100",
        "val_f1=0.81~0.81",
        "val_f1 = 1e-05~1e-05",
        "val_f1: 0.7\\nval_f1: 0.8~0.8",
        "epoch: 3 | loss: 0.2 | val_f1: 0.81 | time: 3s~0.81",
        "val_f1: 0.5\\rval_f1: 0.6\\rval_f1: 0.7~0.7",
        "val_f1: 0.81, n=3~0.81",
        "\\e[32mval_f1: 0.81\\e[0m~0.81",
        "\\r\\e[Kval_f1: 0.81~0.81",
        "val_f1: 0.81\\r\\n~0.81",
        "val_f1: nan~NaN",
        "val_f1: -inf~-Infinity",
        "val_f1: 1e400~Infinity",
        "val_f1: 0.81\\nval_f1: computing~0.81",
        "best val_f1: 0.9~none",
        "  val_f1: 0.9~none",
        "val_f1_macro: 0.9~none",
        "x|val_f1: 0.9~none",
        "val_f1 0.9~none",
        "val_f1: 81%~none",
        "val_f1: 12ms~none"})
    void standard_output_gives_declared_metrics_in_the_agreed_form_only(String printed, String expected) throws IOException {
        String text = printed.replace("\\n", "\n").replace("\\r", "\r").replace("\\e", "\u001b");
        assertThat(text(collect("", text, F1), "val_f1")).isEqualTo(expected);
    }

    @Test
    void the_line_of_a_value_is_kept() throws IOException {
        Measured measured = collect("", "noise\nepoch: 3 | val_f1: 0.81\nnoise\n", F1);
        assertThat(measured.from()).containsEntry("val_f1", new Measured.Origin("standard output", "epoch: 3 | val_f1: 0.81"));
        assertThat(measured.series().columns().get(0).points().get(0).step()).isEqualTo("3");
        assertThat(measured.cause()).isNull();
    }

    @Test
    void the_metrics_file_counts_before_standard_output_and_a_disagreement_is_said() throws IOException {
        Measured measured = collect("{\"step\": 1, \"val_f1\": 0.81234}\n", "val_f1: 0.9\n", F1);
        assertThat(text(measured, "val_f1")).isEqualTo("0.81234");
        assertThat(measured.sources()).isEqualTo("PARIBUS_METRICS");
        assertThat(measured.problems()).extracting(Problem::message)
                .containsExactly("val_f1 is 0.81234 in PARIBUS_METRICS but 0.9 in standard output; PARIBUS_METRICS counts");
    }

    @Test
    void a_rounded_print_of_the_logged_value_is_no_disagreement() throws IOException {
        assertThat(collect("{\"val_f1\": 0.81234}\n", "val_f1: 0.812\n", F1).problems()).isEmpty();
        assertThat(collect("{\"val_f1\": 0.8125}\n", "val_f1: 0.812\n", F1).problems()).isEmpty();
        assertThat(collect("{\"val_f1\": 0.8130}\n", "val_f1: 0.812\n", F1).problems()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "{`val_f1`: `abc`}~val_f1 is text 'abc' (PARIBUS_METRICS)",
        "{`val_f1`: 0.8}\\n{`val_f1`: `0.9`}~val_f1 is text '0.9' (PARIBUS_METRICS)",
        "{`val_f1`: true}~val_f1 is text 'true' (PARIBUS_METRICS)",
        "{`loss`: 1, `val_F1`: 2}~val_f1 was never reported; reported were loss, val_F1",
        "{`val_f1`: null}~val_f1 was never reported"})
    void a_metric_that_is_missing_or_text_is_a_failure_in_words(String rows, String cause) throws IOException {
        Measured measured = collect(rows.replace('`', '"').replace("\\n", "\n"), "", F1);
        assertThat(measured.cause()).isEqualTo(cause);
        assertThat(measured.values()).isEmpty();
    }

    @Test
    void text_on_standard_output_where_no_number_ever_stands_is_named() throws IOException {
        assertThat(collect("", "val_f1: abc\n", F1).cause()).isEqualTo("val_f1 is text 'abc' (standard output)");
    }

    @Test
    void nan_infinity_and_a_number_beyond_a_double_diverge_and_are_no_failure() throws IOException {
        for (String spelled : List.of("NaN", "-Infinity", "1e400", "\"NaN\"", "\"inf\"")) {
            Measured measured = collect("{\"val_f1\": " + spelled + "}\n", "", F1);
            assertThat(measured.diverged()).as(spelled).contains("val_f1");
            assertThat(measured.cause()).as(spelled).isNull();
        }
    }

    @Test
    void from_maps_the_scripts_name_to_the_declared_one() throws IOException {
        Measured measured = collect("{\"eval/f1\": 0.7}\n", "", metric("val_f1", Aggregate.LAST, "eval/f1"));
        assertThat(text(measured, "val_f1")).isEqualTo("0.7");
        assertThat(measured.series().columns()).extracting(Series.Column::name).containsExactly("val_f1");
    }

    @Test
    void the_value_is_the_last_the_best_or_the_exact_mean_of_the_last() throws IOException {
        String rows = "{\"a\": 0.1, \"b\": 0.30, \"c\": 0.1}\n{\"a\": NaN, \"b\": NaN, \"c\": 0.2}\n{\"a\": 0.3, \"b\": 0.1, \"c\": 0.3}\n";
        Measured measured = collect(rows, "", metric("a", Aggregate.LAST, null), metric("b", Aggregate.BEST, null),
                metric("c", new Aggregate(Aggregate.Kind.MEAN_OF_LAST, 2), null));
        assertThat(List.of(text(measured, "a"), text(measured, "b"), text(measured, "c"))).containsExactly("0.3", "0.30", "0.25");
        assertThat(text(collect("{\"c\": 1}\n{\"c\": 1}\n{\"c\": 0}\n", "", metric("c", new Aggregate(Aggregate.Kind.MEAN_OF_LAST, 3), null)), "c"))
                .isEqualTo("0.66666666666666666667");
    }

    @Test
    void a_best_is_never_an_infinity_and_decimals_beyond_a_double_still_count() throws IOException {
        String rows = "{\"b\": Infinity}\n{\"b\": 0.30000000000000000001}\n{\"b\": 0.30000000000000000002}\n{\"b\": 0.3}\n";
        assertThat(text(collect(rows, "", metric("b", Aggregate.BEST, null)), "b")).isEqualTo("0.30000000000000000002");
    }

    @Test
    void lines_that_are_no_json_are_warned_of_and_the_others_count() throws IOException {
        Measured measured = collect("{\"val_f1\": 0.7}\nnonsense\n{\"val_f1\": 0.8}\n{\"val_f1\": 0.", "", F1);
        assertThat(text(measured, "val_f1")).isEqualTo("0.8");
        assertThat(measured.problems()).extracting(Problem::message).hasSize(2).first().asString()
                .startsWith("PARIBUS_METRICS: line 2 is no JSON object");
    }

    @Test
    void ten_thousand_names_are_counted_not_kept() throws IOException {
        var rows = new StringBuilder("{\"val_f1\": 1}\n");
        for (int i = 0; i < 10_000; i++) {
            rows.append("{\"m").append(i).append("\": 1}\n");
        }
        Measured measured = collect(rows.toString(), "", F1);
        assertThat(measured.series().columns()).hasSizeLessThanOrEqualTo(202);
        assertThat(measured.problems()).extracting(Problem::code).containsExactly("metrics-dropped");
    }

    @Test
    void a_line_of_many_megabytes_and_binary_output_do_no_harm() throws IOException {
        byte[] junk = new byte[3 << 20];
        new java.util.Random(7).nextBytes(junk);
        for (int i = 0; i < junk.length; i++) {
            junk[i] = junk[i] == '\n' || junk[i] == '\r' ? 0 : junk[i];
        }
        Path log = directory.resolve("log");
        Files.write(log, junk);
        Files.writeString(log, "\nval_f1: 0.5\n", java.nio.file.StandardOpenOption.APPEND);
        assertThat(text(Collectors.collect(List.of(Source.standardOutput(log)), List.of(F1)), "val_f1")).isEqualTo("0.5");
    }
}
