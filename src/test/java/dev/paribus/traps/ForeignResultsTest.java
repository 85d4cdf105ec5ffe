package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.RepoState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap A3: four ways to results that stand beside code which never ran. Git lets all of them pass without a word. */
class ForeignResultsTest {
    @TempDir
    Path temporary;

    /** A registered heuristic, checked out; its script does {@code meanwhile} in the user's checkout when seed 1 runs. */
    private Ground heuristic(String meanwhile) {
        var ground = new Ground(temporary);
        ground.repo.commit("a training script");
        ground.init();
        ground.repo.paribus("run").ok();
        ground.repo.write("model.sh", Ground.BETTER_MODEL);
        String during =
                "if [ $PARIBUS_SEED = 1 ]; then (cd '%s' && %s) >&2; fi\n".formatted(ground.repo.dir(), meanwhile);
        ground.repo.write("train.sh", Ground.TRAIN + (meanwhile.isEmpty() ? "" : during));
        ground.repo
                .paribus("new", "--because", "it sees more", "--name", "amber-otter")
                .ok();
        return ground;
    }

    private static final String COMMIT_OTHER_CODE =
            "echo bonus=0.4 > model.sh && if ! git diff --quiet; then git commit -qam 'one more idea'; fi";

    @Test
    void git_commits_results_onto_code_that_was_committed_during_the_run() {
        Ground ground = heuristic("");
        String ran = ground.repo.head();
        ground.repo.sh(COMMIT_OTHER_CODE).ok();
        ground.repo
                .write("results/summary.yaml", "acc: measured at " + ran + "\n")
                .commit("results");
        assertThat(ground.repo.git("show", "HEAD:model.sh")).isEqualTo("bonus=0.4");
        assertThat(ground.repo.git("show", "HEAD:results/summary.yaml")).contains(ran);
    }

    @Test
    void a_commit_of_code_during_the_run_keeps_the_result_off_the_branch_until_the_code_is_back() {
        Ground ground = heuristic(COMMIT_OTHER_CODE);
        String ran = ground.repo.head();
        Ran run = ground.repo.paribus("run", "--json").ok();
        String moved = ground.repo.head();
        assertThat(ground.repo.git("log", "-1", "--format=%s", "exp/amber-otter"))
                .isEqualTo("one more idea");
        assertThat(run.out()).contains("\"pending\": \"").contains("moved");
        assertThat(ground.repo.git("rev-parse", "refs/paribus/pending/heads/exp/amber-otter^"))
                .isEqualTo(ran);
        assertThat(ground.repo.git("status", "--porcelain")).isEmpty();

        Ran still = ground.repo
                .paribus("new", "lr=0.2", "--because", "faster", "--name", "slow-heron")
                .ok();
        assertThat(still.err()).contains("amber-otter").contains("waits");
        assertThat(ground.repo.head()).isEqualTo(moved);

        ground.repo.git("reset", "-q", "--hard", ran);
        ground.repo
                .paribus("new", "lr=0.3", "--because", "faster", "--name", "quick-heron")
                .ok();
        assertThat(ground.standing("amber-otter")).isEqualTo("measured; measured; supported");
        assertThat(ground.repo
                        .tryGit("rev-parse", "--verify", "-q", "refs/paribus/pending/heads/exp/amber-otter")
                        .exit())
                .isNotZero();
        assertThat(ground.repo.paribus("check", "amber-otter").ok().out()).doesNotContain("results-moved");
        ground.assertTidy();
    }

    @Test
    void a_result_that_waits_is_not_measured_again_and_the_new_code_is() {
        Ground ground = heuristic(COMMIT_OTHER_CODE);
        String ran = ground.repo.head();
        ground.repo.paribus("run").ok();
        ground.repo.paribus("run").ok();
        assertThat(ground.repo.git("rev-parse", "refs/paribus/pending/heads/exp/amber-otter^"))
                .isEqualTo(ran);
        assertThat(ground.values("exp/amber-otter").get(0)).startsWith("0.95");
        assertThat(ground.values("refs/paribus/pending/heads/exp/amber-otter").get(0))
                .startsWith("0.75");
    }

    @Test
    void code_that_is_committed_on_trunk_while_the_baseline_runs_is_not_undone() {
        var ground = new Ground(temporary);
        String during =
                "if [ $PARIBUS_SEED = 1 ]; then (cd '%s' && echo bonus=0.4 > model.sh && git commit -qam idea) >&2; fi\n"
                        .formatted(ground.repo.dir());
        ground.repo.write("train.sh", Ground.TRAIN + during).commit("a training script");
        ground.init();
        ground.repo.paribus("run").ok();
        assertThat(ground.repo.git("show", "main:model.sh")).isEqualTo("bonus=0.4");
        assertThat(ground.standing(ground.baseline())).startsWith("measured; champion;");
        assertThat(ground.repo.paribus("check").out()).contains("results-moved").contains("the code");
        assertThat(ground.repo
                        .paribus("new", "lr=0.2", "--because", "faster")
                        .exits(3)
                        .err())
                .contains("parent-moved")
                .contains("--kind baseline");
        ground.assertTidy();
    }

