package dev.paribus.cheats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say of a result is only ever added to, and whose it is shows. */
class RemarksTest {
    private static final String ACCEPTED = """
            paribus: 1
            reviews:
              - review: accepted
                because: I ran it too
                by: Rita Reviewer <Rita@example.org>
                verdict: supported
                look: 1
            """;

    private static void commitAs(Scene scene, String person) {
        scene.repo.git("add", "-A");
        scene.repo.git("-c", "user.name=Rita", "-c", "user.email=" + person, "commit", "-q", "-m", "by hand");
    }

    @Test
    void a_note_is_a_commit_of_its_file_alone_and_the_state_stays(@TempDir Path temporary) {
        Scene scene = Scene.measured(temporary);
        scene.repo.write("scratch.txt", "mine");
        scene.repo.paribus("note", Scene.NAME, "short sentences\nonly").ok();
        assertThat(scene.repo.git("diff", "--name-only", "HEAD~1", "HEAD")).isEqualTo("results/notes.yaml");
        assertThat(scene.repo.read("results/notes.yaml"))
                .startsWith("paribus: 1\nnotes:\n  - note: short sentences only\n    by: ");
        assertThat(scene.repo.git("log", "-1", "--format=%B"))
                .startsWith("amber-otter: note, short sentences only\n\nExperiment: amber-otter\n")
                .contains("Experiment-State: measured", "Experiment-Verdict: supported");
        scene.repo.paribus("note", Scene.NAME, "and on Mondays").ok();
        assertThat(scene.repo.read("results/notes.yaml")).contains("only\n", "  - note: and on Mondays\n");
        scene.repo.paribus("check", Scene.NAME).ok();
        assertThat(scene.repo.read("scratch.txt")).isEqualTo("mine");
    }

    @Test
    void what_cannot_take_a_note_is_refused(@TempDir Path temporary) {
        Scene scene = Scene.registered(temporary);
        assertThat(scene.repo.paribus("note", Scene.NAME, "early").exits(3).err())
                .contains("[not-measured]", "paribus run amber-otter");
        assertThat(scene.repo.paribus("note", Scene.NAME).exits(2).err())
                .contains("[text-missing]", "paribus note amber-otter \"...\"");
        assertThat(scene.repo.git("log", "-1", "--format=%s")).doesNotContain("note");
    }

    @Test
    void a_changed_digit_of_an_entry_is_found(@TempDir Path temporary) {
        Scene scene = Scene.measured(temporary);
        scene.repo.paribus("note", Scene.NAME, "the gain is 0.1").ok();
        scene.repo.write(
                "results/notes.yaml", scene.repo.read("results/notes.yaml").replace("0.1", "0.2"));
        assertThat(scene.repo.paribus("check").exits(1).out()).contains("entry-rewritten");
        scene.repo.commit("prettier");
        assertThat(scene.repo.paribus("check", Scene.NAME).exits(1).out()).contains("entry-rewritten");
        scene.repo.git("rm", "-q", "results/notes.yaml");
        scene.repo.git("commit", "-q", "-m", "gone");
        assertThat(scene.repo.paribus("check", Scene.NAME).exits(1).out()).contains("entry-rewritten");
    }

    @Test
    void a_review_by_hand_is_as_good_as_its_commit_s_author(@TempDir Path temporary) {
        Scene scene = Scene.measured(temporary);
        scene.repo.write("results/review.yaml", ACCEPTED);
        commitAs(scene, "rita@example.org");
        scene.repo.paribus("check", Scene.NAME).ok();
        scene.repo.write("results/review.yaml", ACCEPTED.replace("look: 1", "look: 1 # yes"));
        assertThat(scene.repo.paribus("check").exits(1).out()).contains("entry-rewritten");
    }

