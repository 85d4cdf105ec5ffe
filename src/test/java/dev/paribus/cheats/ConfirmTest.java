package dev.paribus.cheats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The best of several, measured again on fresh seeds; and what cannot be bent about it. */
class ConfirmTest {
    /** A champion with five seeds, three exploratory tries of one seed each, and the confirmation of the best. */
    private static final RepoTemplate CONFIRMED = new RepoTemplate(folder -> {
        TestRepo repo = tried(folder);
        repo.paribus("confirm", "one-two", "one-three", "one-four").ok();
        return repo;
    });

    @TempDir
    Path temporary;

    private TestRepo repo;

    private static TestRepo tried(Path folder) {
        Scene scene = Scene.champion(folder);
        scene.repo
                .paribus("run", scene.champion(), "--seeds", "+2", "--because", "five to confirm against")
                .ok();
        String[][] tries = {{"one-two", "lr=0.12"}, {"one-three", "lr=0.13"}, {"one-four", "lr=0.14"}};
        for (String[] one : tries) {
            scene.repo
                    .paribus("try", one[1], "--exploratory", "--seeds", "1", "--name", one[0])
                    .ok();
        }
        return scene.repo;
    }

    private List<String> codes(String... words) {
        var all = new java.util.ArrayList<>(List.of("check"));
        all.addAll(List.of(words));
        return repo.paribus(all.toArray(new String[0])).lines().stream()
                .skip(1)
                .map(line -> line.split("\t")[2])
                .filter(code -> !code.equals("labelled"))
                .toList();
    }

