package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckoutsTest {
    @TempDir
    Path temp;

    private Repo repo;

    @BeforeEach
    void make() {
        repo = Repo.init(temp);
    }

    private void edits() {
        repo.commit(
                "one",
                "edited",
                "1",
                "staged",
                "1",
                "deleted",
                "1",
                "removed",
                "1",
                "same",
                "1",
                "experiment.yaml",
                "old",
                "results/summary.yaml",
                "s");
        repo.sh(
                "printf 2 > edited; printf 2 > staged; git add staged; printf 3 > staged; rm deleted; git rm -q removed;"
                        + " printf n > added; git add added; printf u > untracked; mkdir 'd é'; printf x > 'd é/in c.py'; printf o > other");
    }

    @Test
    void a_snapshot_holds_staged_and_unstaged_edits_and_only_the_named_untracked_files() throws Exception {
        edits();
        repo.sh("touch -d 2001-01-01 same");
        byte[] index = Files.readAllBytes(repo.root.resolve(".git/index"));
        Oid tree = repo.worktrees().snapshot(repo.root, List.of("d é/in c.py", "other"));
        assertThat(repo.git("-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", tree.hex())
                        .lines())
                .containsExactly(
                        "added",
                        "d é/in c.py",
                        "edited",
                        "experiment.yaml",
                        "other",
                        "results/summary.yaml",
                        "same",
                        "staged");
        assertThat(repo.git("show", tree + ":staged")).isEqualTo("3");
        assertThat(repo.git("show", tree + ":edited")).isEqualTo("2");
        assertThat(Files.readAllBytes(repo.root.resolve(".git/index"))).isEqualTo(index);
        try (var left = Files.list(repo.root.resolve(".git/paribus"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_snapshot_of_a_clean_checkout_is_the_tree_of_head() {
        Oid one = repo.commit("one", "a", "a");
        assertThat(repo.worktrees().snapshot(repo.root, List.of())).isEqualTo(repo.id(one + "^{tree}"));
    }

    @Test
    void a_snapshot_sees_an_edit_of_the_same_size_made_in_the_same_moment() {
        for (int i = 0; i < 10; i++) {
            repo.write("racy", "a" + i);
            repo.git("add", "racy");
            repo.write("racy", "b" + i);
            assertThat(repo.git("show", repo.worktrees().snapshot(repo.root, List.of()) + ":racy"))
                    .isEqualTo("b" + i);
        }
    }

    @Test
    void a_snapshot_keeps_what_a_sparse_checkout_leaves_out() {
        Oid one = repo.commit("one", "in/a", "a", "out/b", "b");
        repo.git("sparse-checkout", "set", "--cone", "--sparse-index", "in");
        repo.write("in/a", "A");
        Oid tree = repo.worktrees().snapshot(repo.root, List.of());
        assertThat(repo.git("ls-tree", "-r", "--name-only", tree.hex())).isEqualTo("in/a\nout/b");
        assertThat(repo.git("show", tree + ":in/a")).isEqualTo("A");
        assertThat(tree).isNotEqualTo(repo.id(one + "^{tree}"));
    }

    @Test
    void a_split_index_is_read_and_left_split() {
        repo.git("config", "core.splitIndex", "true");
        repo.commit("one", "a", "a", "b", "b");
        repo.git("update-index", "--split-index");
        repo.write("a", "A");
        String before = repo.sh("ls .git/sharedindex.*").text();
        Oid tree = repo.worktrees().snapshot(repo.root, List.of());
        assertThat(repo.git("show", tree + ":a")).isEqualTo("A");
        assertThat(repo.sh("ls .git/sharedindex.*").text()).isEqualTo(before);
        assertThat(repo.git("status", "--porcelain")).isEqualTo(" M a");
    }

    @Test
    void an_unfinished_merge_is_refused_with_its_paths() {
        Oid one = repo.commit("one", "a b", "1\n");
        repo.commit("two", "a b", "2\n");
        repo.git("switch", "-q", "-c", "side", one.hex());
        repo.commit("three", "a b", "3\n");
        repo.tryGit("merge", "main");
        assertThatThrownBy(() -> repo.worktrees().snapshot(repo.root, List.of()))
                .isInstanceOfSatisfying(Failure.class, f -> {
                    assertThat(f.problems().get(0).code()).isEqualTo("unmerged");
                    assertThat(f.problems().get(0).message()).contains("'a b'");
                });
    }

    @Test
    void edits_are_carried_to_a_branch_that_holds_them_and_git_switch_refuses_the_same() {
        edits();
        Oid tree = repo.worktrees().snapshot(repo.root, List.of("d é/in c.py"));
        GitWriter writer = repo.writer();
        Oid registered = writer.tree(
                tree,
                Map.of(
                        "experiment.yaml", new TreeEdit.Write("new".getBytes()),
                        "results/summary.yaml", new TreeEdit.Remove()));
        Oid commit = writer.commit(registered, List.of(repo.head()), "x: registered");
        assertThat(writer.update("refs/heads/exp/x", Oid.ZERO, commit, "new")).isTrue();
        assertThat(repo.tryGit("switch", "exp/x").ok()).as("plain git refuses").isFalse();

        repo.worktrees().carryTo(repo.root, "refs/heads/exp/x", List.of("experiment.yaml", "results"));

        assertThat(repo.git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/exp/x");
        assertThat(repo.status()).isEqualTo("?? other\n?? untracked");
        assertThat(repo.read("experiment.yaml")).isEqualTo("new");
        assertThat(repo.exists("results")).isFalse();
        assertThat(repo.read("staged")).isEqualTo("3");
        assertThat(repo.git("reflog", "--format=%gs", "HEAD")).contains("paribus: carry the edits to refs/heads/exp/x");
    }

    @Test
    void a_held_index_refuses_to_carry_before_anything_changed() throws Exception {
        Oid one = repo.commit("one", "a", "a");
        repo.git("branch", "exp/x");
        Files.createFile(repo.root.resolve(".git/index.lock"));
        assertThatThrownBy(() -> repo.worktrees().carryTo(repo.root, "refs/heads/exp/x", List.of("a")))
                .isInstanceOfSatisfying(Failure.class, f -> {
                    assertThat(f.kind()).isEqualTo(Failure.Kind.ENVIRONMENT);
                    assertThat(f.problems().get(0).code()).isEqualTo("repository-locked");
                });
        assertThat(repo.git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
        assertThat(repo.head()).isEqualTo(one);
    }

    @Test
    void a_file_behind_a_link_out_of_the_checkout_is_not_deleted() throws Exception {
        repo.commit("one", "a", "a");
        repo.git("branch", "exp/x");
        Path outside = Files.createDirectories(temp.resolve("outside"));
        Files.writeString(outside.resolve("summary.yaml"), "precious");
        Files.createSymbolicLink(repo.root.resolve("results"), outside);
        repo.worktrees().carryTo(repo.root, "refs/heads/exp/x", List.of("results/summary.yaml", "results"));
        assertThatThrownBy(() ->
                        repo.worktrees().carryTo(repo.root, "refs/heads/exp/x", List.of("../outside/summary.yaml")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(outside.resolve("summary.yaml")).hasContent("precious");
    }

    @Test
    void a_clean_checkout_is_switched_without_hooks_and_a_dirty_one_stays() {
        repo.commit("one", "a", "1");
        repo.git("branch", "exp/x");
        repo.commit("two", "a", "2");
        repo.write(".git/hooks/post-checkout", "#!/bin/sh\ntouch '" + temp.resolve("canary") + "'\n");
        repo.sh("chmod +x .git/hooks/post-checkout");
        repo.write("a", "dirty");
        assertThat(repo.worktrees().switchTo(repo.root, "refs/heads/exp/x")).isFalse();
        assertThat(repo.read("a")).isEqualTo("dirty");
        assertThat(repo.git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
        repo.write("a", "2");
        assertThat(repo.worktrees().switchTo(repo.root, "refs/heads/exp/x")).isTrue();
        assertThat(repo.read("a")).isEqualTo("1");
        assertThat(temp.resolve("canary")).doesNotExist();
        assertThat(repo.worktrees().switchTo(repo.root, "refs/heads/none")).isFalse();
    }
}
