package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.RepoState;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap B14: a name that this clone's branches do not show is taken all the same. */
class TakenNameTest {
    @TempDir
    Path temporary;

    private Ground ground;

    @BeforeEach
    void a_remote() {
        ground = Ground.measured(temporary);
        ground.repo.git("init", "-q", "--bare", temporary.resolve("origin.git").toString());
        ground.repo.git(
                "remote", "add", "origin", temporary.resolve("origin.git").toString());
        ground.repo.git("push", "-q", "origin", "main");
    }

    @Test
    void git_gives_a_merged_name_again_and_pushes_over_the_old_experiment_without_a_word() {
        ground.attempt("amber-otter", "lr=0.2");
        ground.repo.git("push", "-q", "origin", "exp/amber-otter");
        ground.repo.git("merge", "-q", "--no-edit", "exp/amber-otter");
        ground.repo.git("branch", "-q", "-D", "exp/amber-otter");

        ground.repo.git("switch", "-q", "-c", "exp/amber-otter");
        ground.repo.write("model.sh", Ground.BETTER_MODEL).commit("quite another thing");
        ground.repo.git("push", "-q", "origin", "exp/amber-otter");
        assertThat(ground.repo.git(
                        "--git-dir",
                        temporary.resolve("origin.git").toString(),
                        "log",
                        "-1",
                        "--format=%s",
                        "exp/amber-otter"))
                .isEqualTo("quite another thing");
    }

    private void assertTaken() {
        RepoState before = ground.repo.state();
        Ran refused = ground.repo
                .paribus("new", "wd=0.01", "--because", "less of it", "--name", "amber-otter")
                .exits(2);
        assertThat(refused.err()).contains("name-taken").contains("'amber-otter'");
        assertThat(ground.repo.state()).isEqualTo(before);
    }

    @Test
    void a_name_that_only_a_remote_tracking_branch_has_is_taken() {
        ground.attempt("amber-otter", "lr=0.2");
        ground.repo.git("push", "-q", "origin", "exp/amber-otter");
        ground.repo.git("branch", "-q", "-D", "exp/amber-otter");
        assertTaken();
    }

    @Test
    void a_name_that_only_the_archive_has_is_taken() {
        ground.attempt("amber-otter", "lr=0.2");
        ground.repo.git("update-ref", "refs/archive/exp/amber-otter", "exp/amber-otter");
        ground.repo.git("branch", "-q", "-D", "exp/amber-otter");
        assertTaken();
    }

    @Test
    void a_name_that_only_the_fetched_archive_of_a_remote_has_is_taken() {
        ground.attempt("amber-otter", "lr=0.2");
        ground.repo.git("update-ref", "refs/remotes/origin/archive/exp/amber-otter", "exp/amber-otter");
        ground.repo.git("branch", "-q", "-D", "exp/amber-otter");
        assertTaken();
    }

    @Test
    void a_name_that_only_the_history_of_trunk_has_is_taken() {
        ground.attempt("amber-otter", "lr=0.2");
        ground.keep("amber-otter");
        ground.attempt("quick-heron", "lr=0.3");
        ground.keep("quick-heron");
        ground.repo.git("branch", "-q", "-D", "exp/amber-otter");
        assertTaken();
    }

    @Test
    void a_name_that_a_squash_brought_to_trunk_is_taken() {
        ground.attempt("amber-otter", "lr=0.2");
        ground.repo.git("merge", "-q", "--squash", "exp/amber-otter");
        ground.repo.git("commit", "-q", "-m", "Halve it (#12)");
        ground.repo.git("branch", "-q", "-D", "exp/amber-otter");
        assertTaken();
    }
}
