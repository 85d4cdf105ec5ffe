package dev.paribus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The five kinds of idea that people have: accepted when all that differs is declared, refused with the path that is not. */
class SeedExamplesTest {
    @TempDir
    Path temp;

    private TestRepo project() {
        TestRepo repo = Bench.measured(temp);
        repo.git("switch", "-q", "main");
        return repo;
    }

    private static String registered(Ran ran) {
        return ran.ok().out().strip();
    }

    private static void accepted(TestRepo repo, String name) {
        Ran check = repo.paribus("check", name);
        assertThat(check.exit()).as(check.toString()).isZero();
        assertThat(repo.paribus("run", name).ok().exit()).isZero();
        assertThat(repo.paribus("check", name).exit()).isZero();
    }

    private static void refused(Ran ran, String code, String... named) {
        assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
        assertThat(ran.err() + ran.out()).contains(code).contains(named);
    }

    @Test
    void a_hyperparameter() {
        TestRepo repo = project();
        accepted(repo, registered(repo.paribus("new", "optimizer.lr=0.05", "--because", "it learns faster")));
        Bench.edit(repo, "params.yaml", "lr: 0.01", "lr: 0.03");
        Bench.edit(repo, "train.sh", "#!/bin/sh", "#!/bin/sh\n# reads faster");
        refused(
                repo.paribus("new", "--kind", "hyperparameter", "--because", "it learns faster"),
                "two-changes",
                "train.sh",
                "optimizer.lr: 0.01 -> 0.03");
    }

    @Test
    void a_new_input_feature() {
        TestRepo repo = project();
        Bench.edit(repo, "features.sh", "echo a", "echo a; echo weekday");
        Bench.edit(repo, "params.yaml", "inputs: [a]", "inputs: [a, weekday]");
        String[] idea = {"new", "--kind", "feature", "--what", "day of the week", "--because", "demand follows the week"
        };
        refused(repo.paribus(idea), "change-undeclared", "inputs");
        String name = registered(repo.paribus(Bench.with(idea, "--with", "inputs")));
        accepted(repo, name);
        assertThat(repo.paribus("log").ok().out()).contains("with: inputs");
    }

    @Test
    void boosting_instead_of_a_forest() {
        TestRepo repo = project();
        repo.write("model.sh", "#!/bin/sh\necho boosting\n");
        Bench.edit(
                repo,
                "params.yaml",
                "model: {name: forest, trees: 100}",
                "model: {name: boosting, rounds: 50, rate: 0.1}");
        Bench.edit(repo, "requirements.txt", "sklearn", "sklearn\nlightgbm");
        String[] idea = {
            "new",
            "--kind",
            "model",
            "--what",
            "boosting instead of a forest",
            "--because",
            "it fits residuals",
            "--known",
            "searched, nothing found"
        };
        refused(repo.paribus(idea), "change-undeclared", "model", "requirements.txt (changed)");
        refused(repo.paribus(Bench.with(idea, "--with", "model")), "change-undeclared", "requirements.txt (changed)");
        refused(repo.paribus(Bench.with(idea, "--with", "requirements.txt")), "change-undeclared", "model.name");
        accepted(repo, registered(repo.paribus(Bench.with(idea, "--with", "model", "--with", "requirements.txt"))));
    }

    @Test
    void a_new_heuristic() {
        TestRepo repo = project();
        Bench.edit(repo, "train.sh", "#!/bin/sh", "#!/bin/sh\n# ties go to the majority");
        Bench.edit(repo, "params.yaml", "threshold: 0.5", "threshold: 0.4");
        String[] idea = {
            "new", "--kind", "heuristic", "--what", "ties go to the majority", "--because", "classes are skewed"
        };
        refused(repo.paribus(idea), "change-undeclared", "threshold: 0.5 -> 0.4");
        Bench.edit(repo, "params.yaml", "threshold: 0.4", "threshold: 0.5");
        accepted(repo, registered(repo.paribus(idea)));
    }

    @Test
    void an_entirely_new_approach() {
        TestRepo repo = project();
        String[] idea = {
            "new",
            "--kind",
            "approach",
            "--what",
            "a lookup table",
            "--because",
            "the inputs repeat",
            "--known",
            "searched, nothing found"
        };
        String name = registered(repo.paribus(idea));
        refused(repo.paribus("check"), "no-change", "a lookup table");
        repo.write("lookup.sh", "#!/bin/sh\necho 'acc: 0.97'\n");
        repo.write("requirements.txt", "sklearn\nredis\n");
        Bench.edit(repo, "experiment.yaml", "success:", "command: [sh, lookup.sh]\nsuccess:");
        repo.git("add", "lookup.sh");
        refused(repo.paribus("check"), "change-undeclared", "requirements.txt (changed)");
        repo.git("checkout", "-q", "requirements.txt");
        repo.commit("a lookup table");
        accepted(repo, name);
        assertThat(repo.git("show", "exp/" + name + ":results/summary.yaml")).contains("0.97");
    }

    @Test
    void the_records_command_alone_is_a_change_of_code_and_no_hyperparameter() {
        TestRepo repo = project();
        String name = registered(repo.paribus("new", "optimizer.lr=0.05", "--because", "it learns faster"));
        repo.git("switch", "-q", "exp/" + name);
        Bench.edit(repo, "experiment.yaml", "success:", "command: [sh, train.sh, --fast]\nsuccess:");
        refused(repo.paribus("check"), "two-changes", "command: the project's -> 'sh train.sh --fast'");
    }
}
