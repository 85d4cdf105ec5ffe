package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where one seed may support, it borrows the noise of all that can be compared, and whose it is stands in the plan. */
class OneSeedNoiseTest {
    /** A baseline and two tries of three seeds each, the second one discarded, and a plan of one seed. */
    private static final RepoTemplate PLANNED = new RepoTemplate(folder -> {
        Ground ground = Ground.initialised(folder);
        TestRepo repo = ground.repo;
        repo.write("paribus.yaml", repo.read("paribus.yaml") + "policy: {one-seed: equal-noise}\n");
        repo.commit("one seed may support");
        repo.paribus("run").ok();
        ground.attempt("wider", "lr=0.12");
        ground.attempt("slower", "wd=0.09");
        repo.paribus("discard", "slower", "--because", "worse").ok();
        ground.register("single", "lr=0.2", "--seeds", "1");
        return repo;
    });

    @TempDir
    Path temporary;

    private TestRepo repo;

    private String at(String revision, String path) {
        return repo.git("show", revision + ":" + path);
    }

    private String codes(String... words) {
        var all = new java.util.ArrayList<>(List.of("check", "--text"));
        all.addAll(List.of(words));
        return repo.paribus(all.toArray(new String[0])).out();
    }

    private static double number(String text, String key) {
        Matcher found = Pattern.compile("\\b" + key + ": ([0-9.e-]+)").matcher(text);
        assertThat(found.find()).as("%s in %s", key, text).isTrue();
        return Double.parseDouble(found.group(1));
    }

    @Test
    void the_pool_is_frozen_with_the_plan_and_comes_out_again() {
        repo = PLANNED.copyTo(temporary);
        String plan = at("exp/single", "experiment.yaml");
        String base = repo.read("experiment.yaml").replaceAll("(?s).*\nname: (\\S+).*", "$1");
        for (String lender : List.of(base, "wider", "slower")) {
            String commit = repo.git("rev-parse", "exp/" + lender);
            assertThat(plan)
                    .containsPattern("name: " + lender + ", commit: \"?" + commit + "\"?, metric: acc, n: 3, sd: ");
        }
        // The review of the plan sees what the plan will be judged by.
        assertThat(repo.paribus("review", "single").ok().out()).contains("assuming that all have the same noise");

        // What comes later changes nothing.
        repo.paribus("try", "wd=0.01", "--because", "less", "--name", "later").ok();
        repo.paribus("run", "single").ok();
        String result = at("exp/single", "results/summary.yaml");
        assertThat(result).contains("assumes the noise pooled over 3 experiments", "verdict: supported");
        assertThat(number(result, "df")).isEqualTo(6);
        double squares = 0;
        for (String line :
                plan.lines().filter(one -> one.contains("metric: acc")).toList()) {
            squares += 2 * Math.pow(number(line, "sd"), 2);
        }
        assertThat(number(result, "se")).isCloseTo(Math.sqrt(squares / 6 * (1 + 1 / 3.0)), within());
        assertThat(repo.paribus("show", "single", "--text").ok().out())
                .contains("one seed against the pooled noise, 6 degrees of freedom");
        assertThat(codes("single")).doesNotContain("[results-");

        // A list that lends less noise than was measured is found, also by those who rewrote everything else.
        repo.git("switch", "-q", "exp/single");
        repo.write("experiment.yaml", plan.replaceFirst("n: 3, sd: 0\\.00", "n: 3, sd: 0.0000"));
        repo.commit("a quieter past");
        assertThat(codes("single")).contains("[results-edited]").contains("noise of acc from");
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.api.Assertions.within(1e-10);
    }

    @Test
    void without_the_policy_and_for_more_seeds_nothing_is_borrowed() {
        repo = PLANNED.copyTo(temporary);
        repo.paribus("new", "lr=0.3", "--because", "more", "--seeds", "1,2", "--name", "two")
                .ok();
        repo.paribus("new", "lr=0.4", "--exploratory", "--seeds", "1", "--name", "glance")
                .ok();
        repo.write("paribus.yaml", repo.read("paribus.yaml").replace("equal-noise", "refute-only"));
        repo.commit("one seed may refute");
        repo.paribus("new", "lr=0.5", "--because", "more", "--seeds", "1", "--name", "refuting")
                .ok();
        for (String name : List.of("two", "glance", "refuting")) {
            assertThat(at("exp/" + name, "experiment.yaml")).as(name).doesNotContain("noise:");
        }
    }
}
