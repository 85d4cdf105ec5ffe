package dev.paribus.cheats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kept champion on fresh seeds: its children are compared with these alone. */
class FreshTest {
    private static final RepoTemplate KEPT = new RepoTemplate(folder -> {
        Scene scene = Scene.measured(folder);
        scene.repo
                .paribus("keep", Scene.NAME, "--because", "better on every seed")
                .ok();
        return scene.repo;
    });

    @TempDir
    Path temporary;

    private TestRepo repo;

    private List<String> codes() {
        return repo.paribus("check", "--all").lines().stream()
                .skip(1)
                .map(line -> line.split("\t")[2])
                .toList();
    }

    private String summary(String name) {
        return repo.git("show", "exp/" + name + ":results/summary.yaml");
    }

    private String fresh() {
        return repo.paribus("noise", "--json").ok().out().replaceFirst("(?s).*\"from\": \"([^\"]*)\".*", "$1");
    }

    private void attempt(String name, String change) {
        repo.paribus("try", change, "--because", "it raises acc since it decays less", "--name", name)
                .ok();
    }

    @Test
    void children_take_the_fresh_seeds_and_are_compared_with_the_fresh_values() {
        repo = KEPT.copyTo(temporary);
        attempt("quiet-ridge", "wd=0.04");
        assertThat(repo.paribus("show", "quiet-ridge").out())
                .contains("the parent's record is a winner's: amber-otter");
        repo.paribus("noise", "--fresh").ok();
        String fresh = fresh();
        assertThat(summary(fresh)).contains("state: measured\n").doesNotContain("looks:", "verdict:");
        attempt("bold-robin", "wd=0.03");
        assertThat(summary("bold-robin"))
                .contains("parent: {name: " + fresh, "seeds: [4, 5, 6, 7, 8]", "method: paired", "    k: 2\n");
        assertThat(repo.paribus("show", "bold-robin").out()).doesNotContain("winner's");
        assertThat(codes()).isEmpty();

        assertThat(repo.paribus("noise", "--fresh").ok().err()).doesNotContain("running");
        assertThat(repo.paribus("status", "--text").out())
                .doesNotContain("winner's")
                .contains("bold-robin")
                .doesNotContain(fresh);
        repo.paribus("keep", fresh, "--because", "it is good").exits(3);
    }

    @Test
    void a_plan_that_is_paired_with_the_old_seeds_stays_with_them() {
        repo = KEPT.copyTo(temporary);
        repo.paribus("new", "wd=0.04", "--because", "it raises acc since it decays less", "--name", "mild-crane")
                .ok();
        repo.git("switch", "-q", "exp/mild-crane");
        repo.write("experiment.yaml", repo.read("experiment.yaml").replace("pairing: independent", "pairing: paired"));
        repo.commit("pairs");
        repo.git("switch", "-q", "main");
        repo.paribus("noise", "--fresh", "--seeds", "3").ok();
        repo.paribus("run", "mild-crane").ok();
        assertThat(summary("mild-crane")).contains("parent: {name: amber-otter", "method: paired");
        assertThat(codes()).isEmpty();
    }

    @Test
    void fresh_values_expire_when_the_environment_is_another_one() {
        repo = KEPT.copyTo(temporary);
        repo.paribus("noise", "--fresh").ok();
        String fresh = fresh();
        repo.write("requirements.txt", "torch==2\n");
        repo.commit("a lock file");
        assertThat(repo.paribus("noise", "--text").out()).contains("expired: the environment changed on trunk since");
        repo.paribus("noise", "--fresh").exits(3);
        repo.paribus("try", "--kind", "baseline", "--because", "the new lock file", "--name", "calm-brook")
                .ok();
        assertThat(fresh()).isEqualTo("calm-brook").isNotEqualTo(fresh);
    }

    @Test
    void what_is_run_again_writes_nothing_on_what_it_repeats() {
        repo = KEPT.copyTo(temporary);
        String before = repo.git("rev-parse", "exp/amber-otter");
        repo.paribus("repro", "amber-otter").ok();
        repo.paribus("repro", "amber-otter", "--seeds", "1").ok();
        assertThat(repo.git("rev-parse", "exp/amber-otter")).isEqualTo(before);
        assertThat(fresh()).isEqualTo("amber-otter");
        assertThat(repo.paribus("show", "amber-otter").out()).contains("bit for bit");
        assertThat(codes()).isEmpty();
    }
}
