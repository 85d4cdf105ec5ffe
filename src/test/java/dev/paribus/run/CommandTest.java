package dev.paribus.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import dev.paribus.param.Value;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    @TempDir
    Path directory;

    private Trial trial;

    @BeforeEach
    void set_up() throws IOException {
        trial = new Trial(directory);
    }

    private static ParamNode scalar(Value value) {
        return new ParamNode.Scalar(value, "", null, null, null);
    }

    private static ParamNode.Mapping mapping(Object... pairs) {
        Map<String, ParamNode> out = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            out.put((String) pairs[i], (ParamNode) pairs[i + 1]);
        }
        return new ParamNode.Mapping(out, null, null);
    }

    private static final ParamNode.Mapping PARAMETERS = mapping(
            "optimizer",
                    mapping("name", scalar(new Value.Text("adam; rm -rf /")), "lr", scalar(new Value.Real(0.0005))),
            "layers",
                    new ParamNode.Sequence(
                            List.of(
                                    scalar(new Value.Int(BigInteger.valueOf(8))),
                                    scalar(new Value.Int(BigInteger.TWO))),
                            null,
                            null),
            "fast", scalar(new Value.Bool(true)),
            "nothing", scalar(new Value.Null()));

    private static Project.Run run(boolean shell, String... command) {
        return new Project.Run(
                List.of(command),
                shell,
                Map.of(),
                null,
                List.of(),
                List.of(),
                Duration.ofSeconds(10),
                List.of(),
                List.of(),
                false);
    }

    private static Command of(boolean shell, String... command) {
        return Command.of(run(shell, command), PARAMETERS, 7, Path.of("/out put"));
    }

    @Test
    void placeholders_become_values_and_never_more_than_one_word() {
        assertThat(of(
                                false,
                                "train",
                                "--lr={optimizer.lr}",
                                "{optimizer.name}",
                                "{seed}",
                                "{output}/m",
                                "{layers}",
                                "{layers[0]}",
                                "{fast}")
                        .words())
                .containsExactly("train", "--lr=0.0005", "adam; rm -rf /", "7", "/out put/m", "[8, 2]", "8", "true");
    }

    @Test
    void params_becomes_an_option_for_every_leaf_that_is_not_null() {
        assertThat(of(false, "train", "{params}").words())
                .containsExactly(
                        "train", "--optimizer.name", "adam; rm -rf /", "--optimizer.lr", "0.0005", "--fast", "true");
    }

    @Test
    void other_braces_stay() {
        assertThat(of(false, "a", "{\"a\": 1}", "${HOME}x", "{}", "{{seed}}", "{1}")
                        .words())
                .containsExactly("a", "{\"a\": 1}", "${HOME}x", "{}", "{seed}", "{1}");
    }

    @Test
    void every_bad_placeholder_is_named() {
        assertThatThrownBy(() -> of(false, "t", "{optimzer.lr}", "x{params}"))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.DATA);
                    assertThat(failure.problems())
                            .extracting(Problem::message)
                            .containsExactly(
                                    "run.command has '{optimzer.lr}', but there is no parameter 'optimzer.lr'",
                                    "'{params}' must be an element of its own, not a part of 'x{params}'");
                    assertThat(failure.problems().get(0).hint()).startsWith("did you mean '{optimizer.lr}'?");
                });
    }

    @Test
    void a_text_for_sh_is_not_touched_and_a_placeholder_in_it_is_refused() {
        assertThat(of(true, "python3 t.py --x {a,b} ${HOME} ${seed} && echo {other}")
                        .words())
                .containsExactly("/bin/sh", "-c", "python3 t.py --x {a,b} ${HOME} ${seed} && echo {other}");
        for (String bad : List.of("t {seed}", "t {params}", "t --lr {optimizer.lr}")) {
            assertThatThrownBy(() -> of(true, bad))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("is not replaced in a command that sh runs");
        }
    }

    private String refusal(boolean shell, String... command) {
        try {
            Command made = of(shell, command);
            return made.check(trial.place(), trial.environment).toString();
        } catch (Failure failure) {
            return failure.problems().get(0).code() + ": " + failure.getMessage() + " -> "
                    + failure.problems().get(0).hint();
        }
    }

    private static Path file(Path place, String mode) throws IOException {
        Files.createDirectories(place.getParent());
        Files.writeString(place, "#!/bin/sh\n");
        Files.setPosixFilePermissions(place, java.nio.file.attribute.PosixFilePermissions.fromString(mode));
        return place;
    }

    @Test
    void the_program_must_be_there_and_executable() throws IOException {
        assertThat(refusal(false, "sh", "-c", "exit 0")).endsWith("/sh");
        assertThat(refusal(false, "no-such-program"))
                .startsWith(
                        "command-missing: the command 'no-such-program' is not on PATH (/usr/local/bin:/usr/bin:/bin)");
        assertThat(refusal(false, "./go"))
                .isEqualTo("command-missing: the command './go' does not exist -> mend run.command in paribus.yaml");
        file(trial.checkout.resolve("go"), "rwxr-xr-x");
        assertThat(refusal(false, "./go"))
                .isEqualTo(
                        "command-missing: the command './go' is in your checkout but not part of the commit that runs"
                                + " -> git add ./go && git commit -m 'add ./go'");
        file(trial.worktree.resolve("go"), "rw-r--r--");
        assertThat(refusal(false, "./go")).startsWith("command-not-executable: the command './go' is not executable");
        file(trial.worktree.resolve("go"), "rwxr-xr-x");
        assertThat(refusal(false, "./go"))
                .isEqualTo(trial.worktree.resolve("./go").toString());
        assertThat(refusal(false, "go")).contains("write './go' for the file of the project");
    }

    @Test
    void a_program_on_path_that_is_not_executable_is_named() throws IOException {
        file(trial.checkout.resolve("bin/tool"), "rw-r--r--");
        trial.environment.put("PATH", trial.checkout.resolve("bin") + ":/usr/bin:/bin");
        assertThat(refusal(false, "tool"))
                .startsWith("command-not-executable: the command 'tool' is not executable: "
                        + trial.checkout.resolve("bin/tool"));
    }

    @Test
    void an_interpreter_in_an_unlinked_environment_gets_the_link_as_hint() throws IOException {
        file(trial.checkout.resolve(".venv/bin/python"), "rwxr-xr-x");
        Files.createFile(trial.checkout.resolve(".venv/pyvenv.cfg"));
        assertThat(refusal(false, ".venv/bin/python", "t.py"))
                .endsWith("-> run: {link: [.venv]} in paribus.yaml makes it visible to runs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh train.sh", "sh -e train.sh --x 1", "FOO=1 sh train.sh", "sh train.sh && echo done"})
    void a_script_that_is_not_committed_gets_the_git_add_line(String text) throws IOException {
        assertThat(refusal(true, text))
                .as("nowhere")
                .startsWith(text.contains("-e") ? "" : "script-missing: the script 'train.sh' does not exist");
        file(trial.checkout.resolve("train.sh"), "rw-r--r--");
        if (!text.contains("-e")) {
            assertThat(refusal(true, text))
                    .isEqualTo(
                            "script-missing: the script 'train.sh' is in your checkout but not part of the commit that runs"
                                    + " -> git add train.sh && git commit -m 'add train.sh'");
        }
        file(trial.worktree.resolve("train.sh"), "rw-r--r--");
        assertThat(refusal(true, text)).endsWith("/sh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cd sub && ./x", "if true; then x; fi", "$TOOL x", "'my tool' x", "exec x"})
    void of_a_text_that_needs_sh_to_be_understood_nothing_is_guessed(String text) {
        assertThat(refusal(true, text)).isEqualTo("/bin/sh");
    }

    @Test
    void modules_and_output_files_are_no_scripts() {
        assertThat(refusal(false, "sh", "-c", "x", "missing.sh")).endsWith("/sh");
        assertThat(refusal(false, "cat", "results.csv")).endsWith("/cat");
    }
}