    @Test
    void a_review_in_another_name_or_of_one_s_own_work_is_told(@TempDir Path temporary) {
        Scene scene = Scene.measured(temporary);
        String me = scene.repo.git("config", "user.name") + " <" + scene.repo.git("config", "user.email") + ">";
        scene.repo.write("results/review.yaml", ACCEPTED);
        scene.repo.commit("accepted, she said");
        Ran other = scene.repo.paribus("check", Scene.NAME).ok();
        assertThat(other.out()).contains("review-other", "review-own");
        String mine = ACCEPTED + "  - review: accepted\n    because: it is mine\n    by: " + me + "\n";
        scene.repo.write("results/review.yaml", mine);
        scene.repo.commit("mine");
        assertThat(scene.repo.paribus("check", Scene.NAME).ok().out()).contains("accepted an experiment that they");
        scene.repo.write("results/review.yaml", mine + "  - review: perhaps\n    because: x\n    by: y\n");
        scene.repo.commit("broken");
        assertThat(scene.repo.paribus("check", Scene.NAME).exits(1).out()).contains("perhaps");
    }

    private static Ran asRita(Scene scene, String... words) {
        return scene.repo.paribusIn(
                scene.repo.dir(),
                java.util.Map.of("GIT_AUTHOR_NAME", "Rita Reviewer", "GIT_AUTHOR_EMAIL", "rita@example.org"),
                java.util.List.of(words));
    }

    @Test
    void a_second_person_s_judgement_stands_beside_the_verdict_and_keep_asks(@TempDir Path temporary) {
        Scene scene = Scene.measured(temporary);
        assertThat(scene.repo
                        .paribus("review", Scene.NAME, "--accept", "--because", "mine")
                        .exits(1)
                        .err())
                .contains("[own-review]");
        assertThat(scene.repo
                        .paribus("review", Scene.NAME, "--downgrade")
                        .exits(2)
                        .err())
                .contains("paribus review amber-otter --downgrade --because");
        asRita(scene, "review", Scene.NAME, "--downgrade", "--because", "too few long sentences")
                .ok();
        assertThat(scene.repo.git("diff", "--name-only", "HEAD~1", "HEAD")).isEqualTo("results/review.yaml");
        assertThat(scene.repo.read("results/review.yaml")).isEqualTo("""
                paribus: 1
                reviews:
                  - review: downgraded
                    because: too few long sentences
                    by: Rita Reviewer <rita@example.org>
                    verdict: supported
                    look: 1
                """);
        assertThat(scene.repo.git("log", "-1", "--format=%B"))
                .startsWith("amber-otter: downgraded by Rita Reviewer, too few long sentences\n")
                .contains("Experiment-State: measured\n", "Experiment-Label: downgraded: too few long sentences\n");
        assertThat(scene.repo.paribus("log", "--text").ok().out()).contains("[downgraded: too few long sentences]");
        assertThat(scene.repo.paribus("show", Scene.NAME, "--text").ok().out())
                .contains("supported, downgraded by Rita Reviewer", "How it was judged");
        assertThat(scene.repo.paribus("review", Scene.NAME).ok().lines())
                .startsWith("<!-- paribus:review:amber-otter -->", "## amber-otter: supported")
                .contains("**Downgraded by Rita Reviewer**: too few long sentences");
        scene.repo.paribus("check", Scene.NAME).ok();
        assertThat(scene.repo
                        .paribus("keep", Scene.NAME, "--because", "better")
                        .exits(1)
                        .err())
                .contains("[downgraded]", "--although");
        asRita(scene, "review", Scene.NAME, "--accept", "--because", "seen them now")
                .ok();
        assertThat(scene.repo.git("log", "-1", "--format=%B")).doesNotContain("Experiment-Label");
        scene.repo.paribus("keep", Scene.NAME, "--because", "better").ok();
    }

    @Test
    void a_plan_is_shown_before_its_run_with_what_it_can_find_out(@TempDir Path temporary) {
        Scene scene = Scene.registered(temporary);
        assertThat(scene.repo.paribus("review").ok().out())
                .contains(
                        "## amber-otter: a plan, not measured yet",
                        "before any result",
                        "| success | `acc > parent` |",
                        "show a true gain of",
                        "for all seeds one after another");
    }
}
