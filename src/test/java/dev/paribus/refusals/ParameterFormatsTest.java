package dev.paribus.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project whose parameters stand in files of all three formats, from init to the verdict. */
class ParameterFormatsTest {
    @TempDir
    Path temp;

    private static final String TOML = "# how it learns\n[optimizer]\nlr = 0.01        # the rate\nmomentum = 0.9\n";
    private static final String JSON = "{\n  \"epochs\": 3,\n  \"layers\": [64, 32]\n}";

    private TestRepo project() {
        TestRepo repo = Laboratory.plain(temp);
        repo.write("conf/opt.toml", TOML);
        repo.write("conf/train.json", JSON);
        repo.write("params.yaml", "ending: good\n");
        repo.commit("parameters");
        repo.paribus(
                        "init",
                        "--metric",
                        "acc:maximize",
                        "--seeds",
                        "1..3",
                        "--params",
                        "conf/opt.toml",
                        "--params",
                        "conf/train.json",
                        "--params",
                        "params.yaml")
                .ok();
        repo.paribus("run").ok();
        return repo;
    }

    @Test
    void an_experiment_changes_one_value_in_a_toml_file_and_runs_with_it() {
        TestRepo repo = project();
        String name = repo.paribus("new", "optimizer.lr=5e-2", "--because", "it learns faster")
                .ok()
                .out()
                .strip();
        assertThat(repo.git("diff", "--name-only", "main", "exp/" + name, "--", "conf", "params.yaml"))
                .isEqualTo("conf/opt.toml");
        assertThat(repo.git("show", "exp/" + name + ":conf/opt.toml").strip())
                .isEqualTo(TOML.replace("0.01", "5.0e-2").strip());
        repo.paribus("run", name).ok();
        assertThat(repo.git("show", "exp/" + name + ":results/seed-1/environment.yaml"))
                .contains("0.05");
        assertThat(repo.paribus("diff", name).ok().out()).contains("optimizer.lr", "0.01", "5.0e-2");
        assertThat(repo.paribus("show", name).ok().out()).contains("optimizer.lr");
        assertThat(repo.paribus("check", name).ok().out()).doesNotContain("error");
    }

    @Test
    void an_experiment_changes_one_value_in_a_json_file_named_or_not() {
        TestRepo repo = project();
        String one = repo.paribus("new", "epochs=5", "--because", "longer training helps acc")
                .ok()
                .out()
                .strip();
        assertThat(repo.git("show", "exp/" + one + ":conf/train.json").strip()).isEqualTo(JSON.replace("3,", "5,"));
        String two = repo.paribus("new", "conf/train.json:layers=[64, 64]", "--because", "wider helps acc")
                .ok()
                .out()
                .strip();
        assertThat(repo.git("show", "exp/" + two + ":conf/train.json").strip())
                .isEqualTo(JSON.replace("64, 32", "64, 64"));
        assertThat(repo.paribus("check", two).ok().out()).doesNotContain("error");
    }

    @Test
    void two_changes_in_files_of_two_formats_are_both_named_with_their_places() {
        TestRepo repo = project();
        Ran ran = repo.paribus("new", "optimizer.lr=0.05", "epochs=5", "--because", "both help acc");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .contains("conf/opt.toml:3:6", "conf/train.json:2:13", "optimizer.lr: 0.01 -> 0.05", "epochs: 3 -> 5");
    }

    @Test
    void a_broken_file_is_refused_with_its_place() {
        TestRepo repo = project();
        repo.git("switch", "-q", "main");
        repo.write("conf/opt.toml", TOML.replace("0.9", "0.9.1"));
        Ran ran = repo.paribus("new", "--because", "it learns faster");
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).contains("conf/opt.toml:4:").contains("toml-syntax");
    }
}
