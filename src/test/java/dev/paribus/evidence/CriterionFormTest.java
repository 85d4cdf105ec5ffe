package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Aggregate;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class CriterionFormTest {
    private static final List<Metric> METRICS = List.of(
            new Metric("acc", Goal.MAXIMIZE, true, Aggregate.LAST, false, null, null, null, false),
            new Metric("loss", Goal.MINIMIZE, false, Aggregate.LAST, false, null, null, null, false));

    private static Problem of(String text) {
        return CriterionForm.judge(Cases.criterion(text), METRICS).orElseThrow();
    }

    @Test
    void the_metric_is_declared_and_the_direction_is_the_better_one() {
        assertThat(of("f1 > parent").code()).isEqualTo("criterion-metric");
        assertThat(of("f1 > parent").hint()).contains("acc, loss");
        assertThat(of("acc <= parent - 0.1").code()).isEqualTo("criterion-direction");
        assertThat(of("acc <= parent - 0.1").hint()).isEqualTo("write 'acc >= parent - 0.1'");
        assertThat(of("loss > 3").code()).isEqualTo("criterion-direction");
        assertThat(CriterionForm.judge(Cases.criterion("loss < 3"), METRICS)).isEmpty();
        assertThat(CriterionForm.judge(Cases.criterion("acc > parent"), METRICS)).isEmpty();
    }

    @Test
    void no_loss_at_all_is_noted_with_the_way_to_allow_one() {
        assertThat(of("acc >= parent").code()).isEqualTo("criterion-equal");
        assertThat(of("loss <= parent").hint()).endsWith("'loss <= parent + d'");
        assertThat(CriterionForm.judge(Cases.criterion("acc >= parent + 0.1"), METRICS)).isEmpty();
    }
}
