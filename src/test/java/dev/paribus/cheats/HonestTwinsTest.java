package dev.paribus.cheats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What honest people do beside an experiment, which looks a little like a cheat and must not be called one. */
class HonestTwinsTest {
    @TempDir
    Path temporary;

    private Scene scene;

    private void commit(String message) {
        scene.repo.git("add", "-A");
        scene.repo.git("commit", "-q", "-m", message);
    }

    private void run() {
        scene.repo.paribus("run", Scene.NAME).ok();
    }

    private void allIsClean() {
        assertThat(scene.codes("--all")).isEmpty();
        scene.isClean(Scene.NAME, "proven");
    }

    @Test
    void a_word_more_in_the_readme_on_trunk() {
        scene = Scene.measured(temporary);
        scene.repo.git("switch", "-q", "main");
        scene.repo.write("README.md", "more words\n");
        commit("more words");
        allIsClean();
        assertThat(scene.codes()).isEmpty();
    }

    @Test
    void the_registration_amended_before_it_was_run() {
        scene = Scene.registered(temporary);
        scene.repo
                .child(List.of("sed", "-i", "s/steps are small/steps are far too small/", "experiment.yaml"))
                .ok();
        scene.repo.git("commit", "-q", "-a", "--amend", "--no-edit");
        run();
        scene.isClean(Scene.NAME, "proven");
        scene.repo.git("commit", "-q", "--amend", "-m", "a message of my own, without trailers");
        scene.isClean(Scene.NAME, "proven");
    }

    @Test
    void a_mended_plan_that_is_committed_before_the_run() {
        scene = Scene.registered(temporary);
        scene.edit("experiment.yaml", "acc > parent", "acc > parent + 0.01");
        commit("a stricter criterion");
        run();
        scene.isClean(Scene.NAME, "proven");
    }

    @Test
    void another_value_that_is_committed_before_the_run() {
        scene = Scene.registered(temporary);
        scene.edit("params.yaml", "lr: 0.2", "lr: 0.3");
        commit("a larger rate");
        run();
        scene.isClean(Scene.NAME, "proven");
        assertThat(message()).contains("Experiment-Change: lr: 0.1 -> 0.3");
    }

    @Test
    void another_value_that_is_amended_before_the_run() {
        scene = Scene.registered(temporary);
        scene.edit("params.yaml", "lr: 0.2", "lr: 0.3");
        scene.repo.git("commit", "-q", "-a", "--amend", "--no-edit");
        run();
        scene.isClean(Scene.NAME, "proven");
        assertThat(message()).contains("Experiment-Change: lr: 0.1 -> 0.3");
    }

    @Test
    void another_parameter_that_is_committed_before_the_run() {
        scene = Scene.registered(temporary);
        scene.edit("params.yaml", "lr: 0.2", "lr: 0.1");
        scene.edit("params.yaml", "wd: 0.05", "wd: 0.01");
        scene.edit("experiment.yaml", "what: lr", "what: wd");
        commit("the other one");
        assertThat(scene.codes(Scene.NAME)).isEmpty();
        run();
        scene.isClean(Scene.NAME, "proven");
        assertThat(message()).contains("Experiment-Change: wd: 0.05 -> 0.01");
    }

    @Test
    void another_idea_that_is_committed_before_the_run() {
        scene = Scene.champion(temporary);
        scene.repo.write("model.sh", "bonus=0.2\n");
        scene.repo
                .paribus(
                        "new",
                        "--kind",
                        "heuristic",
                        "--what",
                        "a bonus",
                        "--because",
                        "it raises acc since it sees more",
                        "--name",
                        Scene.NAME)
                .ok();
        scene.edit("experiment.yaml", "kind: heuristic", "kind: feature");
        scene.edit("experiment.yaml", "a bonus", "a bonus of seeing");
        commit("say it better");
        run();
        scene.isClean(Scene.NAME, "proven");
        assertThat(message()).contains("Experiment-Change: feature: a bonus of seeing");
    }

    private String message() {
        return scene.repo.git("log", "-1", "--format=%B", Scene.BRANCH);
    }

    @Test
    void a_remote_that_is_renamed_and_a_branch_that_only_it_has() {
        scene = Scene.measured(temporary);
        scene.repo.git("init", "-q", "--bare", temporary.resolve("origin.git").toString());
        scene.repo.git(
                "remote", "add", "origin", temporary.resolve("origin.git").toString());
        scene.repo.git("push", "-q", "origin", "main", Scene.BRANCH);
        scene.repo.git("fetch", "-q", "origin");
        scene.repo.git("remote", "rename", "origin", "upstream");
        allIsClean();
        scene.repo.git("switch", "-q", "main");
        scene.repo.git("branch", "-q", "-D", Scene.BRANCH);
        scene.isClean(Scene.NAME, "proven");
    }

    @Test
    void kept_and_merged_and_the_branch_deleted() {
        scene = Scene.measured(temporary);
        assertThat(scene.text("check", Scene.NAME)).noneMatch(line -> line.startsWith("registration:"));
        assertThat(scene.text("keep", Scene.NAME, "--because", "better on every seed"))
                .noneMatch(line -> line.contains("registration:"));
        allIsClean();
        assertThat(scene.codes()).isEmpty();
        scene.repo.git("branch", "-q", "-D", Scene.BRANCH);
        scene.isClean(Scene.NAME, "proven");
        assertThat(scene.codes()).isEmpty();
    }

    @Test
    void merged_by_a_pull_request() {
        scene = Scene.measured(temporary);
        scene.repo.git("switch", "-q", "main");
        scene.repo.write("README.md", "more words\n");
        commit("more words");
        scene.repo.git("merge", "-q", "--no-ff", "-m", "Merge pull request #1", Scene.BRANCH);
        allIsClean();
        assertThat(scene.codes()).isEmpty();
    }

