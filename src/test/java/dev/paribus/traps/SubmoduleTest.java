package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap D31: a new worktree has empty directories where its submodules belong, and pointers where its large files do. */
class SubmoduleTest {
    @TempDir
    Path temporary;

    private Ground ground;

    @BeforeEach
    void a_script_that_reads_from_a_submodule() {
        ground = new Ground(temporary);
        ground.repo.sh("git init -q -b main ../library && cd ../library && echo 'bonus=0.1' >bonus.sh && git add -A"
                + " && git -c user.name=a -c user.email=a@localhost commit -q -m library");
        ground.repo.sh("git -c protocol.file.allow=always submodule --quiet add ../library lib");
        ground.repo.write("model.sh", ". ./lib/bonus.sh\n");
        ground.repo.commit("a training script and its library");
        ground.init();
    }

    @Test
    void git_leaves_the_submodule_of_a_worktree_empty() {
        ground.repo.git("worktree", "add", "-q", "--detach", "../w");
        assertThat(temporary.resolve("w/lib")).isEmptyDirectory();
    }

    @Test
    void a_run_has_its_submodules_without_a_network_and_leaves_no_worktree() {
        ground.repo.sh("mv ../library ../moved-away");
        ground.repo.paribus("run").ok();
        assertThat(ground.repo.git("log", "-1", "--format=%B", "main")).contains("Experiment-State: measured");
        assertThat(ground.repo.git("worktree", "list").lines()).hasSize(1);
        assertThat(ground.repo.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void a_submodule_that_this_clone_lacks_is_named_before_anything_starts() {
        ground.repo.sh("git submodule --quiet deinit -f --all && rm -rf .git/modules");
        String refs = ground.repo.git("for-each-ref");
        Ran ran = ground.repo.paribus("run").exits(3);
        assertThat(ran.err()).contains("submodule-missing", "'lib'");
        assertThat(ran.err()).doesNotContain("started");
        assertThat(ground.repo.git("for-each-ref")).isEqualTo(refs);
        assertThat(ground.repo.git("worktree", "list").lines()).hasSize(1);
    }

    @Test
    void a_pointer_to_a_large_file_that_this_clone_lacks_is_named_before_anything_starts() {
        ground.repo.write(".gitattributes", ground.repo.read(".gitattributes") + "*.bin filter=lfs -text\n");
        ground.repo.write(
                "weights.bin",
                "version https://git-lfs.github.com/spec/v1\noid sha256:" + "ab".repeat(32) + "\nsize 12\n");
        ground.repo.commit("weights");
        Ran ran = ground.repo.paribus("run").exits(3);
        assertThat(ran.err()).contains("weights.bin").doesNotContain("started");
        assertThat(ground.repo.git("worktree", "list").lines()).hasSize(1);
    }
}
