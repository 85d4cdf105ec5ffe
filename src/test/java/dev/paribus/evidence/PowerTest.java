package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The smallest gains that designs can show: those of the rule book, and others computed apart with scipy (200 nodes in each
 * arm; the non-central t distribution for one sample).
 */
class PowerTest {
    private static final double LEVEL = 0.025;

    private static Power.Side side(int n, double sd) {
        return new Power.Side(n, sd);
    }

    /** The rule book's last digit is off by up to 6e-7 from n = 5 on; scipy's value is the second one. */
    @ParameterizedTest
    @CsvSource({
        "2, 10.3921660, 10.39216598627",
        "3, 3.5074457, 3.50744570269",
        "4, 2.5135961, 2.51359611601",
        "5, 2.0843034, 2.08430357866",
        "6, 1.8284157, 1.82841620055",
        "8, 1.5202451, 1.52024578690",
        "10, 1.3320754, 1.33207606960"
    })
    void equal_arms_show_the_gains_of_the_rule_book(int n, double book, double exact) {
        double found = Power.welch(side(n, 1), side(n, 1), LEVEL).detectable();

        assertThat(found).isCloseTo(book, within(8e-7)).isCloseTo(exact, within(1e-7));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 1, 5, 1, 1, 2.95554509887",
        "5, 1, 3, 1, 1, 2.95554509887",
        "3, 1, 5, 3, 1, 5.46042087785",
        "5, 3, 5, 1, 1, 5.05004976029",
        "2, 1, 5, 1, 1, 6.69184199220",
        "5, 1, 5, 1, 4, 2.78208041839",
        "10, .5, 5, 2, 2, 4.06687032892",
        "3, 1, 10, 1, 10, 6.80218281010"
    })
    void unequal_arms_and_later_tries_are_exact_to_four_digits(
            int n, double sd, int parentN, double parentSd, int k, double exact) {
        double found =
                Power.welch(side(n, sd), side(parentN, parentSd), LEVEL / k).detectable();

        assertThat(found / exact).isCloseTo(1, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1, 1, 11.5498884359",
        "3, 1, 1, 3.26404354982",
        "5, 1, 1, 1.68199728222",
        "5, 1, 4, 2.47679037052",
        "10, 2, 1, 1.99200450861"
    })
    void pairs_and_fixed_numbers_are_a_non_central_t(int n, double sd, int k, double exact) {
        assertThat(Power.oneSample(side(n, sd), LEVEL / k).detectable() / exact).isCloseTo(1, within(1e-4));
    }

    @Test
    void few_examples_hide_what_many_seeds_would_show() {
        double sd = 0.004;
        double p = 0.9 * 0.1;

        assertThat(Power.share(side(5, sd), p / 200, LEVEL).detectable()).isCloseTo(0.0596425554, within(1e-6));
        assertThat(Power.share(side(5, sd), p / 100, LEVEL).detectable()).isCloseTo(0.0841972066, within(1e-6));
    }

    @Test
    void a_margin_has_to_be_reached_by_the_estimate_as_well() {
        Power power = Power.welch(side(5, 1), side(5, 1), LEVEL);

        assertThat(power.error()).isCloseTo(Math.sqrt(0.4), within(1e-12));
        assertThat(power.detectable(0.5)).isEqualTo(power.detectable());
        assertThat(power.detectable(3)).isCloseTo(3 + 0.8416212336 * Math.sqrt(0.4), within(1e-9));
        assertThat(power.detectable(-3)).isEqualTo(power.detectable());
    }

    @Test
    void no_gain_is_shown_as_rarely_as_the_rates_say() {
        assertThat(100 * Power.welch(side(3, 1), side(3, 1), LEVEL).of(0)).isCloseTo(1.756, within(0.005));
        assertThat(100 * Power.welch(side(5, 1), side(5, 1), LEVEL).of(0)).isCloseTo(2.209, within(0.005));
        assertThat(100 * Power.oneSample(side(4, 1), LEVEL).of(0)).isCloseTo(2.5, within(0.005));
    }

    @Test
    void what_is_planned_is_what_the_verdicts_give() {
        var random = new Random(20);
        var gain = new Bound(1, java.math.BigDecimal.ONE, java.math.BigDecimal.ZERO, 0);
        Power power = Power.welch(side(3, 1), side(5, 1.5), LEVEL / 2);
        double truth = power.detectable();
        int runs = 4000;
        int shown = 0;
        for (int i = 0; i < runs; i++) {
            Estimate one = Estimates.welch(values(random, 3, truth, 1), values(random, 5, 0, 1.5), gain);
            shown += 2 * one.above() <= LEVEL ? 1 : 0;
        }

        assertThat(100.0 * shown / runs).isCloseTo(80, within(2.0));
    }

    private static List<java.math.BigDecimal> values(Random random, int n, double mean, double sd) {
        return random.doubles(n, 0, 1)
                .mapToObj(any -> java.math.BigDecimal.valueOf(mean + sd * random.nextGaussian()))
                .toList();
    }

    @Test
    void a_side_without_spread_is_no_design() {
        assertThatThrownBy(() -> side(1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> side(5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> side(5, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
