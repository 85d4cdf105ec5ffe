package dev.paribus.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterpreterTest {
    @TempDir
    Path directory;

    private Trial trial;
    private Path site;

    @BeforeEach
    void set_up() throws IOException {
        trial = new Trial(directory);
        Path venv = trial.checkout.resolve(".venv");
        site = Files.createDirectories(venv.resolve("lib/python3.11/site-packages"));
        Files.createDirectories(venv.resolve("bin"));
        Files.writeString(venv.resolve("pyvenv.cfg"), "home = /usr/bin\ninclude-system-site-packages = false\n");
        Path python = Files.writeString(venv.resolve("bin/python"), "#!/bin/sh\necho Python 3.11.2\n");
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(trial.worktree.resolve(".venv"), venv);
        Files.createDirectories(site.resolve("scikit_learn-1.5.0.dist-info"));
        Files.createDirectories(site.resolve("numpy-2.0.1.dist-info"));
    }

    private Interpreter find() {
        return Interpreter.find(trial.worktree.resolve(".venv/bin/python"), trial.place(), trial.environment)
                .orElseThrow();
    }

    private void editable(Path source) throws IOException {
        Path info = Files.createDirectories(site.resolve("mine-0.1.dist-info"));
        Files.writeString(
                info.resolve("direct_url.json"),
                "{\"dir_info\": {\"editable\": true}, \"url\": \"" + source.toUri() + "\"}");
    }

    @Test
    void an_interpreter_of_the_project_is_shown_relative_to_it_with_its_packages() {
        Interpreter python = find();
        assertThat(python.shown()).isEqualTo(".venv/bin/python");
        assertThat(python.version()).isEqualTo("3.11.2");
        assertThat(python.installed()).containsExactly("numpy==2.0.1", "scikit-learn==1.5.0");
    }

    @Test
    void another_program_is_no_interpreter() {
        assertThat(Interpreter.find(Path.of("/bin/sh"), trial.place(), trial.environment))
                .isEmpty();
    }

    @Test
    void an_editable_install_of_this_repository_is_refused_unless_the_path_covers_it() throws IOException {
        Files.createDirectories(trial.checkout.resolve("src/mine"));
        assertThat(find().editable(trial.checkout, trial.place())).isEmpty();
        editable(trial.checkout);
        assertThat(find().editable(trial.checkout, trial.place()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("editable-install");
                    assertThat(problem.hint())
                            .isEqualTo("run: {path: [src]} in paribus.yaml puts the run's own code first");
                });
        var covered = new AttemptPlan.Place(trial.worktree, trial.checkout, trial.output, List.of("src"));
        assertThat(find().editable(trial.checkout, covered)).isEmpty();
        editable(Files.createDirectories(directory.resolve("another")));
        assertThat(find().editable(trial.checkout, trial.place()))
                .extracting(Problem::code)
                .isEmpty();
    }

    @Test
    void facts_are_equal_for_equal_seeds_and_hold_no_place_and_no_secret() {
        var run = new Project.Run(
                List.of("python3", "t.py", "--seed", "{seed}", "--out", "{output}"),
                false,
                Map.of(),
                null,
                List.of(),
                List.of(),
                Duration.ofSeconds(1),
                List.of(),
                List.of("MY_MODE", "MY_TOKEN"),
                false);
        trial.environment.putAll(Map.of(
                "CUDA_VISIBLE_DEVICES",
                "0",
                "CUDA_HOME",
                "/usr/local/cuda-12:/x",
                "MY_MODE",
                "quick",
                "MY_TOKEN",
                "geheimgeheim",
                "PYTHON_SECRET",
                "geheim",
                "USER",
                "somebody",
                "TOKENIZERS_PARALLELISM",
                "false",
                "SLURM_JOB_ID",
                "17",
                "SLURM_JOB_PARTITION",
                "gpu"));
        Map<String, Object> first = EnvironmentFacts.capture(
                run,
                Command.of(run, ParamNode.empty(), 1, Path.of("/a")),
                find(),
                ParamNode.empty(),
                trial.environment,
                1);
        Map<String, Object> second = EnvironmentFacts.capture(
                run,
                Command.of(run, ParamNode.empty(), 2, Path.of("/b")),
                find(),
                ParamNode.empty(),
                trial.environment,
                1);
        assertThat(second).isEqualTo(first);
        assertThat(first.get("variables"))
                .isEqualTo(Map.of(
                        "CUDA_HOME",
                        ".../cuda-12:.../x",
                        "CUDA_VISIBLE_DEVICES",
                        "0",
                        "LANG",
                        "C.UTF-8",
                        "MY_MODE",
                        "quick",
                        "SLURM_JOB_PARTITION",
                        "gpu",
                        "TOKENIZERS_PARALLELISM",
                        "false"));
        assertThat(first.toString())
                .doesNotContain(directory.toString())
                .doesNotContain("geheim")
                .doesNotContain("somebody");
        assertThat(first)
                .containsEntry("interpreter", ".venv/bin/python")
                .containsEntry("python", "3.11.2")
                .containsKeys("system", "processor", "packages");
    }

    @Test
    void the_threads_that_a_job_is_given_are_recorded_and_so_is_what_decides_its_sums() {
        Project.Run run = new Project.Run(
                List.of("x"),
                false,
                Map.of(),
                null,
                List.of(),
                List.of(),
                Duration.ofSeconds(1),
                List.of(),
                List.of(),
                false);
        Command command = Command.of(run, ParamNode.empty(), 1, Path.of("/a"));
        trial.environment.putAll(Map.of("CUBLAS_WORKSPACE_CONFIG", ":4096:8", "NUMEXPR_NUM_THREADS", "3"));
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        assertThat(variables(run, command, 2))
                .contains("CUBLAS_WORKSPACE_CONFIG=:4096:8", "NUMEXPR_NUM_THREADS=3", "OMP_NUM_THREADS=" + half);
        assertThat(variables(run, command, 1)).doesNotContain("OMP_NUM_THREADS");
        trial.environment.put("OMP_NUM_THREADS", "7");
        assertThat(variables(run, command, 2)).contains("OMP_NUM_THREADS=7");
    }

    private String variables(Project.Run run, Command command, int jobs) {
        return String.valueOf(EnvironmentFacts.capture(run, command, null, ParamNode.empty(), trial.environment, jobs)
                .get("variables"));
    }

    @Test
    void a_child_gets_threads_and_path_and_loses_gits_variables() {
        var place = new AttemptPlan.Place(trial.worktree, trial.checkout, trial.output, List.of("src", "."));
        var limits = new AttemptPlan.Limits(null, Duration.ofSeconds(1), 4, AttemptPlan.Mode.FOREGROUND);
        Command command = new Command(List.of("x"), List.of("x"), false);
        Attempt attempt = trial.journal.create(
                new AttemptPlan(Trial.identity("amber-otter", 1, 1), command, place, limits, List.of()),
                "{}",
                new byte[0]);
        trial.environment.putAll(
                Map.of("GIT_INDEX_FILE", "x", "PARIBUS_OUTPUT", "of an outer run", "PYTHONPATH", "/theirs"));
        Map<String, String> out = ChildEnvironment.of(trial.environment, attempt, 16);
        assertThat(out)
                .containsEntry("PYTHONPATH", trial.worktree.resolve("src") + ":" + trial.worktree + ":/theirs")
                .containsEntry("OMP_NUM_THREADS", "4")
                .containsEntry("PARIBUS_OUTPUT", trial.output.toString())
                .doesNotContainKeys("GIT_INDEX_FILE", "PARIBUS_ATTEMPT");
        trial.environment.put("OMP_NUM_THREADS", "1");
        assertThat(ChildEnvironment.of(trial.environment, attempt, 16)).containsEntry("OMP_NUM_THREADS", "1");
    }
}
