package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.RepoState;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap A2: a change is written, registered, run, but never committed; what runs is the parent's code. */
class UncommittedChangeTest {
    @TempDir
    Path temporary;

    private Ground ground;

    @BeforeEach
    void a_feature_is_registered_and_its_code_is_written_but_not_committed() {
        ground = Ground.measured(temporary);
        ground.repo
                .paribus(
                        "new",
                        "--kind",
                        "feature",
                        "--what",
                        "a better model",
                        "--because",
                        "it sees more",
                        "--name",
                        "amber-otter")
                .ok();
        assertThat(ground.repo.git("branch", "--show-current")).isEqualTo("exp/amber-otter");
    }

    @Test
    void git_gives_a_worktree_without_the_edit_so_that_the_parents_number_comes_out_to_the_digit() {
        ground.repo.write("model.sh", Ground.BETTER_MODEL);
        Path worktree = temporary.resolve("worktree");
        ground.repo.git("worktree", "add", "-q", "--detach", worktree.toString(), "exp/amber-otter");

        assertThat(ground.train(worktree)).isEqualTo(ground.values("main").get(0));
        assertThat(ground.train(ground.repo.dir()))
                .isNotEqualTo(ground.values("main").get(0));
    }

    @Test
    void run_refuses_an_edit_that_it_would_not_run_and_prints_the_line_that_commits_it() {
        ground.repo.write("model.sh", Ground.BETTER_MODEL);
        RepoState before = ground.repo.state();
        Ran refused = ground.repo.paribus("run").exits(3);
        assertThat(refused.err()).contains("uncommitted").contains("model.sh");
        assertThat(ground.repo.state()).isEqualTo(before);

        ground.repo.sh(hint(refused)).ok();
        ground.repo.paribus("run").ok();
        assertThat(ground.standing("amber-otter")).isEqualTo("measured; measured; supported");
        assertThat(ground.values("exp/amber-otter").get(0)).isEqualTo(ground.train(ground.repo.dir()));
    }

    @Test
    void run_refuses_a_new_file_that_git_does_not_track_yet() {
        ground.repo.write("features.sh", "bonus=0.2\n");
        RepoState before = ground.repo.state();
        Ran refused = ground.repo.paribus("run").exits(3);
        assertThat(refused.err()).contains("features.sh");
        assertThat(ground.repo.state()).isEqualTo(before);
    }

    @Test
    void a_declared_change_that_is_not_there_at_all_is_an_error() {
        RepoState before = ground.repo.state();
        assertThat(ground.repo.paribus("run").exits(1).err())
                .contains("no-change")
                .contains("a better model");
        assertThat(ground.repo.paribus("check").exits(1).out()).contains("no-change");
        assertThat(ground.repo.state()).isEqualTo(before);
    }

    /** The command of the last hint. */
    private static String hint(Ran refused) {
        return refused.err()
                .lines()
                .map(String::strip)
                .filter(line -> line.contains("git add "))
                .map(line -> line.substring(line.indexOf("git add ")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(refused.toString()));
    }
}
