package dev.paribus.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.ExperimentName;
import dev.paribus.text.Glyphs;
import dev.paribus.text.Ink;
import dev.paribus.text.Width;
import dev.paribus.verb.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code watch} draws is a function of a state, a width and a height. */
class WatchViewTest {
    private static Page page(int width, Glyphs glyphs) {
        return new Page(width, Ink.PLAIN, glyphs, Instant.EPOCH);
    }

    private static Watch.Seed running(int seed, String text) {
        return new Watch.Seed(
                new ExperimentName("amber-otter"),
                seed,
                "full",
                Duration.ofMinutes(12),
                "1200",
                "5000",
                Duration.ofMinutes(38),
                List.of(
                        new Watch.Course("val_f1", "0.8123" + text, List.of(0.1, 0.5, 0.8), 0.805),
                        new Watch.Course("loss", "0.31", List.of(3.0, Double.NaN, 0.3), null)),
                List.of("epoch 3" + text, "epoch 4"),
                null);
    }

    private static Watch.Seed ended(int seed) {
        return new Watch.Seed(
                new ExperimentName("amber-otter"),
                seed,
                "smoke",
                Duration.ofSeconds(42),
                "5",
                "5",
                null,
                List.of(new Watch.Course("val_f1", "0.5", List.of(0.5), null)),
                List.of("done"),
                "ok");
    }

    private static WatchView view(Watch.Seed... seeds) {
        return new WatchView(new Watch.State(List.of(seeds), true));
    }

    @Test
    void a_seed_shows_bar_times_courses_parent_and_log() {
        assertThat(view(ended(1), running(2, "")).drawn(page(100, Glyphs.UTF8), 24))
                .containsExactly(
                        "amber-otter seed 1 (smoke)  ok after 42 s, val_f1 0.5",
                        "amber-otter seed 2  █████░░░░░░░░░░░░░░░  1,200 of 5,000, 12 min, 38 min left",
                        "  val_f1 0.8123  ▁▅█  parent 0.805",
                        "  loss 0.31  █ ▁",
                        "  │ epoch 3",
                        "  │ epoch 4",
                        "q leaves; what runs goes on");
    }

    @Test
    void without_utf_8_it_is_plain_ascii() {
        assertThat(view(running(2, "")).drawn(page(100, Glyphs.ASCII), 24))
                .allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c < 127))
                .contains("amber-otter seed 2  [#####...............]  1,200 of 5,000, 12 min, 38 min left");
    }

    @Test
    void a_small_terminal_loses_the_log_first_then_metrics_then_seeds() {
        WatchView two = view(running(1, ""), running(2, ""));
        assertThat(two.drawn(page(100, Glyphs.UTF8), 11)).hasSize(9).noneMatch(line -> line.contains("epoch 3"));
        assertThat(two.drawn(page(100, Glyphs.UTF8), 9)).hasSize(7).noneMatch(line -> line.contains("│"));
        assertThat(two.drawn(page(100, Glyphs.UTF8), 5)).hasSize(3);
        var many = new ArrayList<Watch.Seed>();
        for (int seed = 1; seed <= 30; seed++) {
            many.add(running(seed, ""));
        }
        assertThat(new WatchView(new Watch.State(many, true)).drawn(page(100, Glyphs.UTF8), 10))
                .hasSize(9)
                .contains("and 23 more");
    }

    @Test
    void nothing_hostile_reaches_the_terminal_and_every_line_fits() {
        for (String text : Hostile.STRINGS) {
            for (String line : view(running(1, text)).drawn(page(40, Glyphs.UTF8), 24)) {
                assertThat(Width.of(line)).isLessThan(40);
                assertThat(line.codePoints()).allMatch(dev.paribus.text.Escape::harmless);
            }
        }
    }

    @Test
    void in_a_pipe_it_is_a_line_a_seed() {
        assertThat(view(ended(1), running(2, "")).plain())
                .containsExactly(
                        "amber-otter seed 1 (smoke): ok after 42 s, val_f1 0.5",
                        "amber-otter seed 2: 1,200 of 5,000, 12 min, 38 min left, val_f1 0.8123 (parent 0.805), loss 0.31");
    }

    @Test
    void nothing_is_said_too() {
        assertThat(view().drawn(page(80, Glyphs.UTF8), 24))
                .containsExactly("nothing runs", "q leaves; what runs goes on");
        assertThat(view().plain()).isEmpty();
    }
}
