package dev.paribus.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import dev.paribus.param.Scalars;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
    @TempDir
    Path temporary;

    private static Project.Run run(boolean shell, String... command) {
        return new Project.Run(
                List.of(command), shell, Map.of(), null, List.of(), List.of(), Duration.ofSeconds(10), List.of(), List.of(), false);
    }

    private static ParamNode.Scalar scalar(String text) {
        return new ParamNode.Scalar(Scalars.read(text), text, null, null, null);
    }

    private static ParamNode.Mapping parameters() {
        var optimizer = new LinkedHashMap<String, ParamNode>();
        optimizer.put("lr", scalar("0.0005"));
        optimizer.put("name", scalar("adam w"));
        var root = new LinkedHashMap<String, ParamNode>();
        root.put("optimizer", new ParamNode.Mapping(optimizer, null, null));
        root.put("layers", new ParamNode.Sequence(List.of(scalar("3"), scalar("4")), null, null));
        return new ParamNode.Mapping(root, null, null);
    }

    private AttemptPlan.Place place() {
        return new AttemptPlan.Place(temporary.resolve("worktree"), temporary.resolve("checkout"), temporary.resolve("out"), List.of());
    }

    @Test
    void values_reach_a_list_as_whole_arguments() {
        Command command = Command.of(
                run(false, "python3", "train.py", "--lr={optimizer.lr}", "--seed", "{seed}", "{output}/m.pt", "{params}"),
                parameters(), 7, Path.of("/tmp/out"));
        assertThat(command.words())
                .containsExactly(
                        "python3", "train.py", "--lr=0.0005", "--seed", "7", "/tmp/out/m.pt", "--optimizer.lr", "0.0005",
                        "--optimizer.name", "adam w", "--layers[0]", "3", "--layers[1]", "4");
        assertThat(command.template()).contains("--lr={optimizer.lr}");
    }

    @Test
    void a_shell_text_is_never_filled_in() {
        Command command = Command.of(run(true, "python3 train.py {optimizer.name}; echo {seed}"), parameters(), 7, Path.of("/o"));
        assertThat(command.words()).containsExactly("/bin/sh", "-c", "python3 train.py {optimizer.name}; echo {seed}");
    }

    @Test
    void every_unknown_placeholder_is_named_at_once() {
        assertThatThrownBy(() -> Command.of(run(false, "x", "{optimizer.rate}", "{a b}", "{optimizer}"), parameters(), 1, Path.of("/o")))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.problems())
                        .extracting(Problem::code, Problem::message)
                        .allMatch(one -> one.toList().get(0).equals("command-placeholder"))
                        .hasSize(3));
    }

    @Test
    void a_program_that_is_nowhere_or_not_executable_is_told_before_anything_starts() throws IOException {
        Files.createDirectories(temporary.resolve("worktree"));
        Files.createDirectories(temporary.resolve("checkout"));
        Files.writeString(temporary.resolve("worktree/plain"), "#!/bin/sh\n");
        Map<String, String> env = Map.of("PATH", "/usr/bin:/bin");
        assertFails("command-missing", run(false, "no-such-program-anywhere"), env);
        assertFails("command-missing", run(false, "./gone.sh"), env);
        assertFails("command-not-executable", run(false, "./plain"), env);
        Files.writeString(temporary.resolve("checkout/train.py"), "");
        assertFails("script-missing", run(false, "sh", "train.py"), env);
        Files.writeString(temporary.resolve("worktree/train.py"), "");
        Command command = Command.of(run(false, "sh", "train.py"), parameters(), 1, Path.of("/o"));
        assertThat(command.check(place(), env)).isExecutable().hasFileName("sh");
    }

    private void assertFails(String code, Project.Run run, Map<String, String> env) {
        Command command = Command.of(run, parameters(), 1, Path.of("/o"));
        assertThatThrownBy(() -> command.check(place(), env))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.DATA);
                    assertThat(failure.problems().get(0).code()).isEqualTo(code);
                    assertThat(failure.problems().get(0).hint()).isNotBlank();
                });
    }
}
