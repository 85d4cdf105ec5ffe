package dev.paribus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Criterion;
import dev.paribus.model.Project;
import dev.paribus.problem.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a project aims at may be edited, but not unseen. */
class GoalEditTest {
    private static final Project PROJECT = Plans.good().project();

    private static Project launching(String bound) {
        var criterion = new Criterion(
                "val_f1", Criterion.Relation.AT_LEAST, new Criterion.Bound.Absolute(bound), "val_f1 >= " + bound);
        return new Project(
                PROJECT.trunk(),
                PROJECT.branches(),
                PROJECT.results(),
                PROJECT.run(),
                PROJECT.metrics(),
                List.of(criterion),
                PROJECT.protect(),
                PROJECT.success(),
                PROJECT.params(),
                PROJECT.data(),
                PROJECT.code(),
                PROJECT.environment(),
                PROJECT.change(),
                PROJECT.policy(),
                PROJECT.seedParams(),
                PROJECT.care());
    }

    private static GoalEdit edit(Project before, Project after) {
        return new GoalEdit("c".repeat(40), "paribus.yaml", before, after, "amber-otter: val_f1 0.87");
    }

    @Test
    void a_lowered_bar_is_shown_with_both_bars_and_the_results_that_stood() {
        assertThat(edit(launching("0.9"), launching("0.8")).judge(Map.of())).hasValueSatisfying(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.message())
                    .contains("amber-otter: val_f1 0.87")
                    .endsWith("'launch' is 'val_f1 >= 0.8', was 'val_f1 >= 0.9'");
        });
        assertThat(edit(PROJECT, launching("0.8")).judge(Map.of()))
                .hasValueSatisfying(problem -> assertThat(problem.message()).endsWith("was (nothing)"));
    }

    @Test
    void an_edit_of_anything_else_is_none_and_the_policy_weighs_it() {
        assertThat(edit(launching("0.9"), launching("0.9")).judge(Map.of())).isEmpty();
        assertThat(edit(PROJECT, launching("0.8")).judge(Map.of("goal-edited", "off")))
                .isEmpty();
        assertThat(edit(PROJECT, launching("0.8")).judge(Map.of("goal-edited", "error")))
                .hasValueSatisfying(problem -> assertThat(problem.severity()).isEqualTo(Severity.ERROR));
    }
}
