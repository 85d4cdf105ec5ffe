package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.RepoState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traps C16 and C17: when trunk has moved, by ancestry, by tree, or to another champion. */
class TrunkMovedTest {
    @TempDir
    Path temporary;

    private Ground ground;

    private void measured() {
        ground = Ground.measured(temporary);
    }

    @Test
    void by_ancestry_a_word_in_the_readme_moves_trunk() {
        measured();
        ground.attempt("amber-otter", "lr=0.2");
        ground.repo.write("README.md", "# A better project\n").commit("docs: a word");
        assertThat(ground.repo
                        .tryGit("merge-base", "--is-ancestor", "main", "exp/amber-otter")
                        .exit())
                .isEqualTo(1);
        assertThat(ground.repo.tryGit("merge", "--ff-only", "exp/amber-otter").exit())
                .isNotZero();
    }

    @Test
    void a_readme_and_an_idea_on_trunk_do_not_block_keep_and_the_merged_tree_is_what_was_measured_with_them() {
        measured();
        ground.attempt("amber-otter", "lr=0.2");
        ground.repo.write("README.md", "# A better project\n").write("ideas/warm-up.yaml", "idea: warm-up\n");
        ground.repo.commit("docs: a word, and an idea");
        ground.keep("amber-otter");
        assertThat(ground.repo
                        .git("diff", "--name-only", "exp/amber-otter", "main")
                        .lines())
                .containsExactly("README.md", "ideas/warm-up.yaml");
        assertThat(ground.repo.git("log", "-1", "--format=%P", "main").split(" "))
                .containsExactly(
                        ground.repo.git("rev-parse", "main^1"), ground.repo.git("rev-parse", "exp/amber-otter"));
        assertThat(ground.standing("amber-otter")).isEqualTo("kept; champion; supported");
        ground.assertTidy();
    }

    @Test
    void code_on_trunk_blocks_keep() {
        measured();
        ground.attempt("amber-otter", "lr=0.2");
        ground.repo.write("model.sh", Ground.BETTER_MODEL).commit("model: better");
        RepoState before = ground.repo.state();
        Ran refused = ground.repo
                .paribus("keep", "amber-otter", "--because", "better")
                .exits(3);
        assertThat(refused.err()).contains("trunk-moved").contains("model.sh");
        assertThat(ground.repo.state()).isEqualTo(before);
    }

    @Test
    void the_merge_commit_of_the_parent_itself_does_not_block_its_child() {
        measured();
        ground.attempt("amber-otter", "lr=0.2");
        ground.attempt("quick-heron", "wd=0.01", "--from", "amber-otter");
        ground.keep("amber-otter");
        assertThat(ground.repo
                        .tryGit("merge-base", "--is-ancestor", "main", "exp/quick-heron")
                        .exit())
                .isEqualTo(1);
        ground.keep("quick-heron");
        assertThat(ground.repo.git("show", "main:params.yaml"))
                .contains("lr: 0.2")
                .contains("wd: 0.01");
        assertThat(ground.standing("amber-otter")).startsWith("kept; kept;");
        assertThat(ground.standing("quick-heron")).startsWith("kept; champion;");
    }

    @Test
    void a_child_of_a_squashed_parent_conflicts_in_a_plain_merge_and_is_kept_all_the_same() {
        measured();
        ground.attempt("amber-otter", "lr=0.2");
        ground.attempt("quick-heron", "lr=0.3", "--from", "amber-otter");
        ground.repo.git("merge", "-q", "--squash", "exp/amber-otter");
        ground.repo.git("commit", "-q", "-m", "Raise the rate (#12)");

        assertThat(ground.repo.tryGit("merge", "--no-edit", "exp/quick-heron").exit())
                .isEqualTo(1);
        assertThat(ground.repo.git("diff", "--name-only", "--diff-filter=U").lines())
                .contains("results/summary.yaml");
        ground.repo.git("merge", "--abort");

        ground.keep("quick-heron");
        assertThat(ground.repo.git("diff", "--name-only", "exp/quick-heron", "main"))
                .isEmpty();
        assertThat(ground.standing("quick-heron")).startsWith("kept; champion;");
        ground.assertTidy();
    }

