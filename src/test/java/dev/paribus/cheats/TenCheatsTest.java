package dev.paribus.cheats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.format.SummaryFile;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten ways to a better result than was measured. Git takes each without a word; {@code check} names it. */
class TenCheatsTest {
    @TempDir
    Path temporary;

    private Scene scene;

    private void commit(String message) {
        scene.repo.git("add", "-A");
        scene.repo.git("commit", "-q", "--no-verify", "-m", message);
        scene.gitAcceptsIt();
    }

    private Summary summary() {
        return SummaryFile.read(
                        "results/summary.yaml",
                        scene.repo.read("results/summary.yaml").getBytes(StandardCharsets.UTF_8))
                .orThrow();
    }

    @Test
    void criteria_edited_after_the_results() {
        scene = Scene.measured(temporary);
        scene.isClean(Scene.NAME, "proven");
        scene.edit("experiment.yaml", "acc > parent", "acc > parent + 0.05");
        commit("criteria as they were always meant");
        scene.refuses(Scene.NAME, "plan-edited");
        assertThat(scene.registration(Scene.NAME)).isEqualTo("violated");
        assertThat(scene.text("check", Scene.NAME)).last().isEqualTo("registration: violated");
    }

    @Test
    void criteria_edited_after_the_results_and_put_back() {
        scene = Scene.measured(temporary);
        scene.edit("experiment.yaml", "acc > parent", "acc > parent + 0.05");
        commit("try another criterion");
        scene.edit("experiment.yaml", "acc > parent + 0.05", "acc > parent");
        commit("as it was");
        assertThat(scene.codes(Scene.NAME)).containsExactly("plan-put-back");
        assertThat(scene.registration(Scene.NAME)).isEqualTo("proven");
    }

    @Test
    void hypothesis_seeds_and_guard_edited_after_the_results() {
        scene = Scene.measured(temporary);
        for (String edit : List.of(
                "s/steps are small/it always did/",
                "s/^seeds: .*/seeds: [1, 2]/",
                "$ a guard: [acc > 0]",
                "$ a exploratory: true")) {
            scene.repo.child(List.of("sed", "-i", edit, "experiment.yaml")).ok();
            commit("edit");
            assertThat(scene.codes(Scene.NAME)).as(edit).contains("plan-edited");
            scene.repo.git("reset", "-q", "--hard", "HEAD~1");
        }
    }

    @Test
    void a_number_edited_by_hand() {
        scene = Scene.measured(temporary);
        String value = summary().seeds().get(0).values().get("acc").text();
        scene.edit("results/summary.yaml", value, "0.999999");
        commit("a typo in the summary");
        scene.refuses(Scene.NAME, "results-edited");
    }

    @Test
    void a_number_edited_by_hand_in_every_file_still_does_not_make_the_verdict() {
        scene = Scene.measured(temporary);
        String value = summary().seeds().get(0).values().get("acc").text();
        scene.edit("results/summary.yaml", value, "0.999999");
        scene.edit("results/seed-1/metrics.jsonl", value, "0.999999");
        commit("a typo in the results");
        scene.refuses(Scene.NAME, "results-edited");
    }

    @Test
    void a_verdict_edited_by_hand() {
        scene = Scene.champion(temporary);
        scene.repo
                .paribus("try", "epochs=4", "--because", "it raises acc since steps are small", "--name", Scene.NAME)
                .ok();
        scene.repo.git("switch", "-q", Scene.BRANCH);
        String verdict = String.valueOf(summary().verdict().word());
        assertThat(verdict).isNotEqualTo("supported");
        scene.edit("results/summary.yaml", "verdict: " + verdict, "verdict: supported");
        commit("clearly supported");
        scene.refuses(Scene.NAME, "results-edited");
    }

