package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap C18: ancestry says what was merged, not what was adopted, and a tip's trailers are gone with one amend. */
class StateOfTipsTest {
    @TempDir
    Path temporary;

    private Ground ground;
    private String baseline;

    @BeforeEach
    void a_measured_experiment() {
        ground = Ground.measured(temporary);
        baseline = ground.baseline();
        ground.attempt("amber-otter", "lr=0.2");
    }

    private String merged() {
        return ground.repo.git("branch", "--merged", "main", "--format=%(refname:short)");
    }

    private void squash() {
        ground.repo.git("merge", "-q", "--squash", "exp/amber-otter");
        ground.repo.git("commit", "-q", "-m", "Raise the rate (#12)\n\nCo-authored-by: Bo <bo@example.org>");
    }

    @Test
    void by_ancestry_a_squashed_experiment_is_not_merged_and_its_message_knows_nothing() {
        squash();
        assertThat(merged()).doesNotContain("amber-otter");
        assertThat(ground.repo.git("log", "-1", "--format=%(trailers)"))
                .isEqualTo("Co-authored-by: Bo <bo@example.org>\n");
    }

    @Test
    void a_squashed_experiment_is_adopted_and_the_champion_also_when_its_branch_is_gone() {
        squash();
        assertThat(ground.standing("amber-otter")).isEqualTo("measured; champion; supported");
        assertThat(ground.standing(baseline)).isEqualTo("measured; adopted; null");
        ground.repo.git("branch", "-q", "-D", "exp/amber-otter");
        assertThat(ground.standing("amber-otter")).isEqualTo("measured; champion; supported");
        assertThat(ground.repo
                        .paribus("new", "lr=0.3", "--because", "faster", "--name", "quick-heron")
                        .ok()
                        .out())
                .isEqualTo("quick-heron\n");
        assertThat(ground.entry("quick-heron")).containsEntry("parent", "amber-otter");
    }

    @Test
    void by_ancestry_a_reverted_experiment_is_merged_for_ever() {
        ground.repo.git("merge", "-q", "--no-ff", "--no-edit", "exp/amber-otter");
        ground.repo.git("revert", "--no-edit", "-m", "1", "HEAD");
        assertThat(merged()).contains("amber-otter");
        assertThat(ground.repo.git("merge", "exp/amber-otter")).isEqualTo("Already up to date.");
    }

    @Test
    void a_reverted_keep_makes_the_older_record_champion_again_and_can_be_kept_again() {
        ground.keep("amber-otter");
        ground.repo.git("revert", "--no-edit", "-m", "1", "HEAD");
        assertThat(ground.standing("amber-otter")).isEqualTo("kept; kept, reverted; supported");
        assertThat(ground.standing(baseline)).isEqualTo("measured; champion; null");
        ground.repo
                .paribus("new", "wd=0.01", "--because", "less of it", "--name", "quick-heron")
                .ok();
        assertThat(ground.entry("quick-heron")).containsEntry("parent", baseline);

        ground.keep("amber-otter");
        assertThat(ground.standing("amber-otter")).isEqualTo("kept; champion; supported");
        assertThat(ground.repo.git("show", "main:params.yaml")).contains("lr: 0.2");
        ground.assertTidy();
    }

    @Test
    void by_ancestry_a_discarded_parent_is_merged_with_its_child() {
        discarded();
        ground.attempt("quick-heron", "wd=0.01", "--from", "amber-otter");
        ground.repo.git("merge", "-q", "--no-edit", "exp/quick-heron");
        assertThat(merged()).contains("exp/amber-otter");
    }

    private void discarded() {
        ground.repo
                .paribus("discard", "amber-otter", "--because", "too slow to train")
                .ok();
    }

    @Test
    void a_discarded_parent_stays_discarded_whatever_merges_its_child() {
        discarded();
        ground.attempt("quick-heron", "wd=0.01", "--from", "amber-otter");
        ground.repo.git("merge", "-q", "--no-ff", "--no-edit", "exp/quick-heron");
        assertThat(ground.standing("amber-otter")).isEqualTo("discarded; discarded; supported");
        assertThat(ground.entry("amber-otter")).containsEntry("adopted", false);
        assertThat(ground.standing("quick-heron")).startsWith("measured; champion;");
    }

    @Test
    void an_amended_message_leaves_no_trailers_and_the_state_is_read_from_the_files() {
        Map<String, Object> before = ground.entry("amber-otter");
        ground.repo.git("switch", "-q", "exp/amber-otter");
        ground.repo.git("commit", "-q", "--amend", "-m", "results");
        assertThat(ground.repo.git("log", "-1", "--format=%(trailers)")).isEmpty();
        Map<String, Object> after = ground.entry("amber-otter");
        for (String key : new String[] {"state", "standing", "verdict", "parent", "kind", "change", "hypothesis"}) {
            assertThat(after).as(key).containsEntry(key, before.get(key));
        }
        assertThat(after.get("metrics")).asString().contains("0.6");
        ground.repo.git("switch", "-q", "main");
        ground.keep("amber-otter");
        assertThat(ground.standing("amber-otter")).isEqualTo("kept; champion; supported");
    }

    @Test
    void an_amended_decision_is_still_the_decision() {
        discarded();
        ground.repo.git("switch", "-q", "exp/amber-otter");
        ground.repo.git("commit", "-q", "--amend", "-m", "enough of it");
        assertThat(ground.standing("amber-otter")).isEqualTo("discarded; discarded; supported");
        assertThat(ground.entry("amber-otter")).containsEntry("decision", "too slow to train");
    }

    @Test
    void a_commit_of_the_users_on_top_of_the_results_hides_nothing() {
        Map<String, Object> before = ground.entry("amber-otter");
        ground.repo.git("switch", "-q", "exp/amber-otter");
        ground.repo.write("README.md", "# A better project\n").commit("docs: a word");
        Map<String, Object> after = ground.entry("amber-otter");
        for (String key : new String[] {"state", "standing", "verdict", "change", "metrics", "took"}) {
            assertThat(after).as(key).containsEntry(key, before.get(key));
        }
    }
}
