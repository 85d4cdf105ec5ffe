package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap B9: a commit is put on a branch that somebody has checked out, perhaps in the middle of a rebase. */
class CheckedOutBranchTest {
    @TempDir
    Path temporary;

    private Ground ground;

    /** {@code amber-otter} is registered and checked out; seed 1 does {@code meanwhile} in the user's checkout. */
    private void checkedOut(String meanwhile) {
        ground = new Ground(temporary);
        String during =
                "if [ $PARIBUS_SEED = 1 ] && [ $PARIBUS_EXPERIMENT = amber-otter ]; then (cd '%s' && %s) >&2; fi\n"
                        .formatted(ground.repo.dir(), meanwhile);
        ground.repo.write("train.sh", Ground.TRAIN + (meanwhile.isEmpty() ? "" : during));
        ground.repo.commit("a training script");
        ground.init();
        ground.repo.paribus("run").ok();
        ground.register("amber-otter", "lr=0.2");
        ground.repo.git("switch", "-q", "exp/amber-otter");
    }

    @Test
    void update_ref_on_a_branch_that_is_checked_out_lets_the_next_commit_delete_the_results() {
        checkedOut("");
        ground.repo.sh("""
                export GIT_INDEX_FILE=.git/other-index
                git read-tree HEAD
                blob=$(echo 'acc: 0.9' | git hash-object -w --stdin)
                git update-index --add --cacheinfo 100644,$blob,results/summary.yaml
                commit=$(git commit-tree -p HEAD -m results $(git write-tree))
                git update-ref refs/heads/exp/amber-otter $commit
                rm .git/other-index
                """).ok();
        assertThat(ground.repo.git("status", "--porcelain")).isEqualTo("D  results/summary.yaml");
        ground.repo.write("README.md", "# Mine\n").git("commit", "-q", "-am", "a word on it");
        assertThat(ground.repo.tryGit("show", "HEAD:results/summary.yaml").exit())
                .isNotZero();
    }

    @Test
    void a_result_reaches_the_checkout_that_has_the_branch() {
        checkedOut("");
        ground.repo.paribus("run").ok();
        assertThat(ground.repo.path("results/summary.yaml")).isRegularFile();
        ground.assertTidy();
        ground.repo.write("README.md", "# Mine\n").git("commit", "-q", "-am", "a word on it");
        assertThat(ground.repo.git("show", "HEAD:results/summary.yaml")).contains("amber-otter");
    }

    @Test
    void edits_that_were_made_and_staged_during_the_run_survive_the_result() {
        checkedOut(
                "echo staged > notes.txt && git add notes.txt && echo edited >> README.md && echo loose > scratch.txt");
        ground.repo.paribus("run").ok();
        assertThat(ground.repo.git("status", "--porcelain").lines())
                .containsExactlyInAnyOrder("A  notes.txt", " M README.md", "?? scratch.txt");
        assertThat(ground.repo.git("show", "HEAD:results/summary.yaml")).contains("amber-otter");
        assertThat(ground.repo.read("notes.txt")).isEqualTo("staged\n");
        assertThat(ground.repo.git("stash", "list")).isEmpty();
    }

    @Test
    void a_ref_that_moves_during_a_rebase_breaks_its_end() {
        checkedOut("");
        startRebase();
        ground.repo
                .sh(
                        "git update-ref refs/heads/exp/amber-otter $(git commit-tree -p exp/amber-otter -m results exp/amber-otter^{tree})")
                .ok();
        assertThat(ground.repo.tryGit("rebase", "--continue").exit()).isNotZero();
    }

    private void startRebase() {
        assertThat(ground.repo
                        .tryGit("rebase", "--exec", "test -e go-on", "HEAD~1")
                        .exit())
                .isNotZero();
        assertThat(ground.repo.tryGit("symbolic-ref", "-q", "HEAD").exit()).isNotZero();
    }

