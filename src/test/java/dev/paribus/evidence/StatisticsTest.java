package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.MetricValue;
import dev.paribus.model.SeedResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static List<MetricValue> values(String... texts) {
        return Arrays.stream(texts).map(t -> MetricValue.parse(t).orElseThrow()).toList();
    }

    @Test
    void a_summary_is_of_the_finite_values_and_keeps_all() {
        MetricSummary found = Statistics.summary(values("0.1", "nan", "0.2", "0.3"));
        assertThat(found.mean()).isEqualTo(0.2);
        assertThat(found.sd()).isEqualTo(0.1);
        assertThat(found.n()).isEqualTo(3);
        assertThat(found.values()).hasSize(4);
        assertThat(Statistics.summary(values("nan")).mean()).isNull();
        assertThat(Statistics.summary(values("1")).sd()).isNull();
    }

    @Test
    void a_small_spread_on_a_large_mean_is_not_lost() {
        var spread =
                List.of(new BigDecimal("1e15"), new BigDecimal("1000000000000001"), new BigDecimal("1000000000000002"));
        assertThat(Statistics.sd(spread)).isEqualByComparingTo("1");
        assertThatThrownBy(() -> Statistics.sd(List.of(BigDecimal.ONE))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Statistics.mean(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void quantiles_are_good_to_a_doubles_precision() {
        // scipy.stats.t.isf(0.025, df) and isf(0.0025, 2.5)
        assertThat(StudentT.exceededBy(0.025, 1)).isCloseTo(12.706204736174694, within(1e-12));
        assertThat(StudentT.exceededBy(0.025, 4)).isCloseTo(2.7764451051977934, within(1e-13));
        assertThat(StudentT.exceededBy(0.025, 1e6)).isCloseTo(1.9599663568, within(1e-9));
        assertThat(StudentT.exceededBy(0.025, Double.POSITIVE_INFINITY)).isCloseTo(1.959963984540054, within(1e-12));
        assertThat(StudentT.below(-2.7764451051977934, 4)).isCloseTo(0.025, within(1e-14));
    }

    @Test
    void an_arm_takes_the_values_of_seeds_that_ended_and_the_words_of_those_that_did_not() {
        var ok = new SeedResult(
                1, Map.of("m", MetricValue.parse("0.5").orElseThrow()), List.of(attempt(AttemptEnd.OK)), null);
        var lost = new SeedResult(
                2,
                Map.of("m", MetricValue.parse("0.4").orElseThrow()),
                List.of(attempt(AttemptEnd.OUT_OF_MEMORY)),
                null);
        Arm arm = Arm.of("amber-otter", "0".repeat(40), List.of(1, 2, 3), List.of(ok, lost));
        assertThat(arm.values()).containsOnlyKeys(1);
        assertThat(arm.ends()).containsExactly(Map.entry(2, "out-of-memory"));
    }

    private static AttemptSummary attempt(AttemptEnd end) {
        return new AttemptSummary("t", end, Instant.EPOCH, 1, null, 0, null, "standard output", 1, null);
    }
}
