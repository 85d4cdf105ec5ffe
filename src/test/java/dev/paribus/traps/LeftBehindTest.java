package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap B13: a script writes its model to the directory that it runs in, which goes away. */
class LeftBehindTest {
    private static final String SAVES = """
            #!/bin/sh
            echo "weights of seed $PARIBUS_SEED" > best.pt
            mkdir -p checkpoints __pycache__
            echo last > checkpoints/last.pt
            echo compiled > __pycache__/train.pyc
            if [ -n "$PARIBUS_OUTPUT" ]; then echo "chosen by the script" > "$PARIBUS_OUTPUT/chosen.pt"; fi
            if [ "$PARIBUS_SEED" = 2 ]; then echo "put there on purpose" > "$PARIBUS_OUTPUT/best.pt"; fi
            echo "acc: 0.5$PARIBUS_SEED"
            """;

    @TempDir
    Path temporary;

    private Ground ground() {
        var ground = new Ground(temporary);
        ground.repo.write("train.sh", SAVES).write(".gitignore", "checkpoints/\n__pycache__/\n");
        ground.repo.commit("a script that saves");
        return ground;
    }

    @Test
    void a_removed_worktree_takes_the_model_with_it() {
        Ground ground = ground();
        Path worktree = temporary.resolve("worktree");
        ground.repo.git("worktree", "add", "-q", "--detach", worktree.toString());
        ground.train(worktree);
        assertThat(worktree.resolve("best.pt")).isRegularFile();
        ground.repo.git("worktree", "remove", "--force", worktree.toString());
        assertThat(worktree.resolve("best.pt")).doesNotExist();
    }

    @Test
    void what_a_run_left_in_its_directory_is_in_its_output_afterwards() {
        Ground ground = ground();
        ground.init();
        ground.repo.paribus("run").ok();
        Path output = ground.repo.path(".paribus/" + ground.baseline() + "/seed-1/attempt-1");
        assertThat(output.resolve("best.pt")).hasContent("weights of seed 1");
        assertThat(output.resolve("checkpoints/last.pt")).hasContent("last");
        assertThat(output.resolve("chosen.pt")).hasContent("chosen by the script");
        assertThat(output.resolve("__pycache__")).doesNotExist();
        assertThat(output.resolve("train.sh")).doesNotExist();
        ground.assertTidy();
    }

    @Test
    void a_file_of_the_same_name_in_the_output_is_not_overwritten() {
        Ground ground = ground();
        ground.init();
        ground.repo.paribus("run").ok();
        Path output = ground.repo.path(".paribus/" + ground.baseline() + "/seed-2/attempt-1");
        assertThat(output.resolve("best.pt")).hasContent("put there on purpose");
        assertThat(output.resolve("best.pt.1")).hasContent("weights of seed 2");
    }

    @Test
    void what_a_run_left_stays_in_its_worktree_until_it_can_be_moved() throws IOException {
        Ground ground = ground();
        String blocks = "if [ \"$PARIBUS_SEED\" = 3 ]; then rm -r \"$PARIBUS_OUTPUT\"; echo >\"$PARIBUS_OUTPUT\"; fi\n";
        ground.repo.write("train.sh", SAVES + blocks);
        ground.repo.commit("a file in the way of the third output");
        ground.init();
        ground.repo.paribus("run");
        Path output = ground.repo.path(".paribus/" + ground.baseline() + "/seed-3/attempt-1");
        assertThat(output).isRegularFile();
        assertThat(ground.repo.git("worktree", "list").lines()).hasSize(2);

        Files.delete(output);
        ground.repo.paribus("run").ok();
        assertThat(output.resolve("best.pt")).hasContent("weights of seed 3");
        assertThat(ground.repo.git("worktree", "list").lines()).hasSize(1);
    }

    @Test
    void outputs_lie_outside_git_in_a_directory_that_ignores_itself_and_the_summary_knows_them() {
        Ground ground = ground();
        ground.init();
        ground.repo.paribus("run").ok();
        assertThat(ground.repo.git("check-ignore", ".paribus/anything")).isEqualTo(".paribus/anything");
        ground.repo.sh("rm -r .git/paribus").ok();
        assertThat(ground.repo.path(".paribus/" + ground.baseline() + "/seed-3/attempt-1/best.pt"))
                .isRegularFile();
        assertThat(ground.repo.git("show", "main:results/summary.yaml"))
                .contains(".paribus/" + ground.baseline() + "/seed-1/attempt-1/best.pt");
        assertThat(ground.repo.git("ls-tree", "-r", "--name-only", "main"))
                .doesNotContain(".paribus")
                .doesNotContain(".pt");
    }
}