    @Test
    void squashed_onto_trunk_by_a_button() {
        scene = Scene.measured(temporary);
        scene.repo.git("switch", "-q", "main");
        scene.repo.git("merge", "-q", "--squash", Scene.BRANCH);
        scene.repo.git("commit", "-q", "-m", "amber-otter (#1)");
        allIsClean();
        assertThat(scene.codes()).isEmpty();

        scene.repo.git("update-ref", "refs/archive/" + Scene.BRANCH, Scene.BRANCH);
        scene.repo.git("branch", "-q", "-D", Scene.BRANCH);
        assertThat(scene.codes()).isEmpty();
        scene.isClean(Scene.NAME, "proven");

        scene.repo.git("update-ref", "-d", "refs/archive/" + Scene.BRANCH);
        assertThat(scene.codes(Scene.NAME)).containsExactly("registration-squashed");
        scene.repo.paribus("check", Scene.NAME).ok();
        assertThat(scene.registration(Scene.NAME)).isEqualTo("not provable here");
    }

    @Test
    void the_branch_updated_from_trunk_before_and_after_the_run() {
        scene = Scene.registered(temporary);
        documents("first");
        run();
        scene.isClean(Scene.NAME, "proven");
        documents("second");
        scene.isClean(Scene.NAME, "proven");
    }

    @Test
    void work_of_ones_own_that_a_pull_joins() {
        scene = Scene.champion(temporary);
        scene.repo.write("model.sh", "bonus=0.2\n");
        scene.idea("new").ok();
        scene.repo.git("switch", "-q", "-c", "at-home");
        scene.repo.write("more.sh", "bonus=0.3\n");
        commit("a part of it");
        scene.repo.git("switch", "-q", Scene.BRANCH);
        scene.repo.write("model.sh", "bonus=0.2\nif [ -f more.sh ]; then . ./more.sh; fi\n");
        commit("the other part");
        scene.repo.git("merge", "-q", "--no-edit", "at-home");
        assertThat(scene.codes(Scene.NAME)).isEmpty();
        run();
        scene.isClean(Scene.NAME, "proven");
    }

    private void documents(String words) {
        scene.repo.git("switch", "-q", "main");
        scene.repo.write("README.md", words + "\n");
        commit(words);
        scene.repo.git("switch", "-q", Scene.BRANCH);
        scene.repo.git("merge", "-q", "--no-edit", "main");
    }

    @Test
    void discarded() {
        scene = Scene.measured(temporary);
        scene.repo.paribus("discard", Scene.NAME, "--because", "too dear").ok();
        allIsClean();
    }

    @Test
    void measured_again_with_a_reason() {
        scene = Scene.measured(temporary);
        scene.repo
                .paribus("run", Scene.NAME, "--again", "--because", "the node was hot")
                .ok();
        allIsClean();
    }

    @Test
    void resumed_after_a_seed_was_killed() {
        Path mark = temporary.resolve("mark");
        scene = Scene.of(
                temporary,
                Scene.usual()
                        + "if [ $PARIBUS_SEED = 2 ] && [ -e '%s' ]; then rm '%s'; kill -9 $$; fi\n"
                                .formatted(mark, mark));
        scene.repo.paribus("run").ok();
        scene.repo
                .paribus("new", "lr=0.2", "--because", "it raises acc since steps are small", "--name", Scene.NAME)
                .ok();
        try {
            Files.writeString(mark, "");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        scene.repo.paribus("run", Scene.NAME);
        assertThat(scene.repo.git("show", Scene.BRANCH + ":results/summary.yaml"))
                .contains("state: partial");
        assertThat(scene.codes(Scene.NAME)).isEmpty();
        run();
        assertThat(scene.repo.git("show", Scene.BRANCH + ":results/summary.yaml"))
                .contains("state: measured");
        allIsClean();
    }

    @Test
    void failed_then_mended_then_measured() {
        scene = Scene.champion(temporary);
        scene.repo.write("model.sh", "exit 3\n");
        scene.idea("try").exits(1);
        scene.repo.write("model.sh", "bonus=0.2\n");
        commit("mend the typo");
        scene.edit("experiment.yaml", "it sees more", "it sees far more");
        commit("say it better");
        assertThat(scene.codes(Scene.NAME)).isEmpty();
        run();
        allIsClean();
    }

    @Test
    void a_child_of_an_experiment_that_was_not_kept() {
        scene = Scene.measured(temporary);
        scene.repo
                .paribus(
                        "try",
                        "wd=0.01",
                        "--from",
                        Scene.NAME,
                        "--because",
                        "it raises acc since less decays",
                        "--name",
                        "bold-heron")
                .ok();
        allIsClean();
        scene.isClean("bold-heron", "proven");
    }

    @Test
    void a_whole_branch_rebased_where_a_pushed_copy_shows_the_order() {
        scene = Scene.measured(temporary);
        scene.repo.git("update-ref", "refs/remotes/origin/" + Scene.BRANCH, Scene.BRANCH);
        scene.repo.git("switch", "-q", "main");
        scene.repo.write("README.md", "more words\n");
        commit("more words");
        scene.repo.git("switch", "-q", Scene.BRANCH);
        scene.repo.git("rebase", "-q", "main");
        scene.isClean(Scene.NAME, "proven");
        scene.repo.git("update-ref", "-d", "refs/remotes/origin/" + Scene.BRANCH);
        assertThat(scene.codes(Scene.NAME)).containsExactly("history-rewritten");
        assertThat(scene.registration(Scene.NAME)).isEqualTo("not provable here");
    }
}
