package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.RepoState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traps A5 and D32: directories that runs see through links, beside tracked files and in git's eyes. */
class LinkedDataTest {
    private static final String READS = """
            #!/bin/sh
            awk -v raw="$(cat data/raw/rows)" -v part="$(cat data/splits/train)" -v seed="$PARIBUS_SEED" \\
                'BEGIN { printf "acc: %.3f\\n", raw + part + seed / 1000 }'
            """;

    @TempDir
    Path temporary;

    private Ground ground;

    @BeforeEach
    void raw_data_are_ignored_and_the_splits_are_tracked() {
        ground = new Ground(temporary);
        ground.repo.write("train.sh", READS).write(".gitignore", "data/raw/\n");
        ground.repo.write("data/splits/train", "0.01\n").write("data/raw/rows", "0.5\n");
        ground.repo.commit("a script that reads data");
    }

    private void linked(String path) {
        ground.init();
        String rules = ground.repo.read("paribus.yaml");
        assertThat(rules).contains("link: [data/raw]");
        ground.repo.write("paribus.yaml", rules.replace("link: [data/raw]", "link: [" + path + "]"));
        ground.repo.commit("link " + path);
    }

    @Test
    void ln_puts_the_link_into_the_tracked_directory_and_the_raw_data_are_not_where_they_should_be() {
        Path worktree = temporary.resolve("worktree");
        ground.repo.git("worktree", "add", "-q", "--detach", worktree.toString());
        ground.repo
                .sh("ln -s '" + ground.repo.path("data") + "' '" + worktree.resolve("data") + "'")
                .ok();
        assertThat(worktree.resolve("data/data")).isSymbolicLink();
        assertThat(worktree.resolve("data/raw")).doesNotExist();
    }

    @Test
    void a_link_in_place_of_the_directory_reads_the_users_uncommitted_splits() {
        Path worktree = temporary.resolve("worktree");
        ground.repo.git("worktree", "add", "-q", "--detach", worktree.toString());
        ground.repo.write("data/splits/train", "0.4\n");
        ground.repo
                .sh("rm -r '%1$s' && ln -s '%2$s' '%1$s'".formatted(worktree.resolve("data"), ground.repo.path("data")))
                .ok();
        assertThat(worktree.resolve("data/splits/train")).hasContent("0.4");
    }

    @Test
    void a_linked_directory_with_tracked_files_is_refused_and_its_untracked_children_are_named() {
        linked("data");
        String tip = ground.repo.git("rev-parse", "exp/" + ground.baseline());
        ground.repo.paribus("run").exits(3);
        assertThat(ground.repo.git("rev-parse", "exp/" + ground.baseline())).isEqualTo(tip);
        RepoState before = ground.repo.state();
        Ran refused = ground.repo.paribus("run").exits(3);
        assertThat(refused.err())
                .contains("link-tracked")
                .contains("'data'")
                .contains("data/raw")
                .doesNotContain("data/splits,");
        assertThat(ground.repo.state()).isEqualTo(before);
        ground.assertTidy();
    }

    @Test
    void the_untracked_child_is_linked_and_the_splits_are_those_of_the_commit() {
        ground.init();
        ground.repo.write("data/splits/train", "0.4\n");
        ground.repo.paribus("run").ok();
        assertThat(ground.values("exp/" + ground.baseline())).containsExactly("0.511", "0.512", "0.513");
        assertThat(ground.repo.read("data/splits/train")).isEqualTo("0.4\n");
    }

    @Test
    void a_pattern_for_directories_does_not_ignore_a_link_so_that_git_would_commit_it() throws Exception {
        Path worktree = temporary.resolve("worktree");
        ground.repo.git("worktree", "add", "-q", "--detach", worktree.toString());
        Files.createSymbolicLink(worktree.resolve("data/raw"), ground.repo.path("data/raw"));
        assertThat(ground.repo
                        .sh("git -C '" + worktree + "' status --porcelain")
                        .ok()
                        .out())
                .isEqualTo("?? data/raw\n");
        assertThat(ground.repo.tryGit("worktree", "remove", worktree.toString()).exit())
                .isNotZero();
    }

    @Test
    void a_link_is_in_no_commit_and_what_it_points_to_survives_the_run() {
        ground.init();
        ground.repo.paribus("run").ok();
        assertThat(ground.repo
                        .git("ls-tree", "-r", "--name-only", "exp/" + ground.baseline())
                        .lines())
                .contains("data/splits/train", "results/summary.yaml")
                .doesNotContain("data/raw", "data/raw/rows");
        assertThat(ground.repo.read("data/raw/rows")).isEqualTo("0.5\n");
        assertThat(ground.repo.path(".paribus/" + ground.baseline() + "/seed-1/attempt-1"))
                .isEmptyDirectory();
        ground.assertTidy();
    }

    @Test
    void a_link_that_a_killed_command_left_behind_is_not_followed_when_its_worktree_is_healed() throws Exception {
        ground.init();
        Path left = ground.repo.path(".git/paribus/worktrees/left-behind");
        ground.repo.git("worktree", "add", "-q", "--detach", left.toString());
        Files.createSymbolicLink(left.resolve("data/raw"), ground.repo.path("data/raw"));
        Files.delete(left.resolve(".git"));
        Files.setLastModifiedTime(ground.repo.path(".git/worktrees/left-behind"), FileTime.from(Instant.EPOCH));
        ground.repo.paribus("run").ok();
        assertThat(left).doesNotExist();
        assertThat(ground.repo.read("data/raw/rows")).isEqualTo("0.5\n");
        ground.assertTidy();
    }

    @Test
    void a_sibling_directory_is_missing_in_a_worktree() throws Exception {
        Files.createDirectories(temporary.resolve("data-elsewhere"));
        Path worktree = ground.repo.path(".git/paribus-like/worktree");
        ground.repo.git("worktree", "add", "-q", "--detach", worktree.toString());
        assertThat(ground.repo.path("../data-elsewhere")).isDirectory();
        assertThat(worktree.resolve("../data-elsewhere")).doesNotExist();
    }

    @Test
    void a_link_out_of_the_project_is_refused_and_a_link_inside_may_point_out() throws Exception {
        Path elsewhere = Files.createDirectories(temporary.resolve("data-elsewhere"));
        Files.writeString(elsewhere.resolve("rows"), "0.7\n");
        linked("../data-elsewhere");
        RepoState before = ground.repo.state();
        Ran refused = ground.repo.paribus("run").exits(3);
        assertThat(refused.err()).contains("leaves the project").contains("'../data-elsewhere'");
        assertThat(ground.repo.state()).isEqualTo(before);

        ground.repo.write("paribus.yaml", ground.repo.read("paribus.yaml").replace("../data-elsewhere", "data/raw"));
        ground.repo.commit("link data/raw again");
        ground.repo
                .sh(
                        "rm -r data/raw && ln -s ../../data-elsewhere data/raw && mkdir -p .git/info && echo data/raw >> .git/info/exclude")
                .ok();
        ground.repo.paribus("run").ok();
        assertThat(ground.values("main")).containsExactly("0.711", "0.712", "0.713");
        assertThat(elsewhere.resolve("rows")).hasContent("0.7");
    }
}