    @Test
    void a_seed_dropped() {
        scene = Scene.measured(temporary);
        Summary all = summary();
        List<SeedResult> two = all.seeds().subList(0, 2);
        var less = new Summary(
                all.name(),
                all.state(),
                all.verdict(),
                all.reason(),
                all.metrics(),
                all.looks(),
                null,
                two,
                all.outputs());
        scene.repo.write("results/summary.yaml", SummaryFile.write(less));
        scene.repo.git("rm", "-rq", "results/seed-3");
        commit("tidy up");
        scene.refuses(Scene.NAME, "seed-dropped");
        assertThat(scene.codes(Scene.NAME)).contains("results-rewritten");
    }

    @Test
    void the_registration_rebased_behind_the_results() {
        scene = Scene.measured(temporary);
        scene.repo.sh("""
                set -e
                plan=$(git rev-parse HEAD~1); result=$(git rev-parse HEAD)
                git reset -q --hard HEAD~2
                git checkout -q $result -- results
                git commit -q -C $result
                git checkout -q $plan -- experiment.yaml params.yaml
                git commit -q -C $plan
                """).ok();
        scene.gitAcceptsIt();
        scene.refuses(Scene.NAME, "registration-after-results");
        assertThat(scene.registration(Scene.NAME)).isEqualTo("violated");
    }

    @Test
    void the_registration_amended_under_the_results() {
        scene = Scene.measured(temporary);
        scene.repo.sh("""
                set -e
                plan=$(git rev-parse HEAD~1); result=$(git rev-parse HEAD)
                git reset -q --hard $plan
                sed -i 's/acc > parent/acc > parent + 0.05/' experiment.yaml
                git commit -q -a --amend -C $plan
                git cherry-pick $result
                """).ok();
        scene.gitAcceptsIt();
        scene.refuses(Scene.NAME, "registration-amended");
        assertThat(scene.codes(Scene.NAME)).doesNotContain("results-other-record", "plan-edited");
    }

    @Test
    void the_branch_squashed() {
        scene = Scene.measured(temporary);
        scene.repo.git("tag", "-f", "kept-for-the-test", "HEAD~2");
        scene.repo.git("reset", "-q", "--soft", "HEAD~2");
        commit("amber-otter: everything at once");
        assertThat(scene.codes(Scene.NAME)).containsExactly("registration-squashed");
        assertThat(scene.registration(Scene.NAME)).isEqualTo("not provable here");
        assertThat(scene.text("check", Scene.NAME)).last().isEqualTo("registration: not provable here");
        assertThat(scene.text("keep", Scene.NAME, "--because", "better on every seed"))
                .contains("  registration: not provable here; why: paribus check amber-otter");
    }

    @Test
    void the_record_of_another_experiment_copied() {
        scene = Scene.measured(temporary);
        scene.repo.git("switch", "-q", "-c", "exp/bold-heron");
        scene.gitAcceptsIt();
        scene.refuses("bold-heron", "record-copied");
        scene.isClean(Scene.NAME, "proven");

        scene.edit("experiment.yaml", "name: amber-otter", "name: bold-heron");
        commit("bold-heron: mine");
        scene.refuses("bold-heron", "results-other-experiment");

        scene.edit("results/summary.yaml", "name: amber-otter", "name: bold-heron");
        commit("bold-heron: results");
        scene.refuses("bold-heron", "registration-missing");
    }

    @Test
    void the_parent_swapped() {
        scene = Scene.measured(temporary);
        scene.edit("experiment.yaml", "parent: " + scene.champion(), "parent: weak-heron");
        commit("the right parent");
        scene.refuses(Scene.NAME, "parent-swapped");
        assertThat(scene.codes(Scene.NAME)).contains("parent-unknown");
    }

    @Test
    void a_protected_file_touched() {
        scene = Scene.registered(temporary);
        scene.repo.write("eval.sh", "echo the judge is kind\n");
        commit("a kinder judge");
        scene.refuses(Scene.NAME, "protected-path");
    }

