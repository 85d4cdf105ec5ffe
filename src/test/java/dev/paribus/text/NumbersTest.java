package dev.paribus.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0.87312345, 0.00213, 0.8731, 0.0021",
        "0.87, 0.2, 0.87, 0.20",
        "12345.678, 120, 12346, 120",
        "12345.678, 1.5, 12345.7, 1.5",
        "-0.5, 0.0999, -0.50, 0.10",
        "1.2e-7, 3e-9, 1.200e-07, 3.0e-09",
        "1e22, 3e19, 1.0e+22, 3.0e+19",
        "5, 0.000001, 5.0000000, 1.0e-06",
    })
    void mean_and_sd_end_at_the_same_decimal(double mean, double sd, String shownMean, String shownSd) {
        assertThat(Numbers.mean(mean, sd)).isEqualTo(shownMean);
        assertThat(Numbers.sd(sd)).isEqualTo(shownSd);
        assertThat(Double.parseDouble(Numbers.mean(mean, sd)))
                .isCloseTo(mean, org.assertj.core.data.Offset.offset(Math.abs(sd)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.873123, 0.87312",
        "0.8, 0.8",
        "30, 30",
        "123456, 123460",
        "1e-7, 1.0e-07",
        "0.000123456, 0.00012346",
        "0, 0",
        "1e20, 1.0e+20"
    })
    void without_a_spread_a_mean_has_five_digits_and_no_needless_zeros(double mean, String shown) {
        assertThat(Numbers.mean(mean, null)).isEqualTo(shown);
        assertThat(Numbers.mean(mean, 0.0)).isEqualTo(shown);
    }

    @Test
    void a_difference_has_a_sign_and_the_decimals_of_its_mean() {
        assertThat(Numbers.difference(0.00813, 0.8731, 0.0021)).isEqualTo("+0.0081");
        assertThat(Numbers.difference(-0.0139, 0.3981, 0.0034)).isEqualTo("-0.0139");
        assertThat(Numbers.difference(0, 0.3981, 0.0034)).isEqualTo("0.0000");
        assertThat(Numbers.difference(2, 30, null)).isEqualTo("+2");
        assertThat(Numbers.difference(2.5, 30, null)).isEqualTo("+2.5");
    }

    @Test
    void a_difference_that_would_round_to_nothing_keeps_two_digits() {
        assertThat(Numbers.difference(0.0000123, 0.8731, 0.0021)).isEqualTo("+1.2e-05");
        assertThat(Numbers.difference(-0.004, 0.87, 0.2)).isEqualTo("-0.004");
    }

    @Test
    void what_is_not_finite_is_written_as_a_word() {
        assertThat(Numbers.mean(Double.NaN, null)).isEqualTo("nan");
        assertThat(Numbers.significant(Double.NEGATIVE_INFINITY, 3)).isEqualTo("-inf");
        assertThat(Numbers.signed("nan")).isEqualTo("nan");
        assertThat(Numbers.mean(1, Double.NaN)).isEqualTo("1");
    }

    @Test
    void a_probability_is_a_number_where_numbers_are_wanted() {
        assertThat(Numbers.counted(Numbers.probability(1e-9))).isEqualTo("0.000001");
        assertThat(Numbers.told("0.000001")).isEqualTo("<0.000001");
        for (double p : new double[] {1, 0.5, 0.00012, 1.2e-5, 1e-6, 0}) {
            assertThat(Numbers.counted(Numbers.probability(p))).isEqualTo(Numbers.probability(p));
            assertThat(Numbers.told(Numbers.probability(p))).isEqualTo(Numbers.probability(p));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.00112, 0.0011", "0.5, 0.5", "1e-9, <0.000001", "0, 0", "1, 1", "0.000012, 1.2e-05"})
    void a_probability_has_two_digits(double p, String shown) {
        assertThat(Numbers.probability(p)).isEqualTo(shown);
    }
}
