package dev.paribus.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveMetricsTest {
    @TempDir
    Path directory;

    private void append(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void each_look_reads_on_and_half_a_line_waits_for_its_end() throws IOException {
        var live =
                new LiveMetrics(directory.resolve("m"), directory.resolve("log"), List.of(Declared.metric("val_f1")));
        assertThat(live.look()).isFalse();
        append("log", "epoch: 1 | val_f1: 0.5\nepoch: 2 | val_f1: 0.");
        assertThat(live.look()).isTrue();
        assertThat(live.value()).isEqualTo("0.5");
        append("log", "6\n");
        assertThat(live.look()).isTrue();
        assertThat(List.of(live.step() + "", live.value() + "")).containsExactly("2", "0.6");
        append("m", "{\"step\": 7, \"val_f1\": 0.7}\n");
        assertThat(live.look()).isTrue();
        append("log", "val_f1: 0.1\n");
        assertThat(live.look()).isFalse();
        assertThat(List.of(live.step() + "", live.value() + "")).containsExactly("7", "0.7");
    }

    @Test
    void a_total_that_is_not_the_scripts_own_holds_for_what_it_counts_only() throws IOException {
        var totals = java.util.Map.of("epoch", "30", "step", "9000");
        var live = new LiveMetrics(
                directory.resolve("m"), directory.resolve("log"), List.of(Declared.metric("val_f1")), totals);
        live.look();
        assertThat(live.total()).isNull();
        append("log", "epoch: 2 | val_f1: 0.5\n");
        live.look();
        assertThat(live.total()).isEqualTo("30");
        append("m", "{\"step\": 700, \"val_f1\": 0.7}\n");
        live.look();
        assertThat(live.total()).isEqualTo("9000");
        append("m", "{\"step\": 701, \"total\": 800, \"val_f1\": 0.7}\n");
        live.look();
        assertThat(live.total()).isEqualTo("800");
    }

    @Test
    void of_much_only_the_end_is_read() throws IOException {
        var live =
                new LiveMetrics(directory.resolve("m"), directory.resolve("log"), List.of(Declared.metric("val_f1")));
        append("log", "val_f1: 0.1\n" + "x".repeat(2_000_000) + "\nval_f1: 0.2\n");
        assertThat(live.look()).isTrue();
        assertThat(live.value()).isEqualTo("0.2");
        assertThat(live.look()).isFalse();
    }
}
