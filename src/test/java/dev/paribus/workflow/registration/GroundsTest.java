package dev.paribus.workflow.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.Expectation;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.param.Assignment;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiment;
import dev.paribus.workflow.Lab;
import dev.paribus.workflow.change.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new idea has to say before it is registered; everything that is missing is told at once. */
class GroundsTest {
    private static final Expectation COSTLY = new Expectation(null, null, "3h");

    @TempDir
    Path temporary;

    private Lab lab;

    @BeforeEach
    void a_measured_baseline() {
        lab = Lab.measured(temporary);
    }

    private static Plan plan(
            @Nullable ChangeKind kind, @Nullable Expectation expect, List<String> known, Map<String, String> texts) {
        return new Plan(
                kind == null ? List.of(Assignment.parse("lr=0.02")) : List.of(),
                "it was said",
                List.of(),
                List.of(),
                null,
                kind,
                List.of(),
                "new-idea",
                null,
                false,
                List.of(),
                false,
                new Plan.Extras("an idea", expect, known, null, List.of(), texts));
    }

    private List<String> refused(Plan plan) {
        Failure failure = catchThrowableOfType(Failure.class, () -> new Registration(lab.session()).dryRun(plan));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.COMMAND_LINE);
        return failure.problems().stream().map(Problem::code).toList();
    }

    private ExperimentRecord registered(Plan plan) {
        Registration.Registered made = new Registration(lab.session()).dryRun(plan);
        Experiment read = lab.session().experiments().read(made.tip());
        assertThat(read.record().labels()).isEqualTo(made.draft().labels());
        return read.record();
    }

    @Test
    void a_new_model_is_looked_up_first() {
        assertThat(refused(plan(ChangeKind.MODEL, null, List.of(), Map.of()))).containsExactly("known-missing");
        assertThat(refused(plan(ChangeKind.APPROACH, null, List.of(), Map.of())))
                .containsExactly("known-missing");
        assertThat(registered(plan(ChangeKind.MODEL, null, List.of("searched, nothing found"), Map.of()))
                        .known())
                .containsExactly("searched, nothing found");
        assertThat(registered(plan(ChangeKind.FEATURE, null, List.of(), Map.of()))
                        .known())
                .isEmpty();
    }

    @Test
    void a_papers_idea_says_why_it_should_hold_what_it_must_beat_and_what_it_costs() {
        assertThat(refused(plan(null, null, List.of(), Map.of("motive", "paper"))))
                .containsExactly("paper-unfounded", "paper-unfounded", "paper-unfounded");
        assertThat(refused(plan(null, COSTLY, List.of(), Map.of("motive", "paper", "transfer", " "))))
                .containsExactly("paper-unfounded", "paper-unfounded");
        assertThat(registered(plan(null, null, List.of(), Map.of("motive", "error-analysis")))
                        .labels())
                .isEmpty();
    }

    @Test
    void the_parent_that_must_be_beaten_needs_no_guard() {
        ExperimentRecord record = registered(plan(
                null,
                COSTLY,
                List.of(),
                Map.of("motive", "paper", "transfer", "the same kind of table", "beats", lab.baseline())));

        assertThat(record.more()).containsEntry("beats", lab.baseline()).containsEntry("motive", "paper");
        assertThat(record.guard()).isEmpty();
        assertThat(record.labels()).containsExactly("motive paper");
    }

    @Test
    void another_baseline_that_must_be_beaten_becomes_a_guard_with_its_mean() {
        String other = lab.register("it oscillates", "lr=0.005").name().text();
        Map<String, String> texts = Map.of("motive", "paper", "transfer", "the same table", "beats", other);

        Failure unmeasured = catchThrowableOfType(
                Failure.class, () -> new Registration(lab.session()).dryRun(plan(null, COSTLY, List.of(), texts)));
        assertThat(unmeasured.problems().get(0).code()).isEqualTo("beats-unmeasured");

        lab.run(other);
        assertThat(registered(plan(null, COSTLY, List.of(), texts)).guard())
                .singleElement()
                .hasToString("acc > 0.807");
    }

    @Test
    void what_was_refuted_or_is_a_consensus_is_tested_again_for_a_reason() {
        String other = lab.register("it oscillates by 0.1 raises acc because of that", "lr=0.005")
                .name()
                .text();
        lab.run(other);

        assertThat(registered(plan(null, null, List.of(other), Map.of())).known())
                .containsExactly(other);
        assertThat(refused(plan(null, null, List.of("the consensus is that it does not help"), Map.of())))
                .containsExactly("although-missing");
        assertThat(registered(plan(
                                null,
                                null,
                                List.of("the consensus is that it does not help"),
                                Map.of("although", "our rows are longer")))
                        .more())
                .containsEntry("although", "our rows are longer");
    }
}