    private String confirmation() {
        return repo.git("for-each-ref", "--format=%(refname:lstrip=3) %(contents:subject)", "refs/heads/exp/")
                .lines()
                .filter(line -> line.contains(", supported"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void where_the_trunk_is_protected_the_decision_names_the_confirmation_and_a_merge_adopts_it() {
        repo = CONFIRMED.copyTo(temporary);
        String confirmation = confirmation();
        repo.write("paribus.yaml", repo.read("paribus.yaml") + "policy: {keep: pr}\n");
        repo.commit("the trunk is protected");
        String trunk = repo.git("rev-parse", "main");

        assertThat(repo.paribus("keep", "one-four", "--because", "confirmed", "--text")
                        .ok()
                        .out())
                .contains("one-four");
        assertThat(repo.git("rev-parse", "main")).isEqualTo(trunk);
        assertThat(at("exp/one-four", "results/decision.yaml")).contains("confirmed: " + confirmation);
        assertThat(codes("--all")).isEmpty();

        repo.git("merge", "-q", "--no-ff", "-m", "Merge pull request #7", "exp/one-four");
        assertThat(repo.paribus("status", "--json").ok().out()).contains("\"champion\": \"one-four\"");
        // The values of the confirmation stand for it, as if the tool had merged.
        assertThat(repo.paribus("noise", "--json").ok().out()).contains("\"from\": \"" + confirmation + "\"");
        assertThat(codes("--all")).isEmpty();
    }

    @Test
    void each_confirmation_takes_seeds_of_its_own_and_what_is_doubtful_is_said_before() {
        repo = CONFIRMED.copyTo(temporary);
        assertThat(repo.paribus("confirm", "one-four", "--dry-run", "--text")
                        .ok()
                        .out())
                .contains("seeds: [7, 8, 9, 10, 11]", "against velvet-boiler: 1 was tried so far, this would be try 2");
        var few = repo.paribus("confirm", "one-four", "--seeds", "+3", "--dry-run", "--text")
                .ok();
        assertThat(few.out()).contains("seeds: [7, 8, 9]");
        assertThat(few.err()).contains("[few-seeds]").doesNotContain("[was-refuted]");
        repo.paribus("try", "lr=0.01", "--because", "it raises acc since steps are small", "--name", "tiny-steps")
                .ok();
        assertThat(repo.paribus("confirm", "tiny-steps", "--dry-run").ok().err())
                .contains("[was-refuted]")
                .doesNotContain("[few-seeds]");
    }

    @Test
    void a_champion_with_a_seed_that_failed_is_no_side_of_a_confirmation() {
        repo = tried(temporary);
        String champion = repo.read("experiment.yaml").replaceAll("(?s).*\nname: (\\S+).*", "$1");
        repo.executable("../broken/awk", "#!/bin/sh\nexit 1\n");
        repo.paribusIn(
                        repo.dir(),
                        java.util.Map.of(
                                "PATH",
                                repo.path("../broken") + ":" + repo.env().get("PATH")),
                        List.of("run", champion, "--seeds", "+1", "--because", "six to confirm against"))
                .exits(1);
        assertThat(repo.paribus("confirm", "one-four").exits(3).err())
                .contains("[champion-few-seeds]", "has not all of its 6 seeds", "--again --because");
    }

    private String at(String revision, String path) {
        return repo.git("show", revision + ":" + path);
    }

    @Test
    void the_best_is_confirmed_and_kept_and_its_fresh_values_stand_for_it() {
        repo = CONFIRMED.copyTo(temporary);
        String confirmation = confirmation();
        String record = at("exp/" + confirmation, "experiment.yaml");
        assertThat(record)
                .contains("of: one-four", "kind: replication", "seeds: [2, 3, 4, 5, 6]", "best of 3 that were");
        assertThat(at("exp/" + confirmation, "results/summary.yaml")).contains("    k: 1\n", "n: 5", "parent_n: 5");
        assertThat(codes("--all")).isEmpty();

        repo.paribus("keep", "one-four", "--because", "confirmed").ok();
        assertThat(repo.git("rev-list", "--parents", "-n", "1", "main").split(" "))
                .hasSize(4);
        assertThat(repo.git("rev-parse", "main^3")).isEqualTo(repo.git("rev-parse", "exp/" + confirmation));
        assertThat(at("main", "results/decision.yaml")).contains("confirmed: " + confirmation);
        assertThat(repo.paribus("log", "--text").out()).contains("[confirmed by " + confirmation);
        assertThat(codes("--all")).isEmpty();

        repo.git("branch", "-q", "-D", "exp/" + confirmation);
        repo.paribus("try", "wd=0.01", "--because", "it raises acc since it decays less", "--name", "after-all")
                .ok();
        assertThat(at("exp/after-all", "results/summary.yaml"))
                .contains("parent: {name: " + confirmation, "method: paired", "seeds: [2, 3, 4, 5, 6]");
        assertThat(codes("--all")).isEmpty();
    }

    @Test
    void confirmations_count_among_themselves_and_tries_without_them() {
        repo = CONFIRMED.copyTo(temporary);
        repo.paribus("confirm", "one-three", "--seeds", "11..15").ok();
        String second = repo.git("for-each-ref", "--sort=-committerdate", "--count=1", "--format=%(refname)");
        assertThat(at(second, "results/summary.yaml")).contains("    k: 2\n", "name: " + confirmation());
        repo.paribus("try", "lr=0.2", "--because", "it raises acc since steps are small", "--name", "calm-brook")
                .ok();
        assertThat(at("exp/calm-brook", "results/summary.yaml")).contains("    k: 1\n");
        assertThat(codes("--all")).isEmpty();
    }

    @Test
    void an_idea_in_code_is_confirmed_against_what_its_own_change_began_at() {
        repo = tried(temporary);
        repo.write("model.sh", "bonus=0.01\n");
        repo.paribus("try", "--kind", "heuristic", "--exploratory", "--seeds", "1", "--name", "bonus-idea")
                .ok();
        repo.git("switch", "-q", "main");
        repo.paribus("confirm", "bonus-idea").ok();
        assertThat(codes("--all")).isEmpty();
        repo.paribus("keep", "bonus-idea", "--because", "confirmed").ok();
        assertThat(repo.read("model.sh")).contains("0.01");
        assertThat(codes("--all")).isEmpty();
    }

    @Test
    void a_confirmation_with_another_plan_is_found() {
        repo = CONFIRMED.copyTo(temporary);
        repo.paribus("new", "lr=0.2", "--because", "it raises acc since steps are small", "--name", "amber-otter")
                .ok();
        repo.paribus("run", "amber-otter").ok();
        repo.paribus("confirm", "amber-otter").ok();
        String name = repo.git("for-each-ref", "--sort=-committerdate", "--count=1", "--format=%(refname:lstrip=2)");
        String registration = repo.git("rev-list", "--first-parent", "-n", "1", "--skip=1", name);
        repo.git("switch", "-q", "--detach", registration);
        found("acc > parent", "acc > parent - 0.5", "replication-differs");
        found("seeds: [6", "seeds: [3", "replication-seeds");
        found("of: amber-otter", "of: one-two", "base-other");
        repo.write("params.yaml", repo.read("params.yaml").replace("lr: 0.2", "lr: 0.4"));
        assertThat(codes()).contains("change-undeclared");
    }

    private void found(String text, String other, String code) {
        String record = repo.read("experiment.yaml");
        assertThat(record).contains(text);
        repo.write("experiment.yaml", record.replace(text, other));
        assertThat(codes()).contains(code);
        repo.write("experiment.yaml", record);
        assertThat(codes()).doesNotContain(code);
    }

    @Test
    void what_is_not_confirmed_is_not_kept() {
        repo = CONFIRMED.copyTo(temporary);
        repo.paribus("keep", "one-three", "--because", "nearly as good").exits(1);
        repo.git("switch", "-q", "exp/one-four");
        repo.write("model.sh", "bonus=1\n");
        repo.commit("more, after all");
        repo.git("switch", "-q", "main");
        repo.paribus("keep", "one-four", "--because", "confirmed").exits(1);
    }
}
