package dev.paribus.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.host.CancelToken;
import dev.paribus.problem.Failure;
import dev.paribus.verb.Logs;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log is followed from another terminal. */
class FollowTest {
    private static final Logs.Request NEWEST = new Logs.Request(null, null, null, null);

    @TempDir
    Path temporary;

    @Test
    void a_log_is_followed_to_the_end_of_its_attempt() throws Exception {
        var run = new LongRun(temporary);
        run.repo.git("checkout", "-q", "exp/" + run.name);
        var other = run.beside("run", run.name);
        run.trains(1);
        var seen = new CopyOnWriteArrayList<String>();
        try (var session = run.session(new CancelToken())) {
            var logs = new Logs(session);
            assertThat(logs.run(NEWEST).origin()).isEqualTo(Logs.Origin.RUNNING);
            String end = logs.read(true, lines -> {
                seen.addAll(lines);
                run.write("go-1");
                return true;
            });
            assertThat(end).isEqualTo("ok");
        }
        assertThat(seen).containsExactly("training seed 1", "let go");
        run.write("go");
        other.get(60, java.util.concurrent.TimeUnit.SECONDS).ok();
        assertThat(run.repo.paribus("logs", "--seed", "1").ok().lines()).containsExactlyElementsOf(seen);
    }

    @Test
    void a_stop_of_the_showing_does_not_touch_the_run() throws Exception {
        var run = new LongRun(temporary);
        run.repo.git("checkout", "-q", "exp/" + run.name);
        var other = run.beside("run", run.name);
        run.trains(1);
        var cancel = new CancelToken();
        var shown = new CountDownLatch(1);
        new Thread(() -> {
                    try {
                        shown.await();
                        cancel.cancel(2);
                    } catch (InterruptedException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                })
                .start();
        try (var session = run.session(cancel)) {
            var logs = new Logs(session);
            logs.run(NEWEST);
            assertThatThrownBy(() -> logs.read(true, lines -> {
                        shown.countDown();
                        return true;
                    }))
                    .isInstanceOf(Failure.class)
                    .extracting(failure -> ((Failure) failure).kind())
                    .isEqualTo(Failure.Kind.INTERRUPTED);
        }
        run.write("go");
        other.get(60, java.util.concurrent.TimeUnit.SECONDS).ok();
        assertThat(run.summary()).contains("state: measured");
    }

    @Test
    void a_reader_that_has_enough_ends_the_showing() throws Exception {
        var run = new LongRun(temporary);
        run.repo.git("checkout", "-q", "exp/" + run.name);
        run.write("go");
        run.repo.paribus("run", run.name).ok();
        try (var session = run.session(new CancelToken())) {
            var logs = new Logs(session);
            logs.run(NEWEST);
            var seen = new CopyOnWriteArrayList<List<String>>();
            assertThat(logs.read(true, lines -> {
                        seen.add(List.copyOf(lines));
                        return false;
                    }))
                    .isNull();
            assertThat(seen).hasSize(1);
        }
    }
}