    @Test
    void a_commit_that_changes_no_code_during_the_run_gets_the_result_on_top() {
        Ground ground = heuristic("echo more >> README.md && git commit -qam 'a word more'");
        ground.repo.paribus("run").ok();
        assertThat(ground.repo.git("log", "-2", "--format=%s").lines().toList().get(1))
                .isEqualTo("a word more");
        assertThat(ground.standing("amber-otter")).isEqualTo("measured; measured; supported");
        ground.repo.paribus("check", "amber-otter").ok();
        ground.assertTidy();
    }

    @Test
    void update_branch_after_the_run_makes_the_results_void_there_and_going_back_heals_them() {
        Ground ground = heuristic("");
        ground.repo.paribus("run").ok();
        String measured = ground.repo.head();
        ground.repo.git("switch", "-q", "main");
        ground.repo.write("train.sh", Ground.TRAIN + "# faster\n").commit("train: faster");
        ground.repo.git("switch", "-q", "exp/amber-otter");
        ground.repo.git("merge", "-q", "--no-edit", "main");
        assertThat(ground.repo.git("show", "HEAD:results/summary.yaml"))
                .isEqualTo(ground.repo.git("show", measured + ":results/summary.yaml"));

        Ran check = ground.repo.paribus("check", "amber-otter").exits(1);
        assertThat(check.out()).contains("results-moved").contains("the code").contains("void here");
        RepoState before = ground.repo.state();
        Ran keep = ground.repo.paribus("keep", "amber-otter", "--because", "better");
        assertThat(keep.exit()).isIn(1, 3);
        assertThat(ground.repo.state()).isEqualTo(before);

        ground.repo.git("reset", "-q", "--hard", measured);
        ground.repo.paribus("check", "amber-otter").ok();
    }

    @Test
    void a_commit_past_the_hook_after_the_run_is_found() {
        Ground ground = heuristic("");
        ground.repo.paribus("run").ok();
        ground.repo.write("model.sh", "bonus=0.9\n");
        ground.repo.git("commit", "-q", "--no-verify", "-am", "a small correction");
        assertThat(ground.repo.paribus("check", "amber-otter").exits(1).out())
                .contains("results-moved")
                .contains("the code");
        assertThat(ground.repo
                        .paribus("keep", "amber-otter", "--because", "better")
                        .exits(1)
                        .err())
                .contains("results-moved");
    }

    @Test
    void criteria_that_were_mended_after_the_run_are_found() {
        Ground ground = heuristic("");
        ground.repo.paribus("run").ok();
        String record = ground.repo.read("experiment.yaml");
        assertThat(record).contains("acc > parent");
        ground.repo.write("experiment.yaml", record.replace("acc > parent", "acc > parent - 1"));
        ground.repo.git("commit", "-q", "--no-verify", "-am", "criteria as they should have been");
        assertThat(ground.repo.paribus("check", "amber-otter").exits(1).out())
                .contains("plan-edited")
                .contains("'- acc > parent - 1', was '- acc > parent'");
    }

    @Test
    void a_merge_that_took_their_side_of_a_conflict_holds_two_changes_under_one_name_and_is_found() {
        Ground ground = Ground.measured(temporary);
        ground.attempt("first-otter", "lr=0.2");
        ground.attempt("second-otter", "wd=0.01");
        ground.repo.git("merge", "-q", "--no-edit", "exp/first-otter");
        ground.repo.git("merge", "-q", "--no-edit", "-X", "theirs", "exp/second-otter");
        assertThat(ground.repo.read("params.yaml")).contains("lr: 0.2").contains("wd: 0.01");
        assertThat(ground.recordAt("main")).isEqualTo("second-otter");
        assertThat(ground.repo.git("diff", "--stat", "main", "exp/second-otter", "--", "results/summary.yaml"))
                .isEmpty();

        Ran check = ground.repo.paribus("check");
        assertThat(check.out()).contains("results-moved").contains("the parameter lr moved since the run");
        Ran next = ground.repo
                .paribus("new", "epochs=4", "--because", "longer", "--name", "third-otter")
                .exits(3);
        assertThat(next.err()).contains("parent-moved").contains("second-otter").contains("lr");
    }
}
