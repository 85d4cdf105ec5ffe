package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap A6: a script goes on from the checkpoint that it finds; the second seed finds the first one's. */
class SharedDirectoryTest {
    /** Every start that finds a checkpoint is better by 0.3, and says so. */
    private static final String RESUMES = """
            #!/bin/sh
            found=0
            for place in . "$PARIBUS_OUTPUT"; do
                if [ -n "$place" ] && [ -e "$place/checkpoint" ]; then
                    echo "resumed from seed $(cat "$place/checkpoint")"
                    found=1
                fi
            done
            echo "$PARIBUS_SEED" > checkpoint
            if [ -n "$PARIBUS_OUTPUT" ]; then echo "$PARIBUS_SEED" > "$PARIBUS_OUTPUT/checkpoint"; fi
            echo "acc: 0.5$found$PARIBUS_SEED"
            """;

    @TempDir
    Path temporary;

    private Ground ground;

    @BeforeEach
    void a_script_that_resumes() {
        ground = new Ground(temporary);
        ground.repo.write("train.sh", RESUMES).write(".gitignore", "checkpoint\n");
        ground.repo.commit("a script that resumes");
        ground.init();
    }

    @Test
    void two_seeds_in_one_directory_are_one_long_run() {
        assertThat(byHand("1").out()).isEqualTo("acc: 0.501\n");
        assertThat(byHand("2").out()).isEqualTo("resumed from seed 1\nacc: 0.512\n");
    }

    private Ran byHand(String seed) {
        return ground.repo
                .child(ground.repo.dir(), Map.of("PARIBUS_SEED", seed), List.of("sh", "train.sh"))
                .ok();
    }

    @Test
    void every_seed_starts_in_a_worktree_and_an_output_directory_of_its_own() {
        ground.repo.paribus("run").ok();
        assertThat(ground.values("main")).containsExactly("0.501", "0.502", "0.503");
        ground.assertTidy();
    }

    @Test
    void a_checkpoint_in_the_users_checkout_is_not_seen() {
        byHand("9");
        ground.repo.paribus("run", "--jobs", "2").ok();
        assertThat(ground.values("main")).containsExactly("0.501", "0.502", "0.503");
    }

    @Test
    void a_second_measurement_of_the_same_seed_finds_nothing_of_the_first() {
        ground.repo.paribus("run").ok();
        ground.repo
                .paribus("run", ground.baseline(), "--again", "--because", "the node was hot")
                .ok();
        assertThat(ground.values("exp/" + ground.baseline())).containsExactly("0.501", "0.502", "0.503");
        Path seed = ground.repo.path(".paribus/" + ground.baseline() + "/seed-1");
        assertThat(seed.resolve("attempt-1/checkpoint")).hasContent("1");
        assertThat(seed.resolve("attempt-2/checkpoint")).hasContent("1");
    }
}
