package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many values of one parameter are many tries, and the best of them was lucky. */
class SweepTest {
    @TempDir
    Path temporary;

    private static String k(Ground ground, String name) {
        return ground.repo
                .git("show", "exp/" + name + ":results/summary.yaml")
                .lines()
                .filter(line -> line.strip().startsWith("k: "))
                .map(String::strip)
                .reduce("", (before, last) -> last);
    }

    private static List<String> names(Ran ran) {
        return ran.out()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();
    }

    @Test
    void each_member_counts_all_of_them_and_a_later_try_counts_them_too() {
        Ground ground = Ground.measured(temporary);
        ground.attempt("amber-otter", "wd=0.02");

        Ran ran = ground.repo
                .paribus(
                        "sweep", "lr=0.2,0.3,0.4", "--success", "acc > parent", "--because", "steps are small", "--run")
                .ok();

        assertThat(names(ran)).hasSize(3).allSatisfy(name -> {
            assertThat(k(ground, name)).as(name).isEqualTo("k: 4");
            ground.repo.paribus("check", name).ok();
        });
        ground.attempt("slate-heron", "lr=0.5");
        assertThat(k(ground, "slate-heron")).isEqualTo("k: 5");
        ground.assertTidy();
    }

    @Test
    void values_that_were_only_looked_at_count_for_what_is_claimed_later() {
        Ground ground = Ground.measured(temporary);
        Ran ran = ground.repo
                .paribus("sweep", "lr=0.2,0.3,0.4", "--seeds", "1", "--run")
                .ok();
        assertThat(names(ran))
                .hasSize(3)
                .allSatisfy(name -> assertThat(ground.entry(name))
                        .extracting("labels")
                        .asString()
                        .contains("exploratory"));

        ground.attempt("slate-heron", "lr=0.45");

        assertThat(k(ground, "slate-heron")).isEqualTo("k: 4");
    }

    /** A member that is not measured yet, and one that this clone does not know, are tries all the same. */
    @Test
    void the_number_stands_in_the_record() {
        Ground ground = Ground.measured(temporary);
        Ran ran = ground.repo
                .paribus("sweep", "lr=0.2,0.3,0.4", "--success", "acc > parent", "--because", "steps are small")
                .ok();
        List<String> names = names(ran);
        assertThat(ground.repo.git("show", "exp/" + names.get(2) + ":experiment.yaml"))
                .contains("family: 3 values of lr from " + names.get(0) + " on");
        ground.repo.git("update-ref", "-d", "refs/heads/exp/" + names.get(0));

        ground.repo.paribus("run", names.get(1)).ok();

        assertThat(k(ground, names.get(1))).isEqualTo("k: 3");
    }

    @Test
    void all_are_registered_or_none() {
        Ground ground = Ground.measured(temporary);
        String before = ground.repo.git("for-each-ref");

        Ran ran = ground.repo
                .paribus("sweep", "lr=0.2,0.3", "--success", "acc > parent", "--because", "is it better?")
                .exits(2);
        assertThat(ran.err()).contains("Setting lr to 0.2", "Setting lr to 0.3", "[hypothesis-question]");
        ground.repo.paribus("sweep", "lr=0.2,high,0.3", "wd=1").exits(2);
        ground.repo.paribus("sweep", "nothing=1,2").exits(2);
        ground.repo.paribus("sweep", "lr=0.2,0.3", "--dry-run").ok();

        assertThat(ground.repo.git("for-each-ref")).isEqualTo(before);
        ground.assertTidy();
    }

    @Test
    void they_run_side_by_side_and_the_best_is_named_with_the_command_that_confirms_it() {
        Ground ground = Ground.measured(temporary);

        Ran ran = ground.repo
                .paribus("sweep", "lr=0.05..0.3..0.05", "--run", "--jobs", "2", "--text")
                .ok();

        assertThat(ran.out())
                .contains("Registered 5 experiments", "left out: 0.1, which", "exploratory: not evidence")
                .contains("lr 0.3: acc ", "next: paribus confirm ");
        ground.assertTidy();
    }
}
