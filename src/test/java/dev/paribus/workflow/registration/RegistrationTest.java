package dev.paribus.workflow.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import dev.paribus.support.RepoState;
import dev.paribus.workflow.Lab;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationTest {
    @TempDir
    Path temporary;

    @Test
    void init_makes_one_commit_on_trunk_and_the_baselines_branch() {
        Lab lab = Lab.initialised(temporary);
        assertThat(lab.repo.git("status", "--short")).isEmpty();
        assertThat(lab.repo.git("rev-parse", "exp/" + lab.baseline())).isEqualTo(lab.repo.head());
    }

    @Test
    void without_a_champion_nothing_can_be_registered() {
        Lab lab = Lab.initialised(temporary);
        RepoState before = lab.repo.state();
        assertThatThrownBy(() -> lab.register("it oscillates", "lr=0.02"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no champion yet");
        assertThat(lab.repo.state()).isEqualTo(before);
    }
}
