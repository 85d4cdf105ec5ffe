package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Aggregate;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.problem.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CriterionFormTest {
    private static Optional<Problem> of(String text, Goal goal, boolean deterministic) {
        return CriterionForm.judge(
                Cases.criterion(text),
                new Metric("m", goal, true, Aggregate.LAST, deterministic, null, null, null, false));
    }

    @Test
    void no_loss_at_all_is_noted_with_the_way_to_allow_one() {
        assertThat(of("m >= parent", Goal.MAXIMIZE, false).orElseThrow().code()).isEqualTo("criterion-equal");
        assertThat(of("m <= parent", Goal.MINIMIZE, false).orElseThrow().hint()).endsWith("'m <= parent + d'");
    }

    @Test
    void other_bounds_are_tested_as_they_read() {
        assertThat(of("m >= parent + 0.1", Goal.MAXIMIZE, false)).isEmpty();
        assertThat(of("m > parent", Goal.MAXIMIZE, false)).isEmpty();
        assertThat(of("m >= 0.9", Goal.MAXIMIZE, false)).isEmpty();
        assertThat(of("m <= parent", Goal.MINIMIZE, true)).isEmpty();
    }
}
