package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traps A4 and A8: what an experiment changed is seen against its base, and the yardstick is no part of it. */
class BaseNotParentTest {
    @TempDir
    Path temporary;

    private Ground ground;

    @BeforeEach
    void a_champion() {
        ground = Ground.measured(temporary);
    }

    @Test
    void trunk_that_went_on_is_no_change_of_a_child_that_grew_from_it() {
        String parent = ground.baseline();
        ground.repo.write("README.md", "more words\n").commit("more words");
        ground.attempt("amber-otter", "lr=0.2");
        assertThat(ground.repo
                        .git("diff", "--name-only", "exp/" + parent, "exp/amber-otter")
                        .lines())
                .contains("README.md");
        ground.repo.git("switch", "-q", "main");
        ground.repo
                .write("model.sh", "# the same model, told otherwise\nbonus=0\n")
                .commit("model: tidy");
        assertThat(ground.repo
                        .git("diff", "--name-only", "main", "exp/amber-otter")
                        .lines())
                .contains("model.sh");
        assertThat(ground.repo.paribus("check", "amber-otter").ok().lines()).hasSize(1);
    }

    @Test
    void an_experiment_that_edits_the_rules_that_judge_it_is_named() {
        ground.register("amber-otter", "lr=0.01");
        ground.repo.git("switch", "-q", "exp/amber-otter");
        String rules = ground.repo.read("paribus.yaml");
        String easier = rules.replaceFirst("(?m)^  command: \\[(.*?)\\]", "  command: [$1, --easy]");
        assertThat(easier).isNotEqualTo(rules);
        ground.repo.write("paribus.yaml", easier).commit("an easier task");
        assertThat(ground.repo.git("fsck", "--strict", "--no-dangling")).isEmpty();
        assertThat(ground.repo.paribus("check", "amber-otter").exits(1).out())
                .contains("protected-path")
                .contains("paribus.yaml");
        assertThat(ground.repo.paribus("run", "amber-otter").err()).contains("protected-path");
    }
}
