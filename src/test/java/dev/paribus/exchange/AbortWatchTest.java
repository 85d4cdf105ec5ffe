package dev.paribus.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.format.CriterionText;
import dev.paribus.model.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbortWatchTest {
    @TempDir
    Path folder;

    private Path file;
    private Path log;

    @BeforeEach
    void files() throws IOException {
        file = Files.createFile(folder.resolve("metrics.jsonl"));
        log = Files.createFile(folder.resolve("log"));
    }

    private AbortWatch watch(String... lines) {
        List<Criterion> criteria =
                Stream.of(lines).map(CriterionText::parseAbort).toList();
        return new AbortWatch(file, log, List.of(Declared.metric("acc")), criteria);
    }

    private static void append(Path to, String text) throws IOException {
        Files.writeString(to, text, StandardOpenOption.APPEND);
    }

    @Test
    void the_first_value_at_the_step_or_later_decides_whatever_comes_after() throws IOException {
        AbortWatch watch = watch("acc < 0.5 at step 10");

        append(file, "{\"step\": 9, \"acc\": 0.1}\n");
        assertThat(watch.look()).isEmpty();
        append(file, "{\"step\": 12, \"acc\": 0.49}\n");
        assertThat(watch.look()).contains("acc 0.49 at step 12 meets abort_if 'acc < 0.5 at step 10'");
    }

    @Test
    void a_run_that_was_good_at_its_step_goes_on() throws IOException {
        AbortWatch watch = watch("acc < 0.5 at step 10", "acc < 0.6 at step 20");

        append(file, "{\"step\": 10, \"acc\": 0.55}\n{\"step\": 11, \"acc\": 0.1}\n");
        assertThat(watch.look()).isEmpty();
        append(file, "{\"step\": 20, \"acc\": 0.59}\n");
        assertThat(watch.look()).hasValueSatisfying(why -> assertThat(why).contains("at step 20 meets"));
    }

    @Test
    void it_reads_json_lines_of_standard_output_and_waits_for_the_end_of_a_line() throws IOException {
        AbortWatch watch = watch("acc < 0.5 at step 10");

        append(log, "epoch\n{\"step\": 10, \"acc\": 0.4");
        assertThat(watch.look()).isEmpty();
        append(log, "2}\n");
        assertThat(watch.look()).hasValueSatisfying(why -> assertThat(why).startsWith("acc 0.42 at step 10"));
    }

    @Test
    void lines_without_a_step_are_the_smoke_runs() throws IOException {
        AbortWatch watch = watch("acc < 0.5");

        append(file, "{\"step\": 10, \"acc\": 0.1}\n");
        assertThat(watch.look()).isEmpty();
    }
}
