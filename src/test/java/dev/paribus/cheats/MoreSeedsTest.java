package dev.paribus.cheats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds that are added to a plan: the first look stays, and what is edited of it afterwards is found. */
class MoreSeedsTest {
    private static final String AMENDMENTS = "results/amendments.yaml";

    @TempDir
    Path temporary;

    private Scene scene;

    private void more(String name, String seeds) {
        scene.repo
                .paribus("run", name, "--seeds", seeds, "--because", "cannot tell yet")
                .ok();
    }

    private String summary(String name) {
        return scene.repo.git("show", "exp/" + name + ":results/summary.yaml");
    }

    @Test
    void a_second_look_uses_all_values_and_counts_one_more() {
        scene = Scene.measured(temporary);
        String first = summary(Scene.NAME).replaceFirst("(?s).*\n  - look: 1\n(.*?)\n(seeds|smoke):.*", "$1");
        more(Scene.NAME, "+4..6");
        String now = summary(Scene.NAME);
        assertThat(now).contains(first, "  - look: 2\n", "seeds: [1, 2, 3, 4, 5, 6]\n    k: 2\n", "n: 6");
        scene.isClean(Scene.NAME, "proven");
        scene.repo
                .paribus("keep", Scene.NAME, "--because", "better on six seeds")
                .ok();
        assertThat(scene.codes("--all")).isEmpty();
        assertThat(scene.repo.read(AMENDMENTS)).contains("seeds: [4, 5, 6]");
    }

    @Test
    void seeds_that_were_added_and_did_not_run_keep_it_from_being_kept() {
        scene = Scene.measured(temporary);
        scene.repo.write(AMENDMENTS, "paribus: 1\namendments:\n  - {look: 2, seeds: [7], because: few}\n");
        scene.repo.commit("one seed more");
        scene.isClean(Scene.NAME, "proven");
        scene.repo.paribus("keep", Scene.NAME, "--because", "better").exits(3);
        assertThat(scene.repo.paribus("run", Scene.NAME).ok().out()).contains("\t4\t");
        scene.isClean(Scene.NAME, "proven");
    }

    @Test
    void added_seeds_without_pairs_are_compared_by_the_means_and_with_pairs_by_pairs() {
        scene = Scene.champion(temporary);
        more(scene.champion(), "+4..5");
        scene.repo
                .paribus("try", "lr=0.2", "--because", "it raises acc since steps are small", "--name", Scene.NAME)
                .ok();
        assertThat(summary(Scene.NAME)).contains("    pairing: paired\n", "method: paired");
        more(Scene.NAME, "+2");
        assertThat(summary(Scene.NAME)).contains("seeds: [1, 2, 3, 4, 5, 6, 7]", "    pairing: independent\n");
        assertThat(scene.codes("--all")).isEmpty();
    }

    @Test
    void a_baseline_with_more_seeds_is_what_its_children_are_compared_with() {
        scene = Scene.champion(temporary);
        String champion = scene.champion();
        more(champion, "+3");
        assertThat(scene.repo.git("rev-parse", "main")).isEqualTo(scene.repo.git("rev-parse", "exp/" + champion));
        scene.repo
                .paribus("try", "lr=0.2", "--because", "it raises acc since steps are small", "--name", Scene.NAME)
                .ok();
        assertThat(summary(Scene.NAME)).contains("seeds: [1, 2, 3, 4, 5, 6]", "parent_n: 6", "method: paired");
        assertThat(scene.codes("--all")).isEmpty();
    }

    @Test
    void an_amendment_that_is_edited_later_is_found() {
        scene = Scene.measured(temporary);
        more(Scene.NAME, "+2");
        String right = scene.repo.read(AMENDMENTS);
        scene.repo.write(AMENDMENTS, right.replace("cannot tell yet", "better so"));
        scene.repo.commit("a word");
        scene.refuses(Scene.NAME, "results-rewritten");
        scene.repo.write(AMENDMENTS, right.replace("look: 2", "look: 3"));
        scene.repo.commit("a digit");
        scene.refuses(Scene.NAME, "results-rewritten");
        scene.repo.git("rm", "-q", AMENDMENTS);
        scene.repo.commit("none");
        scene.refuses(Scene.NAME, "seed-unplanned");
    }
}
