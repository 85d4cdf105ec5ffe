package dev.paribus.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.exchange.Collectors;
import dev.paribus.exchange.Measured;
import dev.paribus.exchange.Source;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalExecutorTest {
    @TempDir
    Path directory;

    private Trial trial;

    @BeforeEach
    void set_up() throws IOException {
        trial = new Trial(directory);
    }

    private static Measured measured(Attempt attempt) throws IOException {
        return Collectors.collect(
                List.of(Source.metricsFile(attempt.metrics()), Source.standardOutput(attempt.log())),
                List.of(Trial.F1));
    }

    @Test
    void a_child_gets_its_parameters_and_reports_its_metrics() throws IOException {
        Attempt attempt = trial.script(
                Trial.limits(0, 2),
                "cat \"$PARIBUS_PARAMS\"; echo '{\"step\": 1, \"val_f1\": 0.5}' >>\"$PARIBUS_METRICS\"; "
                        + "echo \"$PARIBUS_SEED $PARIBUS_EXPERIMENT $PARIBUS_STAGE $PYTHONUNBUFFERED ${GIT_DIR-none} $PARIBUS_ATTEMPT\"; pwd; "
                        + "echo x >\"$PARIBUS_OUTPUT/model\"");
        trial.environment.put("GIT_DIR", "/elsewhere");

        Ending ending = trial.run(attempt);

        assertThat(ending.end()).isEqualTo(AttemptEnd.OK);
        assertThat(ending.exit()).isZero();
        assertThat(Files.readString(attempt.log()))
                .isEqualTo("{\"lr\": 0.1}\n3 amber-otter full 1 none "
                        + attempt.identity().token() + "\n" + trial.worktree.toRealPath() + "\n");
        assertThat(trial.output.resolve("model")).exists();
        assertThat(ending.summarize(attempt.intent(), 1, measured(attempt)).source())
                .isEqualTo("PARIBUS_METRICS");
        assertThat(attempt.state()).isEqualTo(new AttemptState.Ended(AttemptEnd.OK));
        assertThat(attempt.ending().orElseThrow().exit()).isZero();
        assertThat(trial.progress.get(0)).isInstanceOf(Progress.Started.class);
        assertThat(trial.progress.get(trial.progress.size() - 1))
                .isInstanceOfSatisfying(
                        Progress.Ended.class,
                        ended -> assertThat(ended.metric()).isEqualTo("val_f1 0.5"));
        assertThat(Trial.alive(attempt)).isEmpty();
    }

    @Test
    void an_exit_code_and_a_signal_are_told_apart() {
        assertThat(trial.run("exit 3"))
                .satisfies(ending -> assertThat(ending.cause()).isEqualTo("exit code 3"))
                .extracting(Ending::end, Ending::exit, Ending::signal)
                .containsExactly(AttemptEnd.FAILED, 3, null);
        assertThat(trial.run("exit 137"))
                .extracting(Ending::end, Ending::exit, Ending::signal)
                .containsExactly(AttemptEnd.FAILED, 137, null);
        assertThat(trial.run("kill -KILL $$"))
                .satisfies(ending -> assertThat(ending.cause()).isEqualTo("ended by signal 9 (KILL)"))
                .extracting(Ending::end, Ending::exit, Ending::signal)
                .containsExactly(AttemptEnd.KILLED, null, 9);
        assertThat(trial.run("kill -SEGV $$"))
                .extracting(Ending::end, Ending::exit, Ending::signal)
                .containsExactly(AttemptEnd.FAILED, null, 11);
    }

    @Test
    void nothing_that_the_child_left_running_survives_its_end() throws IOException {
        Attempt attempt = trial.script(
                Trial.limits(0, 1),
                "setsid sh -c 'trap : TERM; while :; do sleep 1; done' & setsid sleep 1000 & sleep 1000 & echo started; exit 0");
        assertThat(trial.run(attempt).end()).isEqualTo(AttemptEnd.OK);
        assertThat(Trial.alive(attempt)).isEmpty();
    }

    @Test
    void a_timeout_ends_the_whole_tree_even_when_it_ignores_the_gentle_signal() throws IOException {
        Attempt attempt = trial.script(
                Trial.limits(1, 1),
                "trap : TERM; setsid sh -c 'trap : TERM; while :; do sleep 1; done' & while :; do sleep 1; done");
        Ending ending = trial.run(attempt);
        assertThat(ending.end()).isEqualTo(AttemptEnd.TIMEOUT);
        assertThat(ending.cause()).startsWith("ran longer than its timeout of 1");
        assertThat(Trial.alive(attempt)).isEmpty();
    }

    @Test
    void the_first_cancel_is_an_interrupt_that_the_child_may_answer() throws Exception {
        Attempt attempt = trial.script(
                Trial.limits(0, 30), "trap 'echo saved; exit 0' INT; echo ready; while :; do sleep 0.1; done");
        var run = CompletableFuture.supplyAsync(() -> trial.run(attempt));
        Trial.await("the child's first word", () -> has(attempt.log(), "ready"));
        trial.cancel.cancel(2);
        Ending ending = run.get();
        assertThat(ending.end()).isEqualTo(AttemptEnd.INTERRUPTED);
        assertThat(ending.cause()).isEqualTo("stopped by hand");
        assertThat(Files.readString(attempt.log())).contains("saved");
        assertThat(Trial.alive(attempt)).isEmpty();
    }

    @Test
    void after_the_grace_it_is_killed_and_a_second_cancel_kills_at_once() throws Exception {
        for (int requests = 1; requests <= 2; requests++) {
            var fresh = new Trial(Files.createDirectory(directory.resolve("n" + requests)));
            Attempt attempt = fresh.script(
                    Trial.limits(0, requests == 1 ? 1 : 600),
                    "trap : INT TERM; echo ready; while :; do sleep 0.1; done");
            var run = CompletableFuture.supplyAsync(() -> fresh.run(attempt));
            Trial.await("the child's first word", () -> has(attempt.log(), "ready"));
            fresh.cancel.cancel(2);
            if (requests == 2) {
                fresh.cancel.cancel(2);
            }
            assertThat(run.get()).extracting(Ending::end, Ending::signal).containsExactly(AttemptEnd.INTERRUPTED, 9);
            assertThat(Trial.alive(attempt)).isEmpty();
        }
    }

    @Test
    void a_stop_from_elsewhere_ends_it() throws Exception {
        Attempt attempt = trial.script(Trial.limits(0, 5), "echo ready; sleep 1000");
        var run = CompletableFuture.supplyAsync(() -> trial.run(attempt));
        Trial.await("the child's first word", () -> has(attempt.log(), "ready"));
        assertThat(attempt.state()).isEqualTo(new AttemptState.Running());
        trial.journal.find(attempt.identity().token()).orElseThrow().stop();
        assertThat(run.get()).extracting(Ending::end, Ending::signal).containsExactly(AttemptEnd.INTERRUPTED, 15);
    }

    @Test
    void a_child_that_prints_without_end_of_line_or_in_binary_does_no_harm() throws IOException {
        Attempt attempt = trial.script(
                Trial.limits(0, 2),
                "head -c 30000000 /dev/zero | tr '\\0' x; head -c 3000000 /dev/urandom; printf '\\nval_f1: 0.25\\n'");
        assertThat(trial.run(attempt).end()).isEqualTo(AttemptEnd.OK);
        assertThat(measured(attempt).values().get("val_f1")).hasToString("0.25");
        assertThat(LogText.committed(attempt.log(), new Secrets(trial.environment)).length)
                .isLessThanOrEqualTo(LogText.MAX_BYTES);
    }

    @Test
    void the_primary_metric_is_shown_while_it_runs() throws Exception {
        Attempt attempt = trial.script(
                Trial.limits(0, 2),
                "echo 'epoch: 7 | val_f1: 0.75'; while [ ! -e \"$PARIBUS_OUTPUT/go\" ]; do sleep 0.05; done");
        var run = CompletableFuture.supplyAsync(() -> trial.run(attempt));
        Trial.await(
                "a progress report with the metric",
                () -> List.copyOf(trial.progress).stream()
                        .anyMatch(p -> p instanceof Progress.Running r
                                && "val_f1 0.75".equals(r.metric())
                                && Long.valueOf(7).equals(r.step())));
        Files.createFile(trial.output.resolve("go"));
        assertThat(run.get().end()).isEqualTo(AttemptEnd.OK);
    }

    @Test
    void a_killed_wrapper_takes_the_child_with_it_and_the_attempt_is_recorded_as_killed() throws Exception {
        Attempt attempt = trial.script(
                Trial.limits(0, 1),
                "setsid sh -c 'trap : TERM; while :; do sleep 1; done' & trap : TERM; echo ready; while :; do sleep 1; done");
        var run = CompletableFuture.supplyAsync(() -> trial.run(attempt));
        Trial.await("the child's first word", () -> has(attempt.log(), "ready"));
        ProcessHandle.of(Starts.read(attempt).orElseThrow().wrapper().pid())
                .orElseThrow()
                .destroyForcibly();
        assertThat(run.get()).extracting(Ending::end).isEqualTo(AttemptEnd.KILLED);
        assertThat(attempt.state()).isEqualTo(new AttemptState.Ended(AttemptEnd.KILLED));
        Trial.await("the end of all of it", () -> none(attempt));
    }

    @Test
    void a_detached_child_goes_on_when_nobody_attends_it_and_its_end_is_found_later() throws Exception {
        var limits = new AttemptPlan.Limits(null, java.time.Duration.ofSeconds(2), 1, AttemptPlan.Mode.DETACHED);
        Attempt attempt =
                trial.script(limits, "while [ ! -e \"$PARIBUS_OUTPUT/go\" ]; do sleep 0.05; done; echo val_f1: 0.5");
        var run = CompletableFuture.supplyAsync(() -> trial.run(attempt));
        Trial.await("the start", attempt::begun);
        assertThat(attempt.state()).isEqualTo(new AttemptState.Running());
        assertThat(run).isNotDone();
        Files.createFile(trial.output.resolve("go"));
        Trial.await("the end", () -> attempt.state() instanceof AttemptState.Ended);
        assertThat(attempt.ending().orElseThrow().end()).isEqualTo(AttemptEnd.OK);
        assertThat(run.get().end()).isEqualTo(AttemptEnd.OK);
        Trial.await("the wrapper's end", () -> none(attempt));
    }

    private static boolean has(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
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
}
