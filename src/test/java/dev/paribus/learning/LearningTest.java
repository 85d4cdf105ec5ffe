package dev.paribus.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.Expectation;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Idea;
import dev.paribus.support.Draws;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static final Offset<Double> EXACT = within(1e-12);

    private static ExperimentName name(String text) {
        return new ExperimentName(text);
    }

    private static Prediction past(ChangeKind kind, Double gain, Double p, boolean supported, Double observed) {
        return new Prediction(name("x"), kind, gain, p, supported, observed);
    }

    private static Idea idea(String name, String gain, String probability, String cost) {
        var expect = new Expectation(
                gain == null ? null : new BigDecimal(gain),
                probability == null ? null : new BigDecimal(probability),
                cost);
        return new Idea(
                name(name), "why", "lr=1", ChangeKind.HYPERPARAMETER, List.of(), expect, List.of(), Map.of(), null);
    }

    @Test
    void without_a_past_promises_count_in_full_and_few_predictions_move_the_factor_a_little() {
        assertThat(new Calibration(List.of()).all().factor()).isEqualTo(1);
        // promised 0.02 x 0.5 = 0.01, brought nothing: r = 0, n = 1, so (0 + 5) / 6
        var one = past(ChangeKind.MODEL, 0.02, 0.5, false, 0.03);
        assertThat(new Calibration(List.of(one)).all().factor()).isCloseTo(5 / 6.0, EXACT);
        // twice: promised 0.02, brought 0.005, r = 0.25, n = 2: (0.5 + 5) / 7
        var two = past(ChangeKind.MODEL, 0.02, 0.5, true, 0.005);
        Calibration.Factor factor = new Calibration(List.of(one, two)).all();
        assertThat(factor.ratio()).isCloseTo(0.25, EXACT);
        assertThat(factor.factor()).isCloseTo(5.5 / 7, EXACT);
    }

    @Test
    void a_kind_is_drawn_towards_the_other_kinds_and_counts_nothing_twice() {
        var model = past(ChangeKind.MODEL, 0.02, 0.5, false, null);
        var parameter = past(ChangeKind.HYPERPARAMETER, 0.01, 1.0, true, 0.01);
        var calibration = new Calibration(List.of(model, parameter));
        assertThat(calibration.of(ChangeKind.MODEL).factor()).isCloseTo((0 + 5 * 1.0) / 6, EXACT);
        assertThat(calibration.of(ChangeKind.HYPERPARAMETER).factor()).isCloseTo((1 + 5 * (5 / 6.0)) / 6, EXACT);
        assertThat(calibration.of(ChangeKind.FEATURE).factor())
                .isEqualTo(calibration.all().factor());
        assertThat(new Calibration(List.of(model)).of(ChangeKind.MODEL).factor())
                .isEqualTo(new Calibration(List.of(model)).all().factor());
    }

    @Test
    void what_makes_worse_brings_nothing_and_half_a_prediction_does_not_count() {
        var worse = past(ChangeKind.MODEL, 0.02, 0.5, true, -0.5);
        assertThat(new Calibration(List.of(worse)).all().factor()).isCloseTo(5 / 6.0, EXACT);
        var half = past(ChangeKind.MODEL, 0.02, null, true, 0.02);
        var none = past(ChangeKind.MODEL, 0.0, 0.5, true, 0.02);
        assertThat(new Calibration(List.of(half, none)).all().n()).isZero();
    }

    @Test
    void probabilities_are_held_against_what_happened() {
        var past = List.of(
                past(ChangeKind.MODEL, null, 0.0, false, null),
                past(ChangeKind.MODEL, null, 0.1, true, null),
                past(ChangeKind.MODEL, null, 1.0, true, null),
                past(ChangeKind.MODEL, null, null, true, null));
        var reliability = new Reliability(past);
        assertThat(reliability.n()).isEqualTo(3);
        assertThat(reliability.brier()).isCloseTo(0.81 / 3, EXACT);
        assertThat(reliability.base()).isCloseTo(2 / 9.0, EXACT);
        assertThat(reliability.bins()).hasSize(5);
        assertThat(reliability.bins().get(0).n()).isEqualTo(2);
        assertThat(reliability.bins().get(0).said()).isCloseTo(0.05, EXACT);
        assertThat(reliability.bins().get(0).happened()).isEqualTo(0.5);
        assertThat(reliability.bins().get(4).happened()).isEqualTo(1.0);
        assertThat(reliability.bins().get(2).happened()).isNull();
        assertThat(new Reliability(List.of()).brier()).isNull();
    }

    @Test
    void luck_is_the_level_over_the_number_tried() {
        assertThat(Luck.of(1, false, false)).isEqualTo(0.025);
        assertThat(Luck.of(5, false, true)).isCloseTo(0.005, EXACT);
        assertThat(Luck.of(2, true, true)).isCloseTo(0.0025, EXACT);
        assertThat(Luck.of(1, true, false)).isZero();
    }

    @Test
    void ideas_are_ranked_by_what_they_promise_for_an_hour_and_without_numbers_last() {
        var none = new Calibration(List.of());
        List<Promise> ranked = Promise.ranked(List.of(
                Promise.of(idea("a", null, "0.5", null), none),
                Promise.of(idea("b", "0.01", "0.5", "1h"), none),
                Promise.of(idea("c", "0.01", "0.5", "30m"), none),
                Promise.of(idea("d", "0.01", "0.5", null), none),
                Promise.of(idea("e", "0.02", "0.5", "2h"), none)));
        assertThat(ranked).extracting(p -> p.idea().name().text()).containsExactly("c", "b", "e", "d", "a");
        assertThat(ranked.get(0).perHour()).isCloseTo(0.01, EXACT);
        assertThat(ranked.get(4).missing()).containsExactly("gain", "cost");
    }

    @Test
    void an_evening_holds_the_best_set_that_fits_and_not_the_first_ones() {
        var none = new Calibration(List.of());
        // the best for an hour takes so much that the two others do not fit beside it
        List<Promise> ideas = List.of(
                Promise.of(idea("a", "0.06", "1", "5h"), none),
                Promise.of(idea("b", "0.045", "1", "4h"), none),
                Promise.of(idea("c", "0.044", "1", "4h"), none),
                Promise.of(idea("d", "-0.01", "1", "1m"), none),
                Promise.of(idea("e", null, "1", "1m"), none));
        assertThat(Evening.fill(ideas, Duration.ofHours(8)))
                .extracting(p -> p.idea().name().text())
                .containsExactly("b", "c");
        assertThat(Evening.fill(ideas, Duration.ofHours(1))).isEmpty();
        assertThat(Evening.fill(ideas, Duration.ofDays(2))).hasSize(3);
    }

    @Test
    void no_other_set_is_better_than_the_one_that_fills_the_evening() {
        var random = new Draws(5);
        var none = new Calibration(List.of());
        for (int round = 0; round < 60; round++) {
            var ideas = new ArrayList<Promise>();
            for (int i = 0; i < 9; i++) {
                String gain = "0.0" + (1 + random.nextInt(99));
                ideas.add(Promise.of(idea("i" + (char) ('a' + i), gain, "0.5", (1 + random.nextInt(30)) + "m"), none));
            }
            Duration budget = Duration.ofMinutes(10 + random.nextInt(90));
            double best = 0;
            for (int set = 0; set < 1 << ideas.size(); set++) {
                long minutes = 0;
                double value = 0;
                for (int i = 0; i < ideas.size(); i++) {
                    if ((set >> i & 1) == 1) {
                        minutes += ideas.get(i).cost().toMinutes();
                        value += ideas.get(i).expected();
                    }
                }
                best = minutes <= budget.toMinutes() ? Math.max(best, value) : best;
            }
            List<Promise> chosen = Evening.fill(ideas, budget);
            long minutes = chosen.stream().mapToLong(p -> p.cost().toMinutes()).sum();
            assertThat(minutes).isLessThanOrEqualTo(budget.toMinutes());
            double value = chosen.stream().mapToDouble(Promise::expected).sum();
            assertThat(value).isCloseTo(best, within(1e-12));
        }
    }

    @Test
    void what_fits_to_the_minute_fits_and_nothing_exceeds_the_span() {
        var none = new Calibration(List.of());
        var thirds = List.of(
                Promise.of(idea("a", "0.01", "1", "40m"), none),
                Promise.of(idea("b", "0.01", "1", "40m"), none),
                Promise.of(idea("c", "0.01", "1", "40m"), none));
        assertThat(Evening.fill(thirds, Duration.ofHours(2))).hasSize(3);
        var halves = List.of(
                Promise.of(idea("a", "0.01", "1", "1470m"), none), Promise.of(idea("b", "0.01", "1", "1470m"), none));
        assertThat(Evening.fill(halves, Duration.ofHours(49).minusSeconds(1))).hasSize(1);
    }

    @Test
    void a_lesson_is_replaced_by_a_later_one_and_in_a_circle_none_is() {
        var chain = new Succession(Map.of(
                name("c"), List.of(name("b")), name("b"), List.of(name("a"), name("gone")), name("a"), List.of()));
        assertThat(chain.replaced()).isEqualTo(Set.of(name("a"), name("b"), name("gone")));
        assertThat(chain.leads(name("c"), name("a"))).isTrue();
        var circle = new Succession(Map.of(name("a"), List.of(name("b")), name("b"), List.of(name("a"))));
        assertThat(circle.replaced()).isEmpty();
        assertThat(new Succession(Map.of(name("a"), List.of(name("a")))).replaced())
                .isEmpty();
    }
}
