package dev.paribus.workflow.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Verdict;
import dev.paribus.workflow.Lab;
import dev.paribus.workflow.adoption.Adoption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the project aims at, held against the champion. The baseline has a mean of 0.812 and an sd of 0.0016, five seeds. */
class LaunchGoalTest {
    @TempDir
    Path temporary;

    private Lab lab;

    @BeforeEach
    void a_measured_baseline() {
        lab = Lab.measured(temporary);
    }

    private void aim(String launch) throws IOException {
        Path rules = lab.repo.dir().resolve("paribus.yaml");
        String text = Files.readString(rules).replaceAll("(?m)^launch:.*\\n", "");
        Files.writeString(rules, launch.isEmpty() ? text : text + "launch: " + launch + "\n");
        lab.repo.commit("what we aim at");
    }

    private Optional<LaunchGoal.Stand> stand() {
        return new LaunchGoal(lab.session()).stand();
    }

    @Test
    void without_a_goal_nothing_is_said() {
        assertThat(stand()).isEmpty();
    }

    @Test
    void a_goal_is_reached_when_the_seeds_show_it_and_not_when_only_the_mean_does() throws IOException {
        aim("[acc >= 0.8]");
        assertThat(stand().orElseThrow().reached()).isTrue();
        assertThat(stand().orElseThrow().chosen()).isFalse();

        aim("[acc >= 0.8, acc >= 0.8115]");
        LaunchGoal.Stand near = stand().orElseThrow();
        assertThat(near.reached()).isFalse();
        assertThat(near.criteria())
                .extracting(CriterionVerdict::verdict)
                .containsExactly(Verdict.SUPPORTED, Verdict.INCONCLUSIVE);

        aim("[acc >= 0.9]");
        assertThat(stand().orElseThrow().verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void an_edit_is_shown_with_what_stood_then_even_one_that_takes_the_goal_away() throws IOException {
        aim("[acc >= 0.9]");
        aim("");

        LaunchGoal.Stand stand = stand().orElseThrow();

        assertThat(stand.criteria()).isEmpty();
        assertThat(stand.edits()).hasSize(2);
        assertThat(stand.edits().get(0).message()).contains("'launch' is (nothing), was 'acc >= 0.9'", "acc 0.812");
    }

    @Test
    void a_winners_seeds_are_told() throws IOException {
        aim("[acc >= 0.8]");
        String better = lab.register("it oscillates", "lr=0.05").name().text();
        lab.run(better);
        new Adoption(lab.session()).keep(lab.found(better), "better", "constant noise");

        LaunchGoal.Stand stand = stand().orElseThrow();

        assertThat(stand.champion().text()).isEqualTo(better);
        assertThat(stand.chosen()).isTrue();
    }
}
