package dev.paribus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty experiments in a chain, each one parameter; and what happens to one that couples two. */
class ChainTest {
    @TempDir
    Path temp;

    @Test
    void twenty_experiments_of_one_parameter_each_are_kept_one_after_the_other() {
        TestRepo repo = Bench.measured(temp);
        for (int i = 1; i <= 20; i++) {
            String lr = String.format(Locale.ROOT, "%.3f", 0.01 + 0.05 * i);
            Ran tried = repo.paribus("new", "optimizer.lr=" + lr, "--because", "the loss still falls")
                    .ok();
            String name = tried.out().strip();
            repo.paribus("run", name).ok();
            Ran check = repo.paribus("check", name);
            assertThat(check.exit()).as(check.toString()).isZero();
            repo.paribus("keep", name, "--because", "step " + i).ok();
        }
        assertThat(repo.git("show", "main:params.yaml")).contains("lr: 1.010        # the rate");
        assertThat(repo.paribus("check", "--all").exit()).isZero();
        assertThat(repo.paribus("log", "--all").ok().out().lines().filter(line -> line.contains("kept")))
                .hasSizeGreaterThanOrEqualTo(19);
    }

    @Test
    void two_coupled_parameters_are_refused_with_both_places_and_accepted_with_an_override_that_shows_everywhere() {
        TestRepo repo = Bench.measured(temp);
        Ran both = repo.paribus("new", "optimizer.lr=0.05", "epochs=5", "--because", "they belong together");
        assertThat(both.exit()).isEqualTo(1);
        assertThat(both.err())
                .contains("params.yaml:3:7", "optimizer.lr: 0.01 -> 0.05", "params.yaml:8:9", "epochs: 3 -> 5");

        String name = Bench.registered(repo, "optimizer.lr=0.05", "it learns faster");
        Bench.edit(repo, "params.yaml", "epochs: 3", "epochs: 5");
        Ran check = repo.paribus("check");
        String base = repo.git("rev-parse", "--short=7", "main").strip();
        assertThat(check.exit()).isEqualTo(1);
        assertThat(repo.paribus("check", "--json").out())
                .contains("two-changes", "\"epochs: 3 -> 5\"".replace("\"", ""));
        Ran seen = repo.paribusTogether("check");
        assertThat(seen.out())
                .contains(
                        "two-changes",
                        "params.yaml:3:7: here: optimizer.lr: 0.01 -> 0.05",
                        "params.yaml:8:9: here: epochs: 3 -> 5")
                .contains(base + ":params.yaml:3:7: base: optimizer.lr", base + ":params.yaml:8:9: base: epochs");

        String reason = "warm restarts need both";
        Bench.edit(repo, "experiment.yaml", "success:", "override: " + reason + "\nsuccess:");
        assertThat(repo.paribus("check").exit()).isZero();
        repo.commit("two together, on purpose");
        repo.paribus("run", name).ok();
        String label = "override: " + reason;
        assertThat(repo.paribus("log").ok().out()).contains(label);
        assertThat(repo.paribusTogether("log").ok().out()).contains("[" + label + "]");
        assertThat(repo.paribus("log", "--json").ok().out()).contains(label);
        assertThat(repo.paribus("show", name).ok().out()).contains(label);
        assertThat(repo.paribusTogether("show", name).ok().out()).contains(label);
        assertThat(repo.paribus("show", name, "--json").ok().out()).contains(label);
        assertThat(repo.paribus("diff", name).ok().out()).contains(label);
        assertThat(repo.paribusTogether("diff", name).ok().out()).contains(reason);
        assertThat(repo.paribus("diff", name, "--json").ok().out()).contains(label);
        assertThat(repo.paribus("status").ok().out()).contains(label);
        assertThat(repo.paribusTogether("status").ok().out())
                .contains("[override: warm", "Declared exceptions so far: 1 override");
        assertThat(repo.paribus("status", "--json").ok().out()).contains("\"exceptions\": {\"override\": 1}");
        assertThat(repo.paribus("check", name).ok().out()).contains(reason);
        assertThat(repo.git("log", "-1", "--format=%(trailers:key=Experiment-Label,valueonly)", "exp/" + name))
                .contains(label);
    }

    @Test
    void levels_of_two_parameters_are_one_factorial_design() {
        TestRepo repo = Bench.measured(temp);
        String name = Bench.registered(repo, "optimizer.lr=0.05", "it learns faster");
        Bench.edit(repo, "params.yaml", "epochs: 3", "epochs: 5");
        Bench.edit(repo, "experiment.yaml", "success:", "design: factorial\nsuccess:");
        assertThat(repo.paribus("check").exit()).isZero();
        repo.write("requirements.txt", "sklearn\nnumpy\n");
        Ran more = repo.paribus("check");
        assertThat(more.exit()).isEqualTo(1);
        assertThat(more.out()).contains("requirements.txt (changed)");
    }

    @Test
    void a_block_that_the_record_declares_switches_as_one_change() {
        TestRepo repo = Bench.measured(temp);
        String name = Bench.registered(repo, "model.name=boosting", "it fits residuals");
        Bench.edit(repo, "params.yaml", "model: {name: boosting, trees: 100}", "model: {name: boosting, rounds: 50}");
        assertThat(repo.paribus("check").exit()).isEqualTo(1);
        Bench.edit(repo, "experiment.yaml", "what: model.name", "what: model");
        Bench.edit(repo, "experiment.yaml", "success:", "block: model\nsuccess:");
        Ran check = repo.paribus("check");
        assertThat(check.exit()).as(check.toString()).isZero();
        assertThat(check.out()).contains("the block 'model' counts as one change");
        repo.commit("the model's own parameters");
        assertThat(repo.paribus("log").ok().out()).contains("block: model");
    }

    @Test
    void an_edit_on_trunk_is_told_to_become_an_experiment() {
        TestRepo repo = Bench.measured(temp);
        repo.git("switch", "-q", "main");
        Bench.edit(repo, "params.yaml", "lr: 0.01", "lr: 0.02");
        assertThat(repo.paribus("check").out())
                .contains("paribus try --because")
                .doesNotContain("--kind baseline");
    }

    @Test
    void a_text_in_the_place_of_a_number_is_a_warning() {
        TestRepo repo = Bench.measured(temp);
        Ran ran = repo.paribus("new", "epochs=four", "--because", "longer training helps")
                .ok();
        assertThat(ran.err())
                .contains("text-for-number", "'four' is text and takes the place of the number 3 at epochs");
    }

    @Test
    void what_the_project_lets_be_tuned_again_is_declared_and_shown() {
        TestRepo repo = Bench.initialised(temp);
        repo.write("paribus.yaml", repo.read("paribus.yaml") + "\nchange:\n  nuisance: [optimizer.lr]\n");
        repo.commit("the rate may be tuned again");
        repo.paribus("run").ok();
        String name = repo.paribus("new", "epochs=5", "optimizer.lr=0.02", "--because", "longer training helps")
                .ok()
                .out()
                .strip();
        assertThat(repo.git("show", "exp/" + name + ":experiment.yaml")).contains("nuisance: [optimizer.lr]");
        assertThat(repo.paribus("check", name).ok().out())
                .contains("tuned again beside the change: optimizer.lr: 0.01 -> 0.02");
        assertThat(repo.paribus("log").ok().out()).contains("nuisance: optimizer.lr");
    }
}
