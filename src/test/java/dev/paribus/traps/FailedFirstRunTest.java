package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap C22: the first run fails on a typo; the mended code comes after a result, and must not be refused for it. */
class FailedFirstRunTest {
    @TempDir
    Path temporary;

    private Ground ground;

    @BeforeEach
    void the_first_run_fails_on_a_typo() {
        ground = Ground.measured(temporary);
        ground.repo.write("model.sh", "bonsu=0.2; awkk\nexit 3\n");
        ground.repo
                .paribus("try", "--because", "it sees more", "--name", "amber-otter")
                .exits(1);
    }

    @Test
    void in_git_the_order_of_commits_is_code_result_code_result() {
        mend();
        ground.repo.paribus("run").ok();
        assertThat(ground.repo
                        .git("log", "--first-parent", "--reverse", "--format=%s", "main..exp/amber-otter")
                        .lines())
                .satisfiesExactly(
                        registration -> assertThat(registration).startsWith("amber-otter: "),
                        code -> assertThat(code).contains("model.sh"),
                        failed -> assertThat(failed).startsWith("amber-otter: failed"),
                        mended -> assertThat(mended).isEqualTo("mend the typo"),
                        result -> assertThat(result)
                                .startsWith("amber-otter: acc ")
                                .endsWith(", supported"));
    }

    private void mend() {
        ground.repo.write("model.sh", Ground.BETTER_MODEL).commit("mend the typo");
    }

    @Test
    void the_failure_is_a_result_with_its_exit_code_and_the_tail_of_its_log() {
        assertThat(ground.standing("amber-otter")).isEqualTo("failed; failed; null");
        assertThat(ground.repo.read("results/summary.yaml"))
                .contains("state: failed")
                .contains("3");
        assertThat(ground.repo.read("results/seed-1/log.txt")).contains("awkk");
        ground.assertTidy();
    }

    @Test
    void mended_code_after_a_failure_is_measured_and_breaks_no_rule() {
        mend();
        assertThat(ground.repo.paribus("check").ok().out())
                .doesNotContain("results-moved")
                .doesNotContain("frozen");
        ground.repo.paribus("run").ok();
        assertThat(ground.standing("amber-otter")).isEqualTo("measured; measured; supported");
        ground.repo.paribus("check", "amber-otter").ok();
        ground.keep("amber-otter");
        assertThat(ground.repo.git("show", "main:model.sh")).isEqualTo(Ground.BETTER_MODEL.strip());
    }

    @Test
    void a_mended_record_after_a_failure_breaks_no_rule_either() {
        String record = ground.repo.read("experiment.yaml");
        assertThat(record).contains("seeds: [1, 2, 3]");
        ground.repo.write("experiment.yaml", record.replace("seeds: [1, 2, 3]", "seeds: [1, 2, 3, 4]"));
        mend();
        ground.repo.paribus("check").ok();
    }

    @Test
    void mended_code_after_a_measured_result_is_refused() {
        mend();
        ground.repo.paribus("run").ok();
        ground.repo.write("model.sh", "bonus=0.3\n").commit("a bit more");
        Ran check = ground.repo.paribus("check").exits(1);
        assertThat(check.out()).contains("results-moved").contains("the code");
    }
}
