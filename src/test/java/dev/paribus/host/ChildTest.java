package dev.paribus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ChildTest {
    @TempDir
    Path temp;

    private Child sh(String script) {
        return new Child(List.of("/bin/sh", "-c", script), temp, Map.of("PATH", "/usr/bin:/bin"));
    }

    @Test
    void the_child_sees_only_the_environment_it_was_given() {
        Child child = new Child(List.of("/usr/bin/env"), temp, Map.of("ONE", "a b\nc"));
        assertThat(child.run().text()).isEqualTo("ONE=a b\nc\n");
    }

    @Test
    void exit_codes_and_signals_are_told_apart() {
        assertThat(sh("exit 7").run().exit()).isEqualTo(7);
        assertThat(sh("kill -9 $$").run().exit()).isEqualTo(128 + 9);
    }

    @Test
    void huge_standard_error_is_capped_and_stops_nobody() {
        Child.Result result =
                sh("head -c 5000000 /dev/zero | tr '\\0' e >&2; echo out").run();
        assertThat(result.text()).isEqualTo("out\n");
        assertThat(result.err()).hasSize(1 << 20);
    }

    @Test
    void a_child_that_never_reads_its_input_still_ends() {
        assertThat(sh("echo done").run(new byte[1 << 20]).text()).isEqualTo("done\n");
    }

    @Test
    void input_and_output_larger_than_any_pipe_pass_at_once() {
        byte[] input = "line\n".repeat(400_000).getBytes(StandardCharsets.UTF_8);
        assertThat(sh("cat").run(input).out()).isEqualTo(input);
    }

    @Test
    void a_grandchild_that_keeps_the_error_stream_open_is_not_waited_for() {
        long start = System.nanoTime();
        assertThat(sh("sleep 30 >/dev/null & echo $!").run().ok()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void a_reader_that_throws_ends_the_child() {
        assertThatThrownBy(() -> sh("echo x; exec sleep 300").stream(new byte[0], in -> {
                    assertThat(in.read()).isEqualTo('x');
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
    }

    @Test
    void a_program_that_is_not_there_is_an_expected_failure() {
        Child child = new Child(List.of("/no/such/program"), temp, Map.of());
        assertThatThrownBy(child::run).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.ENVIRONMENT);
            assertThat(failure.problems().get(0).code()).isEqualTo("child-start");
        });
    }

    @Test
    void the_program_is_found_by_the_path_of_its_own_environment() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("bin dir"));
        Files.writeString(folder.resolve("sh"), "#!/bin/sh\necho mine\n");
        assertThat(folder.resolve("sh").toFile().setExecutable(true)).isTrue();
        Map<String, String> env = Map.of("PATH", "/none:bin dir:/usr/bin:/bin");
        assertThat(new Child(List.of("sh", "-c", "echo theirs"), temp, env)
                        .run()
                        .text())
                .isEqualTo("mine\n");
        assertThatThrownBy(() -> new Child(List.of("sh"), temp, Map.of("PATH", "/none")).run())
                .isInstanceOf(Failure.class);
    }

    @Test
    void an_interrupt_ends_the_wait_and_keeps_the_flag() throws Exception {
        var seen = new boolean[2];
        Thread waiting = new Thread(() -> {
            try {
                sh("exec sleep 300").stream(new byte[0], in -> {});
            } catch (Failure stopped) {
                seen[0] = stopped.kind() == Failure.Kind.INTERRUPTED;
                seen[1] = Thread.currentThread().isInterrupted();
            }
        });
        waiting.start();
        waiting.interrupt();
        waiting.join();
        assertThat(seen).containsExactly(true, true);
    }
}
