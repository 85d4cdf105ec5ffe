package dev.paribus.cheats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Further ways in which plan and results come to stand together, each told by a code of its own. */
class OtherStoriesTest {
    @TempDir
    Path temporary;

    private Scene scene;

    private void commit(String message) {
        scene.repo.git("add", "-A");
        scene.repo.git("commit", "-q", "--no-verify", "-m", message);
        scene.gitAcceptsIt();
    }

    @Test
    void results_that_were_cherry_picked_onto_a_registration_of_their_own() {
        scene = Scene.measured(temporary);
        scene.repo.git("branch", "-q", "side", Scene.BRANCH);
        scene.repo.sh("""
                set -e
                plan=$(git rev-parse HEAD~1); result=$(git rev-parse HEAD)
                git reset -q --hard $plan
                git commit -q --amend -m 'a registration of its own'
                git cherry-pick $result
                """).ok();
        scene.gitAcceptsIt();
        assertThat(scene.codes(Scene.NAME)).containsExactly("results-cherry-picked");
        assertThat(scene.registration(Scene.NAME)).isEqualTo("not provable here");
        scene.repo.git("branch", "-q", "-D", "side");
        assertThat(scene.codes(Scene.NAME)).containsExactly("history-rewritten");
    }

    @Test
    void results_that_nobody_ran() {
        scene = Scene.measured(temporary);
        scene.repo
                .child(java.util.List.of("sed", "-i", "/^    ran:/,/^      stage:/d", "results/summary.yaml"))
                .ok();
        commit("numbers of my own");
        assertThat(scene.codes(Scene.NAME)).contains("registration-missing");
        assertThat(scene.registration(Scene.NAME)).isEqualTo("violated");
    }

    @Test
    void results_that_name_no_commit_at_all() {
        scene = Scene.measured(temporary);
        for (String id : java.util.List.of("main", "f".repeat(40), "nothing")) {
            scene.repo
                    .child(java.util.List.of(
                            "sed", "-i", "s/^      commit: .*/      commit: " + id + "/", "results/summary.yaml"))
                    .ok();
            commit("ran at " + id);
            assertThat(scene.codes(Scene.NAME)).as(id).contains("history-rewritten");
        }
    }

    @Test
    void one_commit_of_code_and_results() {
        scene = Scene.measured(temporary);
        scene.repo.write("notes.sh", "echo\n");
        scene.repo.write("results/seed-1/log.txt", "nothing to see\n");
        commit("tidy up");
        scene.refuses(Scene.NAME, "commit-mixed");
    }

    @Test
    void a_trailer_that_says_otherwise_than_the_files() {
        scene = Scene.measured(temporary);
        String message = scene.repo.git("log", "-1", "--format=%B");
        assertThat(message).contains("Experiment-Verdict: ");
        scene.repo.git(
                "commit",
                "-q",
                "--amend",
                "-m",
                message.replaceAll("Experiment-Verdict: \\w+", "Experiment-Verdict: void"));
        scene.gitAcceptsIt();
        assertThat(scene.codes(Scene.NAME)).containsExactly("trailers-differ");
        scene.repo.git("commit", "-q", "--amend", "-m", message.replaceAll("acc 0\\.\\d+", "acc 0.999"));
        assertThat(scene.codes(Scene.NAME)).containsExactly("trailers-differ");
        scene.repo.git("commit", "-q", "--amend", "-m", "no trailers at all");
        scene.isClean(Scene.NAME, "proven");
    }

    @Test
    void a_second_branch_in_other_letter_case() {
        scene = Scene.measured(temporary);
        scene.repo.git("update-ref", "refs/heads/exp/Amber-Otter", Scene.BRANCH);
        scene.gitAcceptsIt();
        scene.refuses(Scene.NAME, "branch-case");
        scene.repo.git("update-ref", "-d", "refs/heads/" + Scene.BRANCH);
        scene.repo.git("symbolic-ref", "HEAD", "refs/heads/exp/Amber-Otter");
        assertThat(scene.codes()).contains("name-and-branch");
    }

    @Test
    void seeds_that_were_added_with_and_without_an_amendment_before_their_runs() {
        scene = Scene.measured(temporary);
        scene.repo.write("results/amendments.yaml", """
                paribus: 1
                amendments:
                  - {look: 2, seeds: [9], because: "too few"}
                """);
        commit("amber-otter: seed 9 added");
        assertThat(scene.codes(Scene.NAME)).isEmpty();
        String before = scene.repo.head();
        addSeedNine();
        commit("amber-otter: seed 9");
        assertThat(scene.codes(Scene.NAME)).doesNotContain("seed-dropped", "seed-unplanned", "amendment-late");

        scene.repo.git("reset", "-q", "--hard", before + "~1");
        addSeedNine();
        commit("amber-otter: seed 9");
        assertThat(scene.codes(Scene.NAME)).contains("seed-unplanned");
        scene.repo.git("checkout", "-q", before, "--", "results/amendments.yaml");
        commit("amber-otter: seed 9 was meant");
        assertThat(scene.codes(Scene.NAME)).contains("amendment-late").doesNotContain("seed-unplanned");
    }

    /** Repeats seed 3, the last one, as seed 9. */
    private void addSeedNine() {
        scene.repo
                .child(java.util.List.of("cp", "-r", "results/seed-3", "results/seed-9"))
                .ok();
        String summary = scene.repo.read("results/summary.yaml");
        String three = summary.substring(summary.indexOf("  - seed: 3"));
        scene.repo.write(
                "results/summary.yaml",
                summary + three.replace("seed: 3", "seed: 9").replaceAll("token: \\w{4}", "token: a1b2"));
    }

    @Test
    void a_parent_whose_results_are_not_here_is_no_violation() {
        scene = Scene.measured(temporary);
        String parent = scene.repo
                .read("results/summary.yaml")
                .replaceFirst("(?s).*parent: \\{[^}]*commit: \"?([0-9a-f]{40}).*", "$1");
        assertThat(parent).as(scene.repo.read("results/summary.yaml")).hasSize(40);
        scene.edit("results/summary.yaml", parent, "f".repeat(40));
        commit("another parent's commit");
        assertThat(scene.codes(Scene.NAME)).contains("results-not-provable").doesNotContain("results-edited");
    }

    @Test
    void the_projects_aim_edited_while_results_stand() {
        scene = Scene.champion(temporary);
        scene.edit("paribus.yaml", "protect: [eval.sh]", "protect: [eval.sh]\nlaunch: [acc >= 0.9]");
        commit("aim high");
        scene.edit("paribus.yaml", "acc >= 0.9", "acc >= 0.5");
        commit("aim lower");
        assertThat(scene.codes("--all")).containsExactly("goal-edited", "goal-edited");
        assertThat(scene.codes("HEAD~1..HEAD")).containsExactly("goal-edited");
        Ran text = scene.repo.paribus("check", "--all").ok();
        assertThat(text.out()).contains("'acc >= 0.5', was 'acc >= 0.9'").contains(scene.champion() + ": acc 0.5");
        scene.edit("paribus.yaml", "protect: [eval.sh]", "protect: [eval.sh, data.csv]");
        commit("protect more");
        assertThat(scene.codes("HEAD~1..HEAD")).isEmpty();
    }
}
