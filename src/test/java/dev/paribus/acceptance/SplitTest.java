package dev.paribus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One experiment that changed several things becomes one for each. */
class SplitTest {
    @TempDir
    Path temp;

    private static String tangled(TestRepo repo) {
        String name = repo.paribus("new", "optimizer.lr=0.05", "--because", "it learns faster", "--seeds", "1..3")
                .ok()
                .out()
                .strip();
        repo.git("switch", "-q", "exp/" + name);
        Bench.edit(repo, "params.yaml", "epochs: 3", "epochs: 5   # longer");
        Bench.edit(repo, "params.yaml", "inputs: [a]", "inputs: [b, a]");
        Bench.edit(
                repo,
                "params.yaml",
                "model: {name: forest, trees: 100}",
                "model: {name: forest, trees: 100, depth: 4}");
        Bench.edit(repo, "train.sh", "#!/bin/sh", "#!/bin/sh\n# ties go to the majority");
        repo.write("requirements.txt", "sklearn\nnumpy\n");
        repo.commit("all at once");
        return name;
    }

    @Test
    void each_change_becomes_an_experiment_off_the_same_base_and_the_original_stays() {
        TestRepo repo = Bench.measured(temp);
        String name = tangled(repo);
        Ran check = repo.paribus("check");
        assertThat(check.out()).contains("two-changes", "paribus split " + name);
        String before = repo.git("rev-parse", "exp/" + name);
        String base = repo.git("rev-parse", "main");

        Ran dry = repo.paribus("split", "--dry-run").ok();
        assertThat(dry.out().lines()).hasSize(7);
        assertThat(repo.git("for-each-ref", "--format=%(refname)", "refs/heads/exp/")
                        .lines())
                .hasSize(2);

        assertThat(repo.paribusTogether("split", name, "--dry-run").ok().out())
                .contains(
                        "Would split",
                        name + " stays as it is.",
                        "the hypothesis in each experiment.yaml may be rewritten");

        Ran split = repo.paribus("split").ok();
        List<String[]> rows =
                split.out().lines().skip(1).map(line -> line.split("\t")).toList();
        assertThat(rows)
                .extracting(row -> row[1] + " " + row[2])
                .containsExactly(
                        "hyperparameter optimizer.lr: 0.01 -> 0.05",
                        "hyperparameter + model.depth: 4",
                        "hyperparameter + inputs[0]: b",
                        "hyperparameter epochs: 3 -> 5",
                        "environment environment: requirements.txt",
                        "heuristic heuristic: train.sh");
        for (String[] row : rows) {
            Ran each = repo.paribus("check", row[0]);
            assertThat(each.exit()).as(each.toString()).isZero();
            assertThat(repo.git("merge-base", "exp/" + row[0], "main")).isEqualTo(base);
            String record = repo.git("show", "exp/" + row[0] + ":experiment.yaml");
            assertThat(record)
                    .contains(
                            "one part of " + name + ", split",
                            "seeds: [1, 2, 3]",
                            "because it learns faster",
                            "acc > parent");
        }
        assertThat(repo.git("show", "exp/" + rows.get(2)[0] + ":params.yaml"))
                .contains("inputs: [b, a]", "epochs: 3", "lr: 0.01        # the rate");
        assertThat(repo.git("rev-parse", "exp/" + name)).isEqualTo(before);
        assertThat(repo.git("symbolic-ref", "HEAD").strip()).isEqualTo("refs/heads/exp/" + name);
        repo.paribus("run", rows.get(0)[0]).ok();
        // A second time there is nothing left to make.
        String refs = repo.git("for-each-ref");
        Ran again = repo.paribus("split", name).exits(1);
        assertThat(again.err()).contains("[already-split]", rows.get(0)[0], rows.get(5)[0]);
        assertThat(repo.git("for-each-ref")).isEqualTo(refs);
        // Of parts that are gone only these are made again.
        repo.git("branch", "-qD", "exp/" + rows.get(3)[0]);
        assertThat(repo.paribus("split", name).ok().out().lines().skip(1))
                .singleElement()
                .asString()
                .contains("epochs: 3 -> 5");
        repo.git("switch", "-q", "main");
        repo.paribus("drop", name).ok();
    }

    @Test
    void an_idea_keeps_what_it_declares_to_bring_along_and_its_own_command() {
        TestRepo repo = Bench.measured(temp);
        repo.git("switch", "-q", "main");
        String name = repo.paribus(
                        "new",
                        "--kind",
                        "approach",
                        "--known",
                        "searched, nothing found",
                        "--what",
                        "a lookup table",
                        "--with",
                        "requirements.txt",
                        "--because",
                        "inputs repeat")
                .ok()
                .out()
                .strip();
        repo.write("lookup.sh", "#!/bin/sh\necho 'acc: 0.97'\n");
        repo.write("requirements.txt", "sklearn\nredis\n");
        Bench.edit(repo, "params.yaml", "epochs: 3", "epochs: 1");
        Bench.edit(repo, "experiment.yaml", "success:", "command: [sh, lookup.sh]\nsuccess:");
        repo.commit("a lookup table");
        assertThat(repo.paribus("check").out()).contains("change-undeclared", "epochs: 3 -> 1");
        List<String> names = repo.paribus("split", "--because", "the inputs repeat")
                .ok()
                .out()
                .lines()
                .skip(1)
                .map(line -> line.split("\t")[0])
                .toList();
        assertThat(names).hasSize(2);
        String idea = "exp/" + names.get(1);
        assertThat(repo.git("show", idea + ":experiment.yaml"))
                .contains("command: [sh, lookup.sh]", "with: [requirements.txt]", "a lookup table");
        assertThat(repo.git("show", idea + ":params.yaml")).contains("epochs: 3");
        assertThat(repo.paribus("check", names.get(1)).exit()).isZero();
        assertThat(repo.paribus("run", names.get(1)).ok().exit()).isZero();
    }

    @Test
    void one_change_is_nothing_to_split_and_trunk_has_no_experiment() {
        TestRepo repo = Bench.measured(temp);
        String name = repo.paribus("new", "optimizer.lr=0.05", "--because", "it learns faster")
                .ok()
                .out()
                .strip();
        Ran one = repo.paribus("split", name);
        assertThat(one.exit()).isEqualTo(1);
        assertThat(one.err()).contains("nothing-to-split", name + " changed one thing");
        repo.git("switch", "-q", "main");
        assertThat(repo.paribus("split").exit()).isEqualTo(2);
        assertThat(repo.paribus("split", "nobody").exit()).isEqualTo(3);
    }
}
