package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Pairing;
import dev.paribus.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairingRuleTest {
    @Test
    void auto_pairs_equal_seed_sets_of_four_or_more() {
        assertThat(PairingRule.resolve(Pairing.AUTO, List.of(4, 3, 2, 1), List.of(1, 2, 3, 4)))
                .isEqualTo(Pairing.PAIRED);
        assertThat(PairingRule.resolve(Pairing.AUTO, List.of(1, 2, 3), List.of(1, 2, 3)))
                .isEqualTo(Pairing.INDEPENDENT);
        assertThat(PairingRule.resolve(Pairing.AUTO, List.of(1, 2, 3, 4), List.of(1, 2, 3, 4, 5)))
                .isEqualTo(Pairing.INDEPENDENT);
    }

    @Test
    void what_was_asked_for_stays_and_the_impossible_is_named() {
        assertThat(PairingRule.resolve(Pairing.PAIRED, List.of(1, 2), List.of(1, 2, 3)))
                .isEqualTo(Pairing.PAIRED);
        assertThat(PairingRule.judge(Pairing.PAIRED, List.of(1, 2), List.of(1, 2, 3)))
                .isEmpty();
        assertThat(PairingRule.judge(Pairing.PAIRED, List.of(1, 7), List.of(1, 2, 3)))
                .map(Problem::message)
                .hasValueSatisfying(text -> assertThat(text).endsWith("the parent has no seed 7"));
    }
}
