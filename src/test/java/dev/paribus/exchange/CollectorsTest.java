package dev.paribus.exchange;

import static dev.paribus.exchange.Declared.metric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.exchange.Measured.Origin;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectorsTest {
    private static final Metric F1 = metric("val_f1");

    @TempDir
    Path directory;

    private Measured collect(String rows, String printed, Metric... metrics) throws IOException {
        return Declared.collect(directory, rows, printed, metrics);
    }

    private static String text(Measured measured, String name) {
        MetricValue value = measured.values().get(name);
        return value == null ? "none" : value.text();
    }

    /** Backticks are quotes, {@code ;;} a line end. */
    private static String unfold(String text) {
        return text.replace('`', '"').replace(";;", "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{`step`: 10, `val_f1`: 0.8100}~0.8100",
                "{`val_f1`: 0.81}~0.81",
                "{`val_f1`:0.5};;{`val_f1`:0.6}~0.6",
                "{`step`: 1, `val_f1`: 0.6};;{`step`: 2, `loss`: 0.1}~0.6",
                "{`step`: 1, `val_f1`: 0.6};;{`step`: 2, `val_f1`: null}~0.6",
                "{`epoch`: 1, `phase`: `train`, `tags`: [1], `val_f1`: 1e-05}~1e-05",
                "{`val_f1`: 7}~7",
                "{`val_f1`: `0.81`}~0.81",
                "{`val_f1`: `abc`};;{`val_f1`: 0.7}~0.7",
                "{`val_f1`: NaN}~NaN",
                "{`val_f1`: Infinity}~Infinity",
                "{`val_f1`: -Infinity}~-Infinity",
                "{`val_f1`: `nan`}~NaN",
                "{`val_f1`: `-inf`}~-Infinity",
                "{`val_f1`: 1e400}~Infinity",
                "{`val_f1`: -1e400}~-Infinity",
                "{`val_f1`: 1e-400}~1e-400",
                "nonsense;;;;{`val_f1`: 0.7};;[1];;{`val_f1`: 0.~0.7",
            })
    void a_json_line_gives_its_numbers(String rows, String number) throws IOException {
        Measured measured = collect(unfold(rows), "", F1);
        assertThat(text(measured, "val_f1")).isEqualTo(number);
        assertThat(measured.cause()).isNull();
        assertThat(measured.from().get("val_f1").source()).isEqualTo("PARIBUS_METRICS");
        assertThat(measured.diverged().isPresent())
                .isEqualTo(!measured.values().get("val_f1").finite());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{`val_f1`: `abc`}~val_f1 is the text 'abc', not a number",
                "{`val_f1`: 0.8};;{`val_f1`: `failed`}~val_f1 is the text 'failed', not a number",
                "{`val_f1`: true}~val_f1 is true, not a number",
                "{`val_f1`: [0.8]}~val_f1 is a list, not a number",
                "{`val_f1`: {`mean`: 0.8}}~val_f1 is an object, not a number",
                "{`val_f1`: null}~val_f1 is null, not a number",
                "{`loss`: 1}~val_f1 was never reported",
                "{`Val_f1`: 1}~val_f1 was never reported",
                "{`val_f1`: 0.~val_f1 was never reported",
                "''~val_f1 was never reported",
            })
    void a_metric_without_a_number_is_the_cause_and_has_no_value(String rows, String cause) throws IOException {
        Measured measured = collect(unfold(rows), "", F1);
        assertThat(measured.cause()).isEqualTo(cause);
        assertThat(measured.values()).isEmpty();
        assertThat(measured.sources()).isEqualTo("none");
        Problem told = measured.problems().get(0);
        assertThat(told.code()).isEqualTo("metric-missing");
        assertThat(told.severity()).isEqualTo(Severity.WARNING);
        assertThat(told.hint()).contains("print 'val_f1: 0.81'").contains("append {\"val_f1\": 0.81}");
    }

    @Test
    void every_metric_that_is_missing_is_named_and_the_names_that_were_reported_are_offered() throws IOException {
        Measured measured = collect("{\"f1\": 0.8, \"loss\": 1}\n", "val_acc: high\n", F1, metric("val_acc"));
        assertThat(measured.cause()).isEqualTo("val_f1 was never reported; val_acc is the text 'high', not a number");
        assertThat(measured.problems().get(0).hint())
                .contains("the script reported f1, loss")
                .contains("'from: f1' under val_f1");
    }

    @Test
    void a_run_without_any_source_has_no_numbers_and_no_rows() throws IOException {
        Measured measured = Collectors.collect(
                List.of(Source.metricsFile(directory.resolve("no")), Source.standardOutput(directory.resolve("none"))),
                List.of(F1));
        assertThat(measured.cause()).isEqualTo("val_f1 was never reported");
        assertThat(Declared.file(measured)).isEqualTo("{\"paribus\": 1, \"kept\": 0, \"of\": 0}\n");
    }

    @Test
    void what_took_the_place_of_the_file_is_said_and_not_opened() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("metrics"));
        assertThat(Collectors.collect(List.of(Source.metricsFile(folder)), List.of(F1))
                        .problems())
                .extracting(Problem::message)
                .contains("PARIBUS_METRICS: is no plain file any more");
    }

    // ---- which source counts

    @Test
    void the_metrics_file_counts_before_standard_output_and_a_disagreement_names_both() throws IOException {
        Measured measured = collect("{\"val_f1\": 0.81234}\n", "val_f1: 0.9\nval_acc: 0.7\n", F1, metric("val_acc"));
        assertThat(measured.values().toString()).isEqualTo("{val_f1=0.81234, val_acc=0.7}");
        assertThat(measured.sources()).isEqualTo("PARIBUS_METRICS, standard output");
        assertThat(measured.from())
                .containsEntry("val_f1", new Origin("PARIBUS_METRICS", "{\"val_f1\": 0.81234}"))
                .containsEntry("val_acc", new Origin("standard output", "val_acc: 0.7"));
        assertThat(measured.problems())
                .extracting(Problem::severity, Problem::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Severity.WARNING,
                        "val_f1 is 0.81234 in PARIBUS_METRICS and 0.9 in standard output; PARIBUS_METRICS counts"));
        // the printed val_f1 is no row of the series
        assertThat(Declared.file(measured))
                .isEqualTo("{\"paribus\": 1, \"kept\": 2, \"of\": 2}\n{\"val_f1\": 0.81234}\n{\"val_acc\": 0.7}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0.81234, 0.81234, true",
        "0.81234, 0.8123400, true",
        "0.81234, 0.812, true",
        "0.81234, 0.8123, true",
        "0.81250, 0.812, true",
        "0.81250, 0.813, true",
        "0.81300, 0.812, false",
        "0.81260, 0.812, false",
        "0.8, 1, false",
        "12, 12, true",
        "1e2, 100.0, true",
        "NaN, nan, true",
        "NaN, inf, false",
        "NaN, 0.8, false",
    })
    void a_rounded_print_of_the_logged_value_is_no_disagreement(String logged, String printed, boolean agree)
            throws IOException {
        Measured measured = collect("{\"val_f1\": " + logged + "}\n", "val_f1: " + printed + "\n", F1);
        assertThat(measured.problems()).hasSize(agree ? 0 : 1);
    }

    @Test
    void text_in_the_file_gives_way_to_a_printed_number_and_is_said() throws IOException {
        Measured measured = collect("{\"val_f1\": \"abc\"}\n", "val_f1: 0.8\n", F1);
        assertThat(text(measured, "val_f1")).isEqualTo("0.8");
        assertThat(measured.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "val_f1 is 0.8 in standard output and the text 'abc' in PARIBUS_METRICS; standard output counts");
    }

    // ---- names

    @Test
    void from_maps_the_scripts_name_and_the_declared_one_is_then_nobodys() throws IOException {
        Measured measured = collect(
                "{\"eval/f1\": 0.7, \"val_f1\": 0.1}\n", "", metric("val_f1", Goal.MAXIMIZE, "last", "eval/f1"));
        assertThat(text(measured, "val_f1")).isEqualTo("0.7");
        assertThat(Declared.file(measured)).endsWith("\n{\"val_f1\": 0.7}\n");
    }

    @Test
    void two_metrics_may_be_taken_from_one_series() throws IOException {
        Measured measured = collect(
                "{\"f\": 0.9}\n{\"f\": 0.7}\n",
                "",
                metric("final", Goal.MAXIMIZE, "last", "f"),
                metric("peak", Goal.MAXIMIZE, "best", "f"));
        assertThat(measured.values().toString()).isEqualTo("{final=0.7, peak=0.9}");
        assertThat(Declared.file(measured))
                .endsWith("\n{\"final\": 0.9, \"peak\": 0.9}\n{\"final\": 0.7, \"peak\": 0.7}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"step", "epoch", "total", "time"})
    void reserved_names_are_never_a_metric(String name) throws IOException {
        Measured measured = collect("{\"" + name + "\": 3, \"val_f1\": 0.5}\n", "", F1);
        String step = name.equals("step") || name.equals("epoch") ? "\"step\": 3, " : "";
        assertThat(Declared.file(measured)).endsWith("\n{" + step + "\"val_f1\": 0.5}\n");
    }

    @Test
    void steps_of_standard_output_go_on_until_the_next_one() throws IOException {
        Measured measured =
                collect("", "epoch: 1/3\nval_f1: 0.5\nepoch=2 | val_f1: 0.6\nstep: oops\nval_f1: 0.7\n", F1);
        assertThat(Declared.file(measured))
                .endsWith(
                        "\n{\"step\": 1, \"val_f1\": 0.5}\n{\"step\": 2, \"val_f1\": 0.6}\n{\"step\": 2, \"val_f1\": 0.7}\n");
    }

    @Test
    void undeclared_numbers_are_kept_behind_the_declared_ones_and_other_things_are_not() throws IOException {
        Measured measured = collect(
                "{\"step\": 1, \"loss\": 0.5, \"phase\": \"train\", \"done\": true, \"Train Loss\": 0.4, \"val_f1\": 0.8, \"lr\": NaN}\n",
                "loss: 9\n",
                F1);
        assertThat(Declared.file(measured))
                .endsWith("\n{\"step\": 1, \"val_f1\": 0.8, \"loss\": 0.5, \"lr\": \"NaN\"}\n");
        assertThat(measured.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "PARIBUS_METRICS: names that are no metric's, or too many, are not kept, such as 'Train Loss'");
    }

    @Test
    void ten_thousand_names_are_said_and_not_kept() throws IOException {
        var rows = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            rows.append("{\"m").append(i).append("\": 1}\n");
        }
        Measured measured = collect(rows + "{\"val_f1\": 0.5}\n", "", F1);
        assertThat(measured.series().rows()).hasSizeLessThanOrEqualTo(Reported.UNDECLARED + 1);
        assertThat(text(measured, "val_f1")).isEqualTo("0.5");
        assertThat(measured.problems()).extracting(Problem::code).containsExactly("metrics-not-read");
    }

    // ---- lines that are none

    @Test
    void lines_that_are_no_objects_are_counted_in_one_note() throws IOException {
        Measured measured = collect("{\"val_f1\": 0.7}\nnonsense\n[1]\n{\"val_f1\": 0.8}\n{\"val_f1\": 0.", "", F1);
        assertThat(text(measured, "val_f1")).isEqualTo("0.8");
        assertThat(measured.problems()).extracting(Problem::severity).containsOnly(Severity.NOTE);
        assertThat(measured.problems())
                .extracting(Problem::message)
                .satisfiesExactly(
                        some -> assertThat(some)
                                .startsWith(
                                        "PARIBUS_METRICS: 2 lines are no JSON objects and were not read (the first is line 2: "),
                        last -> assertThat(last)
                                .isEqualTo("PARIBUS_METRICS: the last line is cut short and was not read"));
    }

    // ---- one value of a series

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "last~maximize~0.1 0.30 0.2~0.2",
                "last~maximize~0.1 NaN~NaN",
                "last~maximize~NaN 0.10~0.10",
                "best~maximize~0.1 0.30 0.2~0.30",
                "best~minimize~0.3 0.10 0.2~0.10",
                "best~maximize~0.30 0.3 0.300~0.30",
                "best~maximize~NaN 0.1 Infinity 0.2 NaN~0.2",
                "best~minimize~-Infinity 0.1 0.2~0.1",
                "best~minimize~NaN -Infinity~-Infinity",
                "best~maximize~0.30000000000000000001 0.30000000000000000002 0.3~0.30000000000000000002",
                "best~minimize~1e-5 1e-6 2e-6~1e-6",
                "mean-of-2~maximize~5 0.2 0.3~0.25",
                "mean-of-2~maximize~5 0.10 0.30~0.2",
                "mean-of-3~maximize~0.1 0.2 0.3~0.2",
                "mean-of-3~maximize~1 1 0~0.6666666666666666666666666666666667",
                "mean-of-5~maximize~0.25 0.75~0.5",
                "mean-of-1~maximize~0.1 0.70~0.7",
                "mean-of-2~maximize~NaN 0.2 0.4~0.3",
                "mean-of-2~maximize~0.2 NaN~NaN",
                "mean-of-3~maximize~Infinity 0.2 Infinity~Infinity",
                "mean-of-3~maximize~-Infinity 0.2 Infinity~NaN",
                "mean-of-2~maximize~150 250~200",
                "mean-of-2~maximize~1e308 1e308~1E+308",
            })
    void the_value_is_the_last_the_best_or_the_exact_mean_of_the_last(
            String value, String goal, String series, String expected) throws IOException {
        var rows = new StringBuilder();
        for (String number : series.split(" ")) {
            rows.append("{\"x\": ").append(number).append("}\n");
        }
        Goal way = goal.equals("maximize") ? Goal.MAXIMIZE : Goal.MINIMIZE;
        assertThat(text(collect(rows.toString(), "", metric("x", way, value, null)), "x"))
                .isEqualTo(expected);
    }

    @Test
    void the_line_that_is_shown_is_the_one_that_holds_the_best() throws IOException {
        Measured measured = collect("{\"x\": 1}\n{\"step\": 2, \"x\": 3}\n{\"x\": 2}\n", "", metric("x", "best"));
        assertThat(measured.from().get("x").line()).isEqualTo("{\"step\": 2, \"x\": 3}");
    }
}
