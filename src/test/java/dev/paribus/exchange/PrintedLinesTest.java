package dev.paribus.exchange;

import static dev.paribus.exchange.Declared.metric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Goal;
import dev.paribus.model.MetricValue;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedLinesTest {
    @TempDir
    Path directory;

    private Measured printed(String text) throws IOException {
        return Declared.collect(directory, "", text, metric("val_f1"));
    }

    private @Nullable String value(String text) throws IOException {
        MetricValue value = printed(text).values().get("val_f1");
        return value == null ? null : value.text();
    }

    /** {@code ~} is an escape, {@code ^} a carriage return, {@code ;;} a line end. */
    private static String unfold(String text) {
        return text.replace("~", "\u001b").replace("^", "\r").replace(";;", "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "{\"val_f1\": 0.81}!0.81",
                "{\"event\": \"eval\", \"val_f1\": 8.1e-1, \"at\": {\"val_f1\": 0.1}}!8.1e-1",
                "{\"a\": \"x | val_f1: 0.2\", \"val_f1\": 0.81}!0.81",
                "{\"val_f1\": 0.7};;{\"val_f1\": \"0.8\"};;{\"loss\": 1}!0.8",
                "{\"val_f1\": 0.7};;val_f1: 0.8!0.8",
                "{\"val_f1\": NaN}!NaN",
                "{\"val_f1\": 0.81} ^;;!0.81",
                "{\"val_f1\": 0.81};;{'val_f1': 0.5};;{\"val_f1\": 0.5;;  {\"val_f1\": 0.4}!0.81",
                "{\"val_f1\": null};;{\"val_f1\": 0.81};;{\"val_f1\": \"soon\"}!0.81",
            })
    void a_json_object_alone_on_a_line_is_a_row(String text, String number) throws IOException {
        assertThat(value(unfold(text))).isEqualTo(number);
        assertThat(printed(unfold(text)).cause()).isNull();
    }

    @Test
    void a_json_object_on_a_line_counts_its_step() throws IOException {
        Measured measured = printed("{\"step\": 3, \"val_f1\": 0.5}\n{\"epoch\": 4, \"val_f1\": 0.6}\n");
        assertThat(measured.series().rows()).extracting(Series.Row::step).containsExactly("3", "4");
        assertThat(printed("{\"val_f1\": [1]}\n").cause()).contains("val_f1");
        assertThat(printed("{\"at\": {\"val_f1\": 0.1}}\n").cause()).isEqualTo("val_f1 was never reported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "val_f1: 0.81!0.81",
                "val_f1:0.81!0.81",
                "val_f1=0.81!0.81",
                "val_f1 = 0.81!0.81",
                "val_f1:      0.8100!0.8100",
                "val_f1: 0.81;;!0.81",
                "val_f1: 0.81^;;!0.81",
                "val_f1: 0.7;;val_f1: 0.8;;loss: 1;;!0.8",
                "epoch 3 | loss: 0.5 | val_f1: 0.81 | lr=0.1!0.81",
                "epoch  3   | val_f1: 0.81!0.81",
                " 10%|#         |^ 20%|##        |^val_f1: 0.81;;!0.81",
                "val_f1: 0.5^val_f1: 0.6^val_f1: 0.7!0.7",
                "val_f1: 0.5 | val_f1: 0.6!0.6",
                "val_f1: 0.81, loss: 0.3!0.81",
                "val_f1=0.81,loss=0.3!0.81",
                "val_f1: 0.81 (best 0.9)!0.81",
                "val_f1: -1.5e-3!-1.5e-3",
                "val_f1: +.5!+.5",
                "val_f1: 1.!1.",
                "val_f1: 1e-05!1e-05",
                "~[32mval_f1~[0m: ~[1m0.81~[0m!0.81",
                "~[2K^~[1Aval_f1: 0.81~[K!0.81",
                "~]0;title~\\val_f1: 0.81!0.81",
                "~(Bval_f1: 0.81!0.81",
                "val_f1: nan!NaN",
                "val_f1: NaN (diverged)!NaN",
                "val_f1: -inf!-Infinity",
                "val_f1: 1e400!Infinity",
                "val_f1: computing;;val_f1: 0.81;;val_f1: written to disk!0.81",
            })
    void a_declared_name_at_the_start_of_a_line_gives_its_number(String text, String number) throws IOException {
        assertThat(value(unfold(text))).isEqualTo(number);
        assertThat(printed(unfold(text)).cause()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "best val_f1: 0.9",
                "  val_f1: 0.9",
                "\tval_f1: 0.9",
                "val_f1_best: 0.9",
                "val_f1.best: 0.9",
                "my_val_f1: 0.9",
                "VAL_F1: 0.9",
                "'val_f1': 0.9",
                "{'val_f1': 0.9}",
                "val_f1 0.9",
                "val_f1 -> 0.9",
                "val_f1 == 0.9",
                "val_f1:",
                "epoch 3| val_f1: 0.9",
                "epoch 3 |val_f1: 0.9",
                "epoch 3 || val_f1: 0.9",
                "100%|####| 10/10 [00:01<00:00, val_f1=0.9]",
                "",
                "\0\0\0",
            })
    void nothing_else_is_taken_for_the_metric(String text) throws IOException {
        assertThat(printed(text).values()).isEmpty();
        assertThat(printed(text).cause()).isEqualTo("val_f1 was never reported");
        assertThat(value("val_f1: 0.5\n" + text + "\n")).isEqualTo("0.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "val_f1: abc!val_f1 is the text 'abc', not a number",
                "val_f1: 81%!val_f1 is the text '81%', not a number",
                "val_f1: 0,81!val_f1 is the text '0,81', not a number",
                "val_f1: tensor(0.81)!val_f1 is the text 'tensor(0.81)', not a number",
                "val_f1: not yet known!val_f1 is the text 'not yet known', not a number",
            })
    void a_text_is_the_cause_when_there_never_is_a_number(String text, String cause) throws IOException {
        assertThat(printed(text).cause()).isEqualTo(cause);
        assertThat(printed(text).values()).isEmpty();
    }

    @Test
    void the_line_that_holds_the_value_is_kept_without_escapes() throws IOException {
        Measured measured = printed("val_f1: 0.5\n\u001b[1mstep: 20 | val_f1: 0.7500 | loss: 0.3\u001b[0m\nbye\n");
        assertThat(measured.from().get("val_f1"))
                .isEqualTo(new Measured.Origin("standard output", "step: 20 | val_f1: 0.7500 | loss: 0.3"));
        assertThat(measured.sources()).isEqualTo("standard output");
        assertThat(Declared.file(measured))
                .isEqualTo(
                        "{\"paribus\": 1, \"kept\": 2, \"of\": 2}\n{\"val_f1\": 0.5}\n{\"step\": 20, \"val_f1\": 0.7500}\n");
    }

    @Test
    void of_a_long_line_the_part_with_the_number_is_kept() throws IOException {
        Measured measured = printed("x".repeat(3000) + " | val_f1: 0.75 | " + "y".repeat(3000) + "\n");
        assertThat(measured.from().get("val_f1").line()).hasSize(200).startsWith("val_f1: 0.75 | yyy");
    }

    @Test
    void a_line_beyond_the_limit_is_skipped_and_said() throws IOException {
        String huge = "val_f1: 0.9 | " + "x".repeat(PrintedLines.LONGEST) + " | val_f1: 0.95\n";
        Measured measured = printed("val_f1: 0.5\n" + huge + huge + "val_f1: 0.6\nval_f1: 0.7");
        assertThat(measured.values().get("val_f1").text()).isEqualTo("0.7");
        assertThat(measured.problems())
                .extracting(Problem::message)
                .containsExactly("standard output: 2 lines are longer than 64 KB and not read");
    }

    @Test
    void lines_that_cross_the_ends_of_chunks_are_whole() throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("noise ")
                    .append("z".repeat(i % 7))
                    .append("\nval_f1: 0.")
                    .append(100_000 + i)
                    .append('\n');
        }
        Measured measured = printed(text.toString());
        assertThat(measured.series().total()).isEqualTo(20_000);
        assertThat(measured.values().get("val_f1").text()).isEqualTo("0.119999");
    }

    @Test
    void names_of_any_kind_are_found_by_what_the_script_calls_them() throws IOException {
        Measured measured = Declared.collect(
                directory,
                "",
                "eval/f1: 0.8\nPrécision moyenne: 0.7\nacc@5=0.9\nval_f1: 0.1\n",
                metric("val_f1", Goal.MAXIMIZE, "last", "eval/f1"),
                metric("ap", Goal.MAXIMIZE, "last", "Précision moyenne"),
                metric("acc@5"));
        assertThat(measured.values().toString()).isEqualTo("{val_f1=0.8, ap=0.7, acc@5=0.9}");
    }
}
