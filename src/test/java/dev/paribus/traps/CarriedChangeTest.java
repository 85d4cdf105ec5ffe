package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.RepoState;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap C23: the change of the working tree becomes an experiment; new files must come along and nothing may stay dirty. */
class CarriedChangeTest {
    private static final String USES_FEATURES = "# the model\n. ./features.sh\n";

    @TempDir
    Path temporary;

    private Ground ground;

    @BeforeEach
    void an_edit_and_a_new_file() {
        ground = Ground.measured(temporary);
        ground.repo.write("model.sh", USES_FEATURES).write("features.sh", "bonus=0.2\n");
    }

    @Test
    void a_stash_snapshot_misses_the_new_file() {
        String snapshot = ground.repo.git("stash", "create");
        assertThat(ground.repo.git("ls-tree", "-r", "--name-only", snapshot).lines())
                .contains("model.sh")
                .doesNotContain("features.sh");
    }

    @Test
    void edits_that_stay_in_the_checkout_block_the_merge_of_the_very_same_code() {
        String snapshot = ground.repo.git("stash", "create");
        Ran merge = ground.repo.tryGit("merge", "--no-edit", snapshot);
        assertThat(merge.exit()).isNotZero();
        assertThat(ground.repo.git("log", "-1", "--format=%s")).doesNotContain("Merge");
    }

    @Test
    void a_new_file_is_refused_and_listed_until_somebody_speaks_for_it() {
        RepoState before = ground.repo.state();
        Ran refused = ground.repo
                .paribus("try", "--because", "it sees more", "--name", "amber-otter")
                .exits(3);
        assertThat(refused.err())
                .contains("untracked")
                .contains("'features.sh'")
                .contains("--include features.sh");
        assertThat(ground.repo.state()).isEqualTo(before);
    }

    @Test
    void the_edit_and_the_included_file_are_carried_run_and_kept_and_the_checkout_is_clean_at_every_step() {
        ground.repo.git("add", "model.sh");
        ground.repo
                .paribus("try", "--because", "it sees more", "--name", "amber-otter", "--include", "features.sh")
                .ok();
        assertThat(ground.repo.git("branch", "--show-current")).isEqualTo("exp/amber-otter");
        assertThat(ground.repo.git("ls-tree", "-r", "--name-only", "HEAD").lines())
                .contains("model.sh", "features.sh");
        assertThat(ground.standing("amber-otter")).isEqualTo("measured; measured; supported");
        ground.assertTidy();

        ground.keep("amber-otter");
        assertThat(ground.repo.git("branch", "--show-current")).isEqualTo("main");
        assertThat(ground.repo.read("model.sh")).isEqualTo(USES_FEATURES);
        assertThat(ground.repo.read("features.sh")).isEqualTo("bonus=0.2\n");
        ground.assertTidy();
    }

    @Test
    void a_discarded_change_is_off_the_checkout_and_still_on_its_branch() {
        ground.repo
                .paribus("try", "--because", "it sees more", "--name", "amber-otter", "--include", "features.sh")
                .ok();
        ground.repo.paribus("discard", "amber-otter", "--because", "too slow").ok();
        assertThat(ground.repo.git("branch", "--show-current")).isEqualTo("main");
        assertThat(ground.repo.read("model.sh")).isEqualTo(Ground.MODEL);
        assertThat(ground.repo.path("features.sh")).doesNotExist();
        assertThat(ground.repo.git("show", "exp/amber-otter:features.sh")).isEqualTo("bonus=0.2");
        ground.assertTidy();
    }

    @Test
    void a_file_that_is_left_out_on_purpose_stays_where_it_is_and_does_not_stop_the_run() {
        ground.repo.write("model.sh", Ground.BETTER_MODEL);
        ground.repo
                .paribus("try", "--because", "it sees more", "--name", "amber-otter", "--leave-untracked")
                .ok();
        assertThat(ground.repo.git("status", "--porcelain")).isEqualTo("?? features.sh");
        assertThat(ground.repo
                        .git("ls-tree", "-r", "--name-only", "exp/amber-otter")
                        .lines())
                .doesNotContain("features.sh");
        assertThat(ground.standing("amber-otter")).isEqualTo("measured; measured; supported");
    }

    @Test
    void a_parameter_that_was_edited_by_hand_is_carried_like_code() {
        ground.repo.sh("rm features.sh").ok();
        ground.repo.write("model.sh", Ground.MODEL);
        ground.repo.write("params.yaml", Ground.PARAMS.replace("lr: 0.1 ", "lr: 0.2 "));
        ground.repo
                .paribus("try", "--because", "it is too slow", "--name", "amber-otter")
                .ok();
        assertThat(ground.entry("amber-otter"))
                .containsEntry("kind", "hyperparameter")
                .containsEntry("change", "lr: 0.1 -> 0.2");
        assertThat(ground.repo.git("diff", "--stat", "main", "exp/amber-otter", "--", "params.yaml"))
                .contains("1 insertion(+), 1 deletion(-)");
        ground.assertTidy();
    }
}
