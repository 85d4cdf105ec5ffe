package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traps C20 and C27: what a clone does not have looks like cheating, or like nothing at all. */
class ShallowCloneTest {
    @TempDir
    Path temporary;

    private Ground ground;
    private Path clone;

    @BeforeEach
    void a_measured_experiment() {
        ground = Ground.measured(temporary);
        ground.attempt("amber-otter", "lr=0.2");
        clone = temporary.resolve("clone");
    }

    private void cloned(String... options) {
        var words = new java.util.ArrayList<>(java.util.List.of("git", "clone", "-q"));
        words.addAll(java.util.List.of(options));
        words.addAll(java.util.List.of("file://" + ground.repo.dir(), clone.toString()));
        ground.repo.child(words).ok();
    }

    private Ran check(String... words) {
        var all = new java.util.ArrayList<>(java.util.List.of("check"));
        all.addAll(java.util.List.of(words));
        return ground.repo.paribusIn(clone, all.toArray(new String[0]));
    }

    private void git(String... words) {
        var all = new java.util.ArrayList<>(java.util.List.of("git", "-C", clone.toString()));
        all.addAll(java.util.List.of(words));
        ground.repo.child(all).ok();
    }

    @Test
    void a_depth_of_one_is_the_clones_fault_and_says_what_to_fetch() {
        cloned("--depth", "1", "--no-single-branch");
        Ran cut = check("amber-otter").exits(3);
        assertThat(cut.out())
                .contains("history-shallow")
                .contains("git fetch --unshallow")
                .contains("fetch-depth: 0");
        assertThat(check("amber-otter", "--json").out()).contains("\"registration\": \"not provable here\"");
        assertThat(ground.repo
                        .paribusIn(clone, "show", "amber-otter", "--json")
                        .ok()
                        .out())
                .contains("\"registration\": \"not provable here\"");
        git("fetch", "-q", "--unshallow");
        check("amber-otter").ok();
        assertThat(check("amber-otter", "--json").out()).contains("\"registration\": \"proven\"");
    }

    @Test
    void what_a_cut_history_says_of_a_tip_is_not_kept_for_the_whole_one() {
        ground.repo.git("switch", "-q", "exp/amber-otter");
        ground.repo.git("commit", "-q", "--allow-empty", "-m", "a word of our own, without trailers");
        ground.repo.git("switch", "-q", "main");
        cloned("--depth", "1", "--no-single-branch");
        assertThat(ground.repo.paribusIn(clone, "log").ok().out())
                .contains("amber-otter")
                .doesNotContain("lr: 0.1 -> 0.2");
        git("fetch", "-q", "--unshallow");
        assertThat(ground.repo.paribusIn(clone, "log").ok().out()).contains("lr: 0.1 -> 0.2");
    }

    @Test
    void a_clone_without_trunk_is_told_what_to_fetch() {
        cloned("--depth", "1", "--single-branch", "-b", "exp/amber-otter");
        assertThat(check("amber-otter").exits(3).err())
                .contains("[trunk-missing]", "git fetch origin main:refs/remotes/origin/main");
        git("fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main");
        check("amber-otter").exits(3);
    }

    @Test
    void a_parent_that_lies_behind_the_cut_is_not_called_unknown() {
        ground.repo.git("switch", "-q", "main");
        ground.repo.git("merge", "-q", "--squash", "exp/amber-otter");
        ground.repo.commit("a web button's squash");
        cloned("--depth", "1", "--single-branch", "-b", "main");
        Ran cut = check();
        assertThat(cut.toString()).contains("history-shallow").doesNotContain("parent-unknown");
        assertThat(cut.exit()).isNotEqualTo(1);
    }

    @Test
    void with_a_depth_that_holds_the_registration_the_order_is_shown_but_not_the_change() {
        ground.repo.git("switch", "-q", "main");
        ground.repo.write("README.md", "one\n").commit("one word");
        ground.repo.write("README.md", "two\n").commit("two words");
        cloned("--depth", "2", "--single-branch", "-b", "exp/amber-otter");
        git("fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main");
        assertThat(check("amber-otter").exits(3).out())
                .contains("history-shallow")
                .doesNotContain("squashed");
        git("fetch", "-q", "--deepen", "1");
        check("amber-otter").ok();
    }

    @Test
    void a_clone_without_local_branches_checks_those_of_its_remote() {
        cloned();
        assertThat(check("--all").ok().lines()).hasSize(1);
        check("amber-otter").ok();
        check("origin/exp/amber-otter").exits(3);
        check().ok();
    }

    @Test
    void a_clone_of_one_branch_has_no_trunk_of_its_own_and_checks_all_the_same() {
        cloned("--single-branch", "-b", "exp/amber-otter");
        git("fetch", "-q", "origin", "main:refs/remotes/origin/main");
        check("amber-otter").ok();
        check().ok();
        assertThat(check("amber-otter", "--json").out()).contains("\"registration\": \"proven\"");
    }

    @Test
    void a_stale_local_trunk_changes_no_finding() {
        cloned();
        ground.keep("amber-otter");
        git("fetch", "-q");
        assertThat(check("--all").ok().lines()).hasSize(1);
    }

    @Test
    void the_verdict_does_not_depend_on_which_siblings_this_clone_has() {
        ground.attempt("bold-heron", "lr=0.3");
        String recorded = ground.repo.git("show", "exp/bold-heron:results/summary.yaml");
        assertThat(recorded).contains("k: 2").contains("counted:").contains("name: amber-otter");
        cloned("--single-branch", "-b", "exp/bold-heron");
        git("fetch", "-q", "origin", "main:refs/remotes/origin/main");
        check("bold-heron").ok();
        ground.repo.git("branch", "-q", "-D", "exp/amber-otter");
        ground.repo.paribus("check", "bold-heron").ok();
        assertThat(ground.repo.git("show", "exp/bold-heron:results/summary.yaml"))
                .isEqualTo(recorded);
    }
}
