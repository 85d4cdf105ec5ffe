package dev.paribus.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Progress;
import dev.paribus.text.Glyphs;
import dev.paribus.text.Ink;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressViewTest {
    private static final ExperimentName NAME = new ExperimentName("amber-otter");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Ticking clock = new Ticking();

    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private ProgressView view(Device err) {
        var surroundings = new Surroundings(Device.PIPE, err, 60, Ink.PLAIN, Ink.PLAIN, Glyphs.UTF8);
        return new ProgressView(new PrintStream(bytes, true, StandardCharsets.UTF_8), surroundings, clock);
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Progress.Running running(int seconds) {
        return new Progress.Running(NAME, 1, Duration.ofSeconds(seconds), (long) seconds, "0.81");
    }

    @Test
    void a_pipe_gets_plain_lines_and_running_ones_once_a_minute() {
        var view = view(Device.PIPE);
        view.accept(new Progress.Note("running 1 experiment"));
        view.accept(new Progress.Started(NAME, 1, "log", "out"));
        for (int second = 0; second <= 130; second++) {
            view.accept(running(second));
            clock.now = clock.now.plusSeconds(1);
        }
        view.accept(new Progress.Ended(NAME, 1, AttemptEnd.OK, Duration.ofSeconds(131), "0.8731"));
        view.close();
        assertThat(shown().lines())
                .containsExactly(
                        "running 1 experiment",
                        "amber-otter seed 1: started, log log, output out",
                        "amber-otter seed 1: 60 s, step 60, 0.81",
                        "amber-otter seed 1: 2 min, step 120, 0.81",
                        "amber-otter seed 1: done after 2 min, 0.8731");
        assertThat(shown()).doesNotContain("\r", "\u001b");
    }

    @Test
    void a_terminal_gets_one_line_that_is_drawn_four_times_a_second_at_most() {
        var view = view(Device.TERMINAL);
        for (int i = 0; i < 100; i++) {
            view.accept(running(i));
            clock.now = clock.now.plusMillis(10);
        }
        view.close();
        assertThat(shown().split("\r", -1).length - 1).isBetween(4, 6);
        assertThat(shown()).doesNotContain("\n").endsWith("\r\u001b[K");
    }

    @Test
    void a_line_of_text_first_removes_the_live_one() {
        var view = view(Device.TERMINAL);
        view.accept(running(1));
        view.accept(new Progress.Ended(NAME, 1, AttemptEnd.OUT_OF_MEMORY, Duration.ofSeconds(3), null));
        assertThat(shown()).endsWith("\r\u001b[Kamber-otter seed 1: out-of-memory after 3 s\n");
    }

    @Test
    void a_bell_rings_on_a_terminal_when_something_long_is_over() {
        var view = view(Device.TERMINAL);
        view.accept(new Progress.Finished(Duration.ofSeconds(3)));
        assertThat(shown()).isEmpty();
        view.accept(new Progress.Finished(Duration.ofSeconds(30)));
        assertThat(shown()).isEqualTo("\u0007");
        view(Device.PIPE).accept(new Progress.Finished(Duration.ofHours(3)));
        assertThat(shown()).isEqualTo("\u0007");
    }

    @Test
    void a_long_status_is_cut_to_the_width_and_a_hostile_metric_is_neutralised() {
        var view = view(Device.TERMINAL);
        view.accept(new Progress.Running(NAME, 1, Duration.ofSeconds(1), null, "0.8\u001b[31m" + "x".repeat(100)));
        String line = shown().substring("\r\u001b[K".length());
        assertThat(line).hasSizeLessThan(60).doesNotContain("\u001b").endsWith("…");
    }
}
