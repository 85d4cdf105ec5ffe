package dev.paribus.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.exchange.Measured.Origin;
import dev.paribus.exchange.MetricFilesTest.Seen;
import dev.paribus.model.Aggregate;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedFileTest {
    @TempDir
    Path directory;

    private final List<WrittenFile> written = new ArrayList<>();

    private static Metric metric(String name, @Nullable String from, String file) {
        return new Metric(name, Goal.MAXIMIZE, name.equals("f1"), Aggregate.LAST, false, null, null, from, file, false);
    }

    private void write(String path, boolean output, String text) throws IOException {
        Path file = directory.resolve(output ? "output" : "tree").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        written.add(new WrittenFile(path, output, file));
    }

    private Measured collect(String rows, String printed, Metric... metrics) throws IOException {
        Path file = Files.writeString(directory.resolve("metrics.jsonl"), rows);
        Path log = Files.writeString(directory.resolve("log"), printed);
        List<Source> sources = new ArrayList<>(List.of(Source.metricsFile(file)));
        sources.addAll(MetricFiles.sources(written, List.of(metrics)));
        sources.add(Source.standardOutput(log));
        return Collectors.collect(sources, List.of(metrics));
    }

    /** Backticks are quotes, {@code ;;} a line end. */
    private static String unfold(String text) {
        return text.replace('`', '"').replace(";;", "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "m.json~f1~{`f1`: 0.8100}~0.8100",
                "m.json~eval/f1~{`step`: 3, `eval`: {`f1`: 0.81, `best`: 0.9}}~0.81",
                "m.json~eval.f1~{`eval`: {`f1`: 0.81}}~0.81",
                "m.json~eval/f1~{`eval/f1`: 0.81}~0.81",
                "m.json~f1~[{`step`: 1, `f1`: 0.5}, {`step`: 2, `f1`: NaN}]~NaN",
                "m.json~f1~{`step`: 1, `f1`: 0.5};;{`step`: 2, `f1`: `Infinity`}~Infinity",
                "m.json~val_f1~{`loss`: [1, 2, 3], `val_f1`: [0.1, null, 0.3]}~0.3",
                "m.json~f1~\ufeff{`f1`: 1e-05}~1e-05",
                "m.jsonl~eval/f1~{`eval`: {`f1`: 0.5}};;nonsense;;{`eval`: {`f1`: 0.6}}~0.6",
                "m.yaml~eval/f1~eval:;;  f1: 0.8100~0.8100",
                "m.yml~f1~- {step: 1, f1: 0.5};;- {step: 2, f1: .inf}~Infinity",
                "m.yaml~f1~f1: 1e-05~1e-05",
                "m.csv~f1~step,f1,loss;;1,0.5,;;2,,3;;~0.5",
                "m.csv~f1~`step`;`f1`;;1;nan~NaN",
                "m.csv~f1~\ufeffepoch;f1;;1;0.5;;2;NA~0.5",
                "m.tsv~f1~step\tf1;;1\t-inf~-Infinity",
                "m.csv~f1~step,f1;;1,0.1;;2,0.2;;3,0.3;;2,0.7~0.7",
                "result.txt~f1~the end;;f1: 0.75~0.75",
            })
    void a_named_file_gives_its_numbers(String file, String from, String text, String number) throws IOException {
        // In CsvSource's quotes a semicolon inside a line is itself; ";;" ends one.
        write(file, false, unfold(text));
        Measured measured = collect("", "f1: 0.0001", metric("f1", from, file));
        assertThat(measured.cause()).isNull();
        assertThat(measured.values().get("f1").text()).isEqualTo(number);
        assertThat(measured.from().get("f1").source()).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "m.json~{`f1`: `good`}~f1 is the text 'good', not a number",
                "m.json~{`f1`: null}~f1 is null, not a number",
                "m.json~{`f1`: true}~f1 is true, not a number",
                "m.csv~step,f1;;1,good~f1 is the text 'good', not a number",
                "m.json~{`f1`: 0.~f1 was never reported",
                "m.json~7~f1 was never reported",
                "m.yaml~'f1: [1'~f1 was never reported",
                "m.csv~''~f1 was never reported",
                "m.db~no database~f1 was never reported",
            })
    void what_is_no_number_is_the_cause(String file, String text, String cause) throws IOException {
        write(file, false, unfold(text));
        assertThat(collect("", "", metric("f1", null, file)).cause()).isEqualTo(cause);
    }

    @Test
    void a_file_that_was_not_written_is_named_and_what_is_printed_counts() throws IOException {
        Measured measured = collect("", "f1: 0.5", metric("f1", null, "m.json"));
        assertThat(measured.values().get("f1").text()).isEqualTo("0.5");
        assertThat(measured.problems())
                .extracting(Problem::message)
                .containsExactly("m.json: this run did not write it");
        Measured nothing = collect("", "", metric("f1", null, "m.json"));
        assertThat(nothing.problems())
                .extracting(Problem::hint)
                .contains("let the script write 'f1' to 'm.json', as paribus.yaml has it");
    }

    @Test
    void the_file_beside_the_script_counts_before_the_one_in_the_output_and_they_are_compared() throws IOException {
        write("m.json", true, "{\"f1\": 0.5}");
        write("m.json", false, "{\"f1\": 0.6}");
        Measured both = collect("", "", metric("f1", null, "m.json"));
        assertThat(both.from().get("f1")).isEqualTo(new Origin("m.json", "{\"f1\": 0.6}"));
        assertThat(both.problems())
                .extracting(Problem::message)
                .containsExactly("f1 is 0.6 in m.json and 0.5 in {output}/m.json; m.json counts");
        assertThat(collect("", "", metric("f1", null, "{output}/m.json"))
                        .values()
                        .get("f1")
                        .text())
                .isEqualTo("0.5");
    }

    @Test
    void the_order_is_metrics_file_named_file_framework_standard_output() throws IOException {
        write("m.json", false, "{\"f1\": 0.2}");
        write("out/trainer_state.json", false, "{\"log_history\": [{\"step\": 1, \"f1\": 0.3}]}");
        Metric f1 = metric("f1", null, "m.json");
        String printed = "f1: 0.4";
        assertThat(collect("{\"f1\": 0.1}", printed, f1).from().get("f1").source())
                .isEqualTo("PARIBUS_METRICS");
        assertThat(collect("", printed, f1).from().get("f1").source()).isEqualTo("m.json");
        assertThat(collect("{\"f1\": 0.1}", printed, f1).problems())
                .extracting(Problem::message)
                .containsExactly(
                        "f1 is 0.1 in PARIBUS_METRICS and 0.2 in m.json; PARIBUS_METRICS counts",
                        "f1 is 0.1 in PARIBUS_METRICS and 0.3 in out/trainer_state.json; PARIBUS_METRICS counts",
                        "f1 is 0.1 in PARIBUS_METRICS and 0.4 in standard output; PARIBUS_METRICS counts");
        written.remove(0);
        assertThat(collect("", printed, f1).from().get("f1").source()).isEqualTo("out/trainer_state.json");
        written.clear();
        assertThat(collect("", printed, f1).from().get("f1").source()).isEqualTo("standard output");
    }

    @Test
    void two_metrics_with_one_name_in_two_files_are_kept_apart() throws IOException {
        write("a.json", false, "{\"f1\": 0.1}");
        write("b.json", false, "{\"f1\": 0.2}");
        Measured measured = collect("", "", metric("f1", null, "a.json"), metric("other", "f1", "b.json"));
        assertThat(measured.values().get("f1").text()).isEqualTo("0.1");
        assertThat(measured.values().get("other").text()).isEqualTo("0.2");
        assertThat(measured.problems()).isEmpty();
    }

    @Test
    void the_same_number_in_single_precision_is_no_disagreement() throws IOException {
        write("m.json", false, "{\"f1\": 0.8123456789}");
        assertThat(collect("{\"f1\": 0.81234568}", "", metric("f1", null, "m.json"))
                        .problems())
                .isEmpty();
        assertThat(collect("{\"f1\": 0.8123459}", "", metric("f1", null, "m.json"))
                        .problems())
                .hasSize(1);
    }

    @Test
    void a_file_of_an_attempt_that_was_resumed_goes_on_in_the_next_one() throws IOException {
        Metric f1 = metric("f1", null, "m.csv");
        write("m.csv", false, "step,f1\n1,0.1\n2,0.2\n3,0.9\n");
        Source first = MetricFiles.sources(written, List.of(f1)).get(0);
        written.clear();
        write("m.csv", true, "step,f1\n3,0.3\n4,0.4\n");
        Source joined = Source.joined(
                "m.csv",
                List.of(first, MetricFiles.sources(written, List.of(f1)).get(0)));
        assertThat(Seen.of(joined, "f1").points.get("f1")).containsExactly("1 0.1", "2 0.2", "3 0.3", "4 0.4");
        assertThat(joined.tells(f1)).isTrue();
        assertThat(joined.tells(metric("other", null, "other.csv"))).isFalse();
    }

    @Test
    void a_cell_without_end_costs_no_memory() throws IOException {
        write("m.csv", false, "step,f1\n1,0.5\n\"" + "x".repeat(17 << 20));
        Seen seen = Seen.of(MetricFiles.sources(written, List.of(metric("f1", null, "m.csv")))
                .get(0));
        assertThat(seen.remarks).singleElement().asString().startsWith("is no table from some line on");
    }
}