    @Test
    void an_experiment_of_another_project_on_trunk_does_not_block_keep() {
        ground = new Ground(temporary);
        for (String project : new String[] {"one", "two"}) {
            ground.repo.write(project + "/train.sh", Ground.TRAIN).write(project + "/model.sh", Ground.MODEL);
            ground.repo.write(project + "/params.yaml", Ground.PARAMS);
        }
        ground.repo.sh("rm train.sh model.sh params.yaml").ok();
        ground.repo.commit("two projects");
        for (String project : new String[] {"one", "two"}) {
            Path folder = ground.repo.path(project);
            ground.repo
                    .paribusIn(folder, "init", "--metric", "acc:maximize", "--seeds", "1..3")
                    .ok();
            ground.repo.paribusIn(folder, "run").ok();
        }
        for (String project : new String[] {"one", "two"}) {
            ground.repo
                    .paribusIn(
                            ground.repo.path(project), "try", "lr=0.2", "--because", "faster", "--name", "amber-otter")
                    .ok();
        }
        for (String project : new String[] {"one", "two"}) {
            ground.repo
                    .paribusIn(ground.repo.path(project), "keep", "amber-otter", "--because", "better")
                    .ok();
        }
        assertThat(ground.repo.git("show", "main:one/params.yaml")).contains("lr: 0.2");
        assertThat(ground.repo.git("show", "main:two/params.yaml")).contains("lr: 0.2");
        assertThat(ground.repo.git("diff", "--name-only", "exp-two/amber-otter", "main", "--", "two"))
                .isEmpty();
        ground.assertTidy();
    }

    @Test
    void a_plain_merge_of_a_discarded_experiments_child_brings_both_changes_to_trunk() {
        measured();
        discardedParentAndChild();
        ground.repo.git("merge", "-q", "--no-edit", "exp/quick-heron");
        assertThat(ground.repo.read("params.yaml")).contains("wd: 0.09").contains("lr: 0.2");
    }

    private void discardedParentAndChild() {
        ground.attempt("amber-otter", "wd=0.09");
        ground.repo
                .paribus("discard", "amber-otter", "--because", "worse on every seed")
                .ok();
        ground.attempt("quick-heron", "lr=0.2", "--from", "amber-otter");
        assertThat(ground.standing("quick-heron")).endsWith("supported");
    }

    @Test
    void keep_refuses_the_child_of_a_discarded_parent_and_names_the_line_that_measures_the_change_on_the_champion() {
        measured();
        String champion = ground.baseline();
        discardedParentAndChild();
        RepoState before = ground.repo.state();
        Ran refused = ground.repo
                .paribus("keep", "quick-heron", "--because", "better")
                .exits(3);
        assertThat(refused.err())
                .contains("parent-not-champion")
                .contains("amber-otter")
                .contains(champion)
                .contains("paribus try lr=0.2 --because ");
        assertThat(ground.repo.state()).isEqualTo(before);

        ground.attempt("brave-finch", "lr=0.2");
        ground.keep("brave-finch");
        assertThat(ground.repo.read("params.yaml")).contains("wd: 0.05").contains("lr: 0.2");
    }

    @Test
    void the_ancestors_are_kept_in_their_order_or_not_at_all() {
        measured();
        ground.attempt("amber-otter", "lr=0.2");
        ground.attempt("quick-heron", "lr=0.3", "--from", "amber-otter");
        Ran refused = ground.repo
                .paribus("keep", "quick-heron", "--because", "better")
                .exits(3);
        assertThat(refused.err()).contains("parent-not-champion");
        ground.keep("amber-otter");
        ground.keep("quick-heron");
        assertThat(ground.repo.read("params.yaml")).contains("lr: 0.3");
    }
}
