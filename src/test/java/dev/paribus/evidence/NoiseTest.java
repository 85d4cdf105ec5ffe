package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoiseTest {
    @Test
    void noise_of_one_experiment_is_its_sd_and_a_range_that_few_values_leave_wide() {
        List<BigDecimal> values =
                Stream.of("0.1", "0.2", "0.3").map(BigDecimal::new).toList();

        Noise noise = Noise.of(values);

        assertThat(noise.sd()).isCloseTo(0.1, within(1e-12));
        assertThat(noise.df()).isEqualTo(2);
        // sqrt(2 / 5.991464547) and sqrt(2 / 0.1025865888)
        assertThat(noise.low()).isCloseTo(0.0577761, within(1e-7));
        assertThat(noise.high()).isCloseTo(0.4415396, within(1e-6));
        assertThat(noise.loose()).isTrue();
    }

    @Test
    void pooled_noise_weighs_by_degrees_of_freedom_and_leaves_single_seeds_out() {
        Noise noise = Noise.pooled(List.of(
                new Noise.Sample(3, 1), new Noise.Sample(5, 2), new Noise.Sample(1, 0), new Noise.Sample(6, 3)));

        assertThat(noise.sd()).isCloseTo(Math.sqrt((2 * 1 + 4 * 4 + 5 * 9) / 11.0), within(1e-12));
        assertThat(noise.df()).isEqualTo(11);
        assertThat(noise.experiments()).isEqualTo(3);
        assertThat(noise.loose()).isFalse();
    }

    @Test
    void single_seeds_alone_lend_no_noise() {
        assertThatThrownBy(() -> Noise.pooled(List.of(new Noise.Sample(1, 0))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
