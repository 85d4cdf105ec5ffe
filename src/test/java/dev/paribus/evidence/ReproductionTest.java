package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paribus.evidence.Reproduction.Answer;
import dev.paribus.model.Aggregate;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReproductionTest {
    private static final Metric ACC =
            new Metric("acc", Goal.MAXIMIZE, true, Aggregate.LAST, false, null, null, null, false);
    private static final Metric MS =
            new Metric("ms", Goal.MINIMIZE, false, Aggregate.LAST, false, null, null, null, false);

    private static Map<Integer, BigDecimal> seeds(int first, String... values) {
        var out = new LinkedHashMap<Integer, BigDecimal>();
        Arrays.stream(values).forEach(value -> out.put(first + out.size(), new BigDecimal(value)));
        return out;
    }

    private static Reproduction of(Map<Integer, BigDecimal> then, Map<Integer, BigDecimal> now) {
        return Reproduction.of(List.of(ACC), Map.of("acc", then), Map.of("acc", now));
    }

    @Test
    void equal_on_every_seed_is_bit_for_bit() {
        var then = seeds(1, "0.81", "0.83", "0.80");
        assertThat(of(then, seeds(1, "0.810", "0.83")).answer()).isEqualTo(Answer.BIT_FOR_BIT);
        assertThat(of(then, seeds(1, "0.81", "0.8300001")).answer()).isEqualTo(Answer.WITHIN_NOISE);
        assertThat(of(seeds(1, "0.81"), seeds(1, "0.81")).answer()).isEqualTo(Answer.BIT_FOR_BIT);
    }

    @Test
    void fresh_seeds_are_held_against_the_prediction_interval() {
        // Mean 0.82, sd 0.01; t(0.975, 2) = 4.30265; half of it for three now: 4.30265 * 0.01 * sqrt(2/3) = 0.035131.
        var then = seeds(1, "0.81", "0.82", "0.83");
        Reproduction near = of(then, seeds(4, "0.855", "0.855", "0.855"));
        assertThat(near.answer()).isEqualTo(Answer.WITHIN_NOISE);
        assertThat(near.metrics().get(0).allowed()).isCloseTo(0.035131, within(1e-6));
        assertThat(of(then, seeds(4, "0.8552", "0.8552", "0.8552")).answer()).isEqualTo(Answer.NOT);
    }

    @Test
    void what_shows_no_noise_reproduces_only_bit_for_bit() {
        assertThat(of(seeds(1, "0.81"), seeds(1, "0.82")).answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(of(seeds(1, "0.81", "0.81"), seeds(1, "0.82")).answer()).isEqualTo(Answer.NOT);
    }

    @Test
    void another_metric_keeps_it_from_bit_for_bit_and_decides_nothing() {
        var acc = seeds(1, "0.81", "0.82");
        Reproduction both = Reproduction.of(
                List.of(MS, ACC),
                Map.of("acc", acc, "ms", seeds(1, "30", "31")),
                Map.of("acc", acc, "ms", seeds(1, "90", "91")));
        assertThat(both.answer()).isEqualTo(Answer.WITHIN_NOISE);
        assertThat(both.metrics()).extracting(Reproduction.One::metric).containsExactly("acc", "ms");
        assertThat(both.metrics().get(1).answer()).isEqualTo(Answer.NOT);
    }

    @Test
    void pairs_that_move_alike_correlate() {
        var x = List.of(new BigDecimal("1"), new BigDecimal("2"), new BigDecimal("4"));
        var shifted = x.stream().map(v -> v.add(BigDecimal.TEN)).toList();
        var turned = x.stream().map(BigDecimal::negate).toList();
        assertThat(PairCorrelation.of(List.of(new PairCorrelation.Pair(shifted, x)))
                        .orElseThrow()
                        .r())
                .isCloseTo(1, within(1e-12));
        assertThat(PairCorrelation.of(
                                List.of(new PairCorrelation.Pair(shifted, x), new PairCorrelation.Pair(turned, x)))
                        .orElseThrow()
                        .r())
                .isCloseTo(0, within(1e-12));
        assertThat(PairCorrelation.of(List.of(new PairCorrelation.Pair(x.subList(0, 2), x.subList(0, 2)))))
                .isEmpty();
        assertThat(PairCorrelation.worth(2)).isEqualTo(0.65);
        assertThat(PairCorrelation.worth(9)).isEqualTo(0.22);
    }
}
