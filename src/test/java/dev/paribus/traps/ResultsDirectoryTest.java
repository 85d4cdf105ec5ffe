package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.RepoState;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap B12: the user has a results directory already, ignored or tracked. */
class ResultsDirectoryTest {
    @TempDir
    Path temporary;

    private Ground ground;

    @BeforeEach
    void a_script() {
        ground = new Ground(temporary);
        ground.repo.commit("a training script");
    }

    @Test
    void git_switch_overwrites_an_ignored_file_and_takes_it_away_on_the_way_back() {
        ground.repo.write(".gitignore", "results/\n").commit("results are not for git");
        ground.repo.git("switch", "-q", "-c", "exp/otter");
        ground.repo.write("results/summary.yaml", "theirs\n");
        ground.repo.git("add", "-f", "results/summary.yaml");
        ground.repo.git("commit", "-q", "-m", "results");
        ground.repo.git("switch", "-q", "main");
        ground.repo.write("results/summary.yaml", "a year of work\n");

        ground.repo.git("switch", "-q", "exp/otter");
        assertThat(ground.repo.read("results/summary.yaml")).isEqualTo("theirs\n");
        ground.repo.git("switch", "-q", "main");
        assertThat(ground.repo.path("results/summary.yaml")).doesNotExist();
    }

    private Ran refusedInit() {
        RepoState before = ground.repo.state();
        Ran refused = ground.repo
                .paribus("init", "--metric", "acc:maximize", "--seeds", "1")
                .exits(3);
        assertThat(refused.err())
                .contains("results-exist")
                .contains("'results'")
                .contains("--results ");
        assertThat(ground.repo.state()).isEqualTo(before);
        return refused;
    }

    @Test
    void init_refuses_an_ignored_results_directory_even_before_it_exists() {
        ground.repo.write(".gitignore", "results/\n").commit("results are not for git");
        assertThat(refusedInit().err()).contains("ignored");
    }

    @Test
    void init_refuses_a_results_directory_that_holds_files_and_takes_another_one() {
        ground.repo.write(".gitignore", "results/\n").commit("results are not for git");
        ground.repo.write("results/summary.yaml", "a year of work\n");
        assertThat(refusedInit().err()).contains("exists already");

        ground.init("--results", "experiment-results");
        ground.repo.paribus("run").ok();
        ground.attempt("amber-otter", "lr=0.2");
        ground.repo.git("switch", "-q", "exp/amber-otter");
        ground.repo.git("switch", "-q", "main");
        assertThat(ground.repo.read("results/summary.yaml")).isEqualTo("a year of work\n");
        assertThat(ground.repo
                        .git("ls-tree", "-r", "--name-only", "exp/amber-otter")
                        .lines())
                .contains("experiment-results/summary.yaml")
                .doesNotContain("results/summary.yaml");
    }

    @Test
    void init_refuses_a_results_directory_that_git_tracks() {
        ground.repo.write("results/paper/table.tex", "42\n").commit("the paper");
        assertThat(refusedInit().err()).contains("exists already");
    }

    @Test
    void a_registration_takes_away_only_what_the_tool_itself_wrote() {
        ground.init();
        ground.repo.paribus("run").ok();
        ground.repo
                .write("results/paper/table.tex", "42\n")
                .write("results/seed-1/notes.md", "odd\n")
                .commit("the paper");
        ground.register("amber-otter", "lr=0.2");
        assertThat(ground.repo
                        .git("ls-tree", "-r", "--name-only", "exp/amber-otter", "results/")
                        .lines())
                .containsExactly("results/paper/table.tex", "results/seed-1/notes.md");
    }

    @Test
    void an_ignored_file_in_the_way_of_a_result_is_not_overwritten() {
        ground.init();
        ground.repo.paribus("run").ok();
        ground.register("amber-otter", "lr=0.2");
        ground.repo.git("switch", "-q", "exp/amber-otter");
        ground.repo.write(".git/info/exclude", "results/\n").write("results/summary.yaml", "a year of work\n");

        ground.repo.paribus("run");
        assertThat(ground.repo.read("results/summary.yaml")).isEqualTo("a year of work\n");
        assertThat(ground.repo.git("rev-parse", "refs/paribus/pending/heads/exp/amber-otter^"))
                .isEqualTo(ground.repo.head());

        ground.repo.sh("mv results/summary.yaml ../saved.yaml").ok();
        ground.repo.paribus("run").ok();
        assertThat(ground.repo.read("results/summary.yaml")).contains("amber-otter");
    }
}