    @Test
    void a_result_waits_until_the_rebase_is_over_and_the_next_writing_command_delivers_it() {
        checkedOut("! git rebase --exec 'test -e go-on' HEAD~1");
        String tip = ground.repo.head();
        Ran run = ground.repo.paribus("run", "amber-otter", "--json").ok();
        assertThat(run.out()).contains("\"pending\": \"").contains("rebase");
        assertThat(ground.repo.git("rev-parse", "exp/amber-otter")).isEqualTo(tip);
        assertThat(ground.repo.git("rev-parse", "refs/paribus/pending/heads/exp/amber-otter^"))
                .isEqualTo(tip);
        assertThat(ground.repo.git("status", "--porcelain")).isEmpty();

        ground.repo.write(".git/info/exclude", "go-on\n").write("go-on", "");
        ground.repo.git("-c", "core.editor=true", "rebase", "--continue");
        assertThat(ground.repo.git("branch", "--show-current")).isEqualTo("exp/amber-otter");

        assertThat(ground.repo.paribus("run", "amber-otter").ok().err()).contains("exp/amber-otter");
        assertThat(ground.standing("amber-otter")).isEqualTo("measured; measured; supported");
        assertThat(ground.repo.path("results/summary.yaml")).isRegularFile();
        assertThat(ground.repo.git("for-each-ref", "refs/paribus/pending")).isEmpty();
        ground.assertTidy();
    }

    @Test
    void a_review_reaches_a_dirty_checkout_elsewhere_or_waits_and_says_so() throws IOException {
        checkedOut("");
        ground.repo.paribus("run").ok();
        ground.repo.git("switch", "-q", "main");
        Path elsewhere = temporary.resolve("elsewhere");
        ground.repo.git("worktree", "add", "-q", elsewhere.toString(), "exp/amber-otter");
        Files.writeString(elsewhere.resolve("model.sh"), "# edited\n");
        String[] doubt = {"review", "amber-otter", "--downgrade", "--because", "too few", "--text"};

        assertThat(ground.repo.paribus(doubt).ok().out()).doesNotContain("not on its branch");
        Path reviews = elsewhere.resolve("results/review.yaml");
        assertThat(reviews).content().contains("too few");
        assertThat(elsewhere.resolve("model.sh")).hasContent("# edited");

        // Somebody edits the very file there.
        Files.writeString(reviews, Files.readString(reviews) + "# mine\n");
        String tip = ground.repo.git("rev-parse", "exp/amber-otter");
        assertThat(ground.repo.paribus(doubt).ok().out())
                .contains("not on its branch yet: ", "the next writing command puts it there");
        assertThat(ground.repo.git("rev-parse", "exp/amber-otter")).isEqualTo(tip);
        assertThat(reviews).content().endsWith("# mine\n");
        assertThat(ground.repo.paribus("status", "--json").ok().out()).contains("\"pending\": [\"exp/amber-otter\"]");

        ground.repo.git("-C", elsewhere.toString(), "checkout", "-q", "--", "results/review.yaml");
        ground.repo.paribus("note", "amber-otter", "later").ok();
        assertThat(ground.repo
                        .git("show", "exp/amber-otter:results/review.yaml")
                        .split("too few", -1))
                .hasSize(3);
        assertThat(ground.repo.git("for-each-ref", "refs/paribus/pending")).isEmpty();
        assertThat(elsewhere.resolve("results/notes.yaml")).content().contains("later");
    }

    @Test
    void keep_moves_a_trunk_that_is_checked_out_dirty_and_leaves_the_edits_alone() {
        checkedOut("");
        ground.repo.paribus("run").ok();
        ground.repo.git("switch", "-q", "main");
        ground.repo.write("README.md", "# Mine\n").write("scratch.txt", "loose\n");
        ground.keep("amber-otter");
        assertThat(ground.repo.git("status", "--porcelain").lines())
                .containsExactlyInAnyOrder(" M README.md", "?? scratch.txt");
        assertThat(ground.baseline()).isEqualTo("amber-otter");
        assertThat(ground.repo.read("README.md")).isEqualTo("# Mine\n");
    }
}
