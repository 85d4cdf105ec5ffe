package dev.paribus.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.host.Background;
import dev.paribus.host.Child;
import dev.paribus.model.AttemptEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The script by itself, under every shell of this machine. */
class WrapperTest {
    /** Ends at once; something of it hears no gentle signal. */
    private static final String LEAVES_ONE = "(trap '' TERM; exec sleep 60) & exit 3";

    private static final String STUBBORN =
            "trap : TERM; setsid sh -c 'trap : TERM INT; while :; do sleep 1; done' & echo ready; while :; do sleep 1; done";

    @TempDir
    Path directory;

    private Trial trial;

    @BeforeEach
    void set_up() throws IOException {
        trial = new Trial(directory);
    }

    static List<List<String>> shells() {
        List<List<String>> out = new ArrayList<>();
        for (String path : List.of("/bin/dash", "/bin/bash", "/bin/busybox")) {
            if (Files.isExecutable(Path.of(path))) {
                out.add(path.endsWith("busybox") ? List.of(path, "sh") : List.of(path));
            }
        }
        return out;
    }

    private Process start(Attempt attempt, List<String> shell) {
        List<String> command = new ArrayList<>();
        for (String word : new Wrapper(trial.paribus).command(attempt, Machine.here(), trial.environment)) {
            command.addAll(word.equals("/bin/sh") && !command.contains(shell.get(0)) ? shell : List.of(word));
        }
        return Background.start(
                new Child(command, trial.worktree, ChildEnvironment.of(trial.environment, attempt, 2)),
                attempt.log(),
                Background.Input.PIPE);
    }

    private static boolean ready(Attempt attempt) {
        try {
            return Files.readString(attempt.log()).contains("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean none(Attempt attempt) {
        try {
            return Trial.alive(attempt).isEmpty();
        } catch (IOException gone) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void the_end_of_the_tool_ends_the_whole_tree(List<String> shell) throws Exception {
        Attempt attempt = trial.script(Trial.limits(0, 1), STUBBORN);
        Process wrapper = start(attempt, shell);
        Trial.await("the child's first word", () -> ready(attempt));
        wrapper.getOutputStream().close();
        wrapper.waitFor();
        assertThat(attempt.ending().orElseThrow())
                .extracting(Ending::end, Ending::signal)
                .containsExactly(AttemptEnd.KILLED, 9);
        assertThat(Trial.alive(attempt)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void when_tool_and_wrapper_die_together_the_watcher_ends_the_tree_and_writes_it_down(List<String> shell)
            throws Exception {
        Attempt attempt = trial.script(Trial.limits(0, 1), STUBBORN);
        Process wrapper = start(attempt, shell);
        Trial.await("the child's first word", () -> ready(attempt));
        wrapper.destroyForcibly().waitFor();
        wrapper.getOutputStream().close();
        Trial.await("the end of everything", () -> none(attempt));
        assertThat(attempt.ending().orElseThrow())
                .extracting(Ending::end, Ending::exit, Ending::signal)
                .containsExactly(AttemptEnd.KILLED, null, null);
        assertThat(attempt.endFile()).exists();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void the_end_of_a_child_is_known_though_the_wrapper_is_killed_over_what_it_left_running(List<String> shell)
            throws Exception {
        Attempt attempt = trial.script(Trial.limits(0, 20), LEAVES_ONE);
        Process wrapper = start(attempt, shell);
        Trial.await("the child's end", () -> noted(attempt));
        wrapper.destroyForcibly().waitFor();
        assertThat(attempt.endFile()).doesNotExist();
        assertThat(attempt.ending().orElseThrow())
                .extracting(Ending::end, Ending::exit)
                .containsExactly(AttemptEnd.FAILED, 3);
        new Bearers(attempt.identity().token()).end(Duration.ZERO);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void a_stop_that_comes_after_the_childs_own_end_is_not_its_cause(List<String> shell) throws Exception {
        Attempt attempt = trial.script(Trial.limits(0, 1), LEAVES_ONE);
        Process wrapper = start(attempt, shell);
        Trial.await("the child's end", () -> noted(attempt));
        attempt.ask("interrupted", "TERM");
        wrapper.waitFor();
        assertThat(attempt.ending().orElseThrow())
                .extracting(Ending::end, Ending::exit)
                .containsExactly(AttemptEnd.FAILED, 3);
    }

    private static boolean noted(Attempt attempt) {
        try {
            return Attempt.text(attempt.endNote()).orElse("").startsWith("3 null");
        } catch (IOException notYet) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void a_child_starts_with_its_signals_as_they_were_and_nothing_on_its_input(List<String> shell) throws Exception {
        Attempt attempt = trial.script(
                Trial.limits(0, 1),
                "trap 'echo INT arrived' INT; kill -INT $$; trap 'echo USR1 arrived' USR1; kill -USR1 $$; cat; ls /proc/self/fd | wc -l");
        assertThat(start(attempt, shell).waitFor()).isZero();
        assertThat(Files.readString(attempt.log())).isEqualTo("INT arrived\nUSR1 arrived\n4\n");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void words_reach_the_command_as_they_are(List<String> shell) throws Exception {
        Attempt attempt = trial.attempt(
                Trial.limits(0, 1),
                "/usr/bin/printf",
                "<%s>",
                "a b",
                "$HOME",
                "`id`",
                "",
                "it's \"q\"",
                "é\nx",
                "*",
                "-n");
        assertThat(start(attempt, shell).waitFor()).isZero();
        assertThat(Files.readString(attempt.log())).isEqualTo("<a b><$HOME><`id`><><it's \"q\"><é\nx><*><-n>");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void a_thousandth_quick_child_leaves_no_watcher_behind(List<String> shell) throws Exception {
        for (int i = 0; i < 20; i++) {
            Attempt attempt = trial.attempt(Trial.limits(0, 1), "/bin/true");
            assertThat(start(attempt, shell).waitFor()).isZero();
            assertThat(attempt.ending().orElseThrow().end()).isEqualTo(AttemptEnd.OK);
            // A sleep that the watcher was just starting may live on for its second.
            Trial.await("nobody is left", () -> none(attempt));
        }
    }

    @Test
    void the_journal_of_an_attempt_holds_just_the_agreed_files() throws Exception {
        Attempt attempt = trial.script(Trial.limits(0, 1), "exit 0");
        start(attempt, List.of("/bin/sh")).waitFor();
        attempt.deliver("1".repeat(40));
        try (var files = Files.list(attempt.directory())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsOnly(
                            "intent.json",
                            "start.json",
                            "end.json",
                            "heartbeat",
                            "log",
                            "metrics.jsonl",
                            "params.json",
                            "environment.yaml",
                            "delivered")
                    .as("a heartbeat may not have been due")
                    .contains("end.json");
        }
    }
}