    @Test
    void a_hidden_second_change_through_a_merge() {
        scene = Scene.champion(temporary);
        scene.repo.git("switch", "-q", "-c", "side");
        scene.repo.write("more.sh", "bonus=0.3\n");
        commit("another idea");
        scene.repo.git("switch", "-q", "main");
        scene.repo.write("model.sh", "bonus=0.2\nif [ -f more.sh ]; then . ./more.sh; fi\n");
        scene.idea("new").ok();
        scene.repo.git("merge", "-q", "--no-edit", "side");
        scene.gitAcceptsIt();
        scene.refuses(Scene.NAME, "merged-change");
        assertThat(scene.codes()).containsExactly("merged-change");
        scene.repo.git("revert", "--no-edit", "-m", "1", "HEAD");
        assertThat(scene.codes(Scene.NAME)).isEmpty();
        scene.repo.git("reset", "-q", "--hard", "HEAD~1");
        scene.repo.paribus("run", Scene.NAME).exits(1);

        scene.repo.git("reset", "-q", "--hard", "HEAD~1");
        scene.repo.paribus("run", Scene.NAME).ok();
        scene.repo.git("merge", "-q", "--no-edit", "side");
        scene.refuses(Scene.NAME, "merged-change");
    }

    @Test
    void a_hidden_second_change_through_a_merge_into_a_branch_of_ones_own() {
        scene = idea();
        scene.repo.git("switch", "-q", "-c", "side", "main");
        scene.repo.write("more.sh", "bonus=0.3\n");
        commit("another idea");
        scene.repo.git("switch", "-q", "-c", "mine", Scene.BRANCH);
        scene.repo.git("merge", "-q", "--no-edit", "side");
        scene.repo.git("switch", "-q", Scene.BRANCH);
        scene.repo.write("notes.md", "a note\n");
        commit("a note");
        scene.repo.git("merge", "-q", "--no-edit", "mine");
        scene.gitAcceptsIt();
        scene.refuses(Scene.NAME, "merged-change");
    }

    @Test
    void a_change_of_trunk_that_came_after_the_base_through_a_merge() {
        scene = idea();
        scene.repo.git("switch", "-q", "main");
        scene.repo.write("more.sh", "bonus=0.3\n");
        commit("another idea");
        scene.repo.git("switch", "-q", Scene.BRANCH);
        scene.repo.git("merge", "-q", "--no-edit", "main");
        scene.gitAcceptsIt();
        scene.refuses(Scene.NAME, "merged-change");
    }

    @Test
    void a_merge_that_only_comments_parameters_brings_no_change() {
        scene = Scene.registered(temporary);
        scene.repo.git("switch", "-q", "main");
        scene.edit("params.yaml", "epochs: 3", "# as the paper has it\nepochs: 3");
        commit("say where it is from");
        scene.repo.git("switch", "-q", Scene.BRANCH);
        scene.repo.git("merge", "-q", "--no-edit", "main");
        assertThat(scene.codes()).isEmpty();

        scene.repo.git("switch", "-q", "main");
        scene.edit("params.yaml", "epochs: 3", "epochs: 4");
        commit("longer");
        scene.repo.git("switch", "-q", Scene.BRANCH);
        scene.repo.git("merge", "-q", "--no-edit", "main");
        assertThat(scene.codes()).contains("merged-change");
    }

    private Scene idea() {
        Scene champion = Scene.champion(temporary);
        champion.repo.write("model.sh", "bonus=0.2\n");
        champion.repo
                .paribus(
                        "new",
                        "--kind",
                        "heuristic",
                        "--because",
                        "it raises acc since it sees more",
                        "--name",
                        Scene.NAME)
                .ok();
        return champion;
    }

    @Test
    void the_declared_change_renamed() {
        scene = Scene.measured(temporary);
        scene.edit("experiment.yaml", "what: lr", "what: epochs");
        commit("a better name");
        scene.refuses(Scene.NAME, "change-renamed");
    }
}
