package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.git.Placement.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BranchPlacerTest {
    private static final String BRANCH = "refs/heads/exp/x";
    private static final String WAITING = "refs/paribus/pending/heads/exp/x";

    @TempDir
    Path temp;

    private Repo repo;
    private Oid one;
    private Oid result;

    @BeforeEach
    void make() {
        repo = Repo.init(temp);
        one = repo.commit("one", "model.py", "1\n", "other.py", "1\n", "old/gone", "g");
        repo.git("branch", "exp/x");
        result = repo.onTop(one, "results/é summary.yaml", "r\n");
    }

    private Placement place() {
        return repo.writer().place(BRANCH, one, result, "paribus: result of x");
    }

    @Test
    void plain_git_loses_results_when_the_reference_of_a_checked_out_branch_is_moved() {
        repo.git("switch", "-q", "exp/x");
        repo.git("update-ref", BRANCH, result.hex());
        assertThat(repo.status()).startsWith("D ");
        repo.write("model.py", "2\n");
        repo.git("commit", "-q", "-a", "-m", "user");
        assertThat(repo.git("ls-tree", "-r", "--name-only", "HEAD")).doesNotContain("results");
    }

    @Test
    void a_checked_out_branch_is_fast_forwarded_and_dirty_and_staged_files_survive() {
        repo.git("switch", "-q", "exp/x");
        repo.write("model.py", "dirty\n");
        repo.write("other.py", "staged\n");
        repo.git("add", "other.py");
        repo.write("new.py", "untracked\n");
        repo.git("stash", "push", "-q", "--", "old/gone");
        String before = repo.git("-c", "core.quotePath=false", "status", "--porcelain");

        assertThat(place()).isEqualTo(new Placement(Kind.FAST_FORWARDED, real(repo.root), null));

        assertThat(repo.head()).isEqualTo(result);
        assertThat(repo.git("-c", "core.quotePath=false", "status", "--porcelain"))
                .isEqualTo(before);
        assertThat(repo.read("model.py")).isEqualTo("dirty\n");
        assertThat(repo.git("show", ":other.py")).isEqualTo("staged");
        assertThat(repo.read("results/é summary.yaml")).isEqualTo("r\n");
        assertThat(repo.git("reflog", "-1", "--format=%gs", "exp/x")).startsWith("paribus: result of x");
        assertThat(repo.git("symbolic-ref", "HEAD")).isEqualTo(BRANCH);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_branch_that_is_checked_out_nowhere_is_moved() {
        assertThat(place()).isEqualTo(new Placement(Kind.MOVED, null, null));
        assertThat(repo.id("exp/x")).isEqualTo(result);
        assertThat(repo.status()).isEmpty();
        assertThat(repo.exists("results")).isFalse();
    }

    @Test
    void a_branch_in_a_linked_worktree_is_fast_forwarded_there() {
        Repo linked = repo.at(temp.resolve("linked dir"));
        repo.git("worktree", "add", "-q", linked.root.toString(), "exp/x");
        assertThat(place()).isEqualTo(new Placement(Kind.FAST_FORWARDED, real(linked.root), null));
        assertThat(linked.status()).isEmpty();
        assertThat(linked.exists("results/é summary.yaml")).isTrue();
        assertThat(repo.status()).isEmpty();
    }

    @Test
    void a_branch_that_moved_meanwhile_is_left_alone() {
        Oid user = repo.onTop(one, "model.py", "2\n");
        repo.git("update-ref", BRANCH, user.hex());
        assertThat(place().kind()).isEqualTo(Kind.STALE);
        repo.git("switch", "-q", "exp/x");
        assertThat(place().kind()).isEqualTo(Kind.STALE);
        assertThat(repo.head()).isEqualTo(user);
        assertThat(repo.git("for-each-ref", "refs/paribus")).isEmpty();
    }

    @Test
    void during_a_rebase_the_commit_waits_and_the_rebase_can_go_on() {
        repo.git("switch", "-q", "exp/x");
        Oid user = repo.commit("user", "model.py", "user\n");
        repo.git("switch", "-q", "main");
        repo.commit("main", "model.py", "main\n");
        repo.git("switch", "-q", "exp/x");
        assertThat(repo.tryGit("rebase", "main").ok()).isFalse();
        result = repo.onTop(user, "results/summary.yaml", "r\n");

        Placement placement = repo.writer().place(BRANCH, user, result, "paribus: result of x");

        assertThat(placement.kind()).isEqualTo(Kind.PENDING);
        assertThat(placement.why()).contains("rebase");
        assertThat(repo.id(WAITING)).isEqualTo(result);
        assertThat(repo.id("exp/x")).isEqualTo(user);
        assertThat(repo.writer().retry(BRANCH, "retry").orElseThrow().kind()).isEqualTo(Kind.PENDING);
        repo.git("rebase", "--abort");
        assertThat(repo.writer().retry(BRANCH, "retry").orElseThrow().kind()).isEqualTo(Kind.FAST_FORWARDED);
        assertThat(repo.head()).isEqualTo(result);
        assertThat(repo.status()).isEmpty();
        assertThat(repo.git("for-each-ref", "refs/paribus")).isEmpty();
        assertThat(repo.writer().retry(BRANCH, "retry")).isEqualTo(Optional.empty());
    }

    @Test
    void plain_git_fails_to_finish_a_rebase_whose_branch_was_moved() {
        repo.git("switch", "-q", "exp/x");
        Oid user = repo.commit("user", "model.py", "user\n");
        repo.git("switch", "-q", "main");
        repo.commit("main", "model.py", "main\n");
        repo.git("switch", "-q", "exp/x");
        repo.tryGit("rebase", "main");
        repo.git(
                "update-ref",
                BRANCH,
                repo.onTop(user, "results/summary.yaml", "r\n").hex());
        repo.write("model.py", "solved\n");
        repo.git("add", "model.py");
        assertThat(repo.tryGit("-c", "core.editor=true", "rebase", "--continue").ok())
                .isFalse();
    }

    @Test
    void during_a_bisection_the_commit_waits() {
        repo.git("switch", "-q", "exp/x");
        Oid two = repo.commit("two", "a", "2");
        Oid three = repo.commit("three", "a", "3");
        repo.git("bisect", "start", three.hex(), one.hex());
        result = repo.onTop(three, "results/summary.yaml", "r\n");
        assertThat(repo.head()).isEqualTo(two);
        assertThat(repo.writer().place(BRANCH, three, result, "r").kind()).isEqualTo(Kind.PENDING);
    }

    @Test
    void an_edit_that_the_commit_would_overwrite_makes_it_wait_and_stays() {
        repo.git("switch", "-q", "exp/x");
        repo.write("results/é summary.yaml", "mine\n");
        Placement placement = place();
        assertThat(placement.kind()).isEqualTo(Kind.PENDING);
        assertThat(placement.why()).contains(repo.root.getFileName().toString());
        assertThat(repo.read("results/é summary.yaml")).isEqualTo("mine\n");
        assertThat(repo.id("exp/x")).isEqualTo(one);
        repo.sh("rm -r results");
        assertThat(repo.writer().retry(BRANCH, "retry").orElseThrow().kind()).isEqualTo(Kind.FAST_FORWARDED);
    }

    @Test
    void an_ignored_file_is_not_overwritten() {
        repo.git("switch", "-q", "exp/x");
        repo.write(".git/info/exclude", "results/\n");
        repo.write("results/é summary.yaml", "mine\n");
        assertThat(place().kind()).isEqualTo(Kind.PENDING);
        assertThat(repo.read("results/é summary.yaml")).isEqualTo("mine\n");
    }

    @Test
    void no_hook_runs_and_no_signature_is_asked_for() {
        for (String hook : new String[] {
            "post-merge",
            "pre-merge-commit",
            "post-checkout",
            "reference-transaction",
            "post-index-change",
            "pre-commit",
            "commit-msg",
            "post-commit"
        }) {
            repo.write(
                    ".git/hooks/" + hook, "#!/bin/sh\necho " + hook + " >> '" + temp.resolve("canary") + "'; exit 1\n");
        }
        repo.sh("chmod +x .git/hooks/*");
        repo.git("-c", "core.hooksPath=/dev/null", "switch", "-q", "exp/x");
        repo.git("config", "merge.verifySignatures", "true");
        repo.git("config", "merge.autoStash", "true");
        repo.write("model.py", "dirty\n");
        assertThat(place().kind()).isEqualTo(Kind.FAST_FORWARDED);
        assertThat(temp.resolve("canary")).doesNotExist();
        assertThat(repo.git("stash", "list")).isEmpty();
    }

    @Test
    void a_lock_that_goes_away_is_waited_for_and_one_that_stays_makes_the_commit_wait() throws Exception {
        repo.git("switch", "-q", "exp/x");
        Path lock = repo.root.resolve(".git/index.lock");
        Files.createFile(lock);
        Placement placement = place();
        assertThat(placement.kind()).isEqualTo(Kind.PENDING);
        assertThat(placement.why()).contains("index.lock");
        Files.delete(lock);
        assertThat(repo.writer().retry(BRANCH, "retry").orElseThrow().kind()).isEqualTo(Kind.FAST_FORWARDED);
    }

    @Test
    void a_worktree_whose_directory_is_gone_does_not_hold_its_branch() throws Exception {
        Path linked = temp.resolve("linked");
        repo.git("worktree", "add", "-q", linked.toString(), "exp/x");
        repo.sh("rm -rf '" + linked + "'");
        assertThat(place().kind()).isEqualTo(Kind.MOVED);
    }

    @Test
    void a_locked_worktree_on_an_unplugged_disk_holds_its_branch() {
        Path linked = temp.resolve("linked");
        repo.git("worktree", "add", "-q", "--lock", linked.toString(), "exp/x");
        repo.sh("mv '" + linked + "' '" + linked + "-away'");
        assertThat(place().kind()).isEqualTo(Kind.PENDING);
        repo.sh("mv '" + linked + "-away' '" + linked + "'");
        assertThat(repo.writer().retry(BRANCH, "retry").orElseThrow().kind()).isEqualTo(Kind.FAST_FORWARDED);
    }

    @Test
    void waiting_commits_form_a_line_and_nothing_that_waits_is_lost() {
        GitWriter writer = repo.writer();
        assertThat(writer.park(BRANCH, result, "wait")).isTrue();
        assertThat(writer.park(BRANCH, result, "wait")).isTrue();
        Oid sibling = repo.onTop(one, "results/summary.yaml", "other\n");
        assertThat(writer.park(BRANCH, sibling, "wait")).isFalse();
        Oid next = repo.onTop(result, "results/summary.yaml", "next\n");
        assertThat(writer.park(BRANCH, next, "wait")).isTrue();
        assertThat(repo.id(WAITING)).isEqualTo(next);
        repo.git("update-ref", BRANCH, sibling.hex());
        assertThat(writer.retry(BRANCH, "retry").orElseThrow().kind()).isEqualTo(Kind.STALE);
        assertThat(repo.id(WAITING)).isEqualTo(next);
        repo.git("update-ref", BRANCH, next.hex());
        assertThat(writer.retry(BRANCH, "retry").orElseThrow().kind()).isEqualTo(Kind.MOVED);
        assertThat(repo.git("for-each-ref", "refs/paribus")).isEmpty();
    }

    @Test
    void a_checked_out_branch_is_not_deleted() {
        repo.git("switch", "-q", "exp/x");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> repo.writer().delete(BRANCH, one, "drop"))
                .isInstanceOf(dev.paribus.problem.Failure.class);
        assertThat(repo.id("exp/x")).isEqualTo(one);
    }

    /** As git leaves it when the disk is full once it has written the files, and has no room for the index. */
    private void half(String... more) throws Exception {
        repo.git("switch", "-q", "exp/x");
        Path folder = Files.createDirectories(repo.root.resolve(".git/paribus"));
        var lines = new ArrayList<>(List.of(repo.root.toRealPath().toString(), one.hex(), result.hex()));
        lines.addAll(List.of(more));
        Files.write(folder.resolve("forward.note"), NulStream.join(lines));
    }

    @Test
    void a_fast_forward_that_came_to_a_stop_over_the_files_is_made_whole() throws Exception {
        result = repo.onTop(repo.onTop(one, "model.py", "22\n"), "results/summary.yaml", "r\n");
        half();
        repo.write("model.py", "2");
        repo.write("results/summary.yaml", "");
        assertThat(repo.tryGit("merge", "-q", "--ff-only", result.hex()).ok()).isFalse();
        assertThat(place().kind()).isEqualTo(Kind.FAST_FORWARDED);
        assertThat(repo.status()).isEmpty();
        assertThat(repo.read("model.py")).isEqualTo("22\n");
        assertThat(repo.root.resolve(".git/paribus/forward.note")).doesNotExist();
    }

    @Test
    void what_somebody_edited_is_not_put_back() throws Exception {
        result = repo.onTop(one, "model.py", "22\n");
        half("model.py");
        repo.write("model.py", "2");
        assertThat(place().kind()).isEqualTo(Kind.PENDING);
        assertThat(repo.read("model.py")).isEqualTo("2");
        repo.write("model.py", "mine\n");
        half();
        assertThat(repo.writer().retry(BRANCH, "retry").orElseThrow().kind()).isEqualTo(Kind.PENDING);
        assertThat(repo.read("model.py")).isEqualTo("mine\n");
        assertThat(repo.root.resolve(".git/paribus/forward.note")).doesNotExist();
    }
}
