package dev.paribus.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.host.CancelToken;
import dev.paribus.support.Installation;
import dev.paribus.support.Ran;
import dev.paribus.verb.Watch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are watched from another terminal. */
class WatchTest {
    @TempDir
    Path temporary;

    @Test
    void a_run_of_another_terminal_is_seen_until_its_last_seed() throws Exception {
        var run = new LongRun(temporary);
        var other = run.beside("run", run.name, "--jobs", "2");
        run.trains(1);
        run.trains(2);
        try (var session = run.session(new CancelToken())) {
            var watch = new Watch(session, null);
            Watch.State state = watch.look();
            assertThat(state.more()).isTrue();
            assertThat(state.seeds()).hasSize(2);
            Watch.Seed first = state.seeds().get(0);
            assertThat(List.of(first.name() + "", first.seed() + "", first.step() + "", first.total() + ""))
                    .containsExactly(run.name, "1", "1", "4");
            assertThat(first.courses()).extracting(Watch.Course::newest).containsExactly("0.1");
            assertThat(first.tail()).containsExactly("training seed 1");
        }
        assertThat(run.repo.paribus("watch", "--json").ok().out())
                .contains("\"seed\": 2, \"stage\": \"full\"", "\"step\": \"1\", \"total\": \"4\"");
        String launcher = Installation.in(temporary.resolve("installed")).toString();
        // Let go only when the other terminal has looked once: a run that is over is not watched.
        Ran watched = run.repo.child(
                run.repo.dir(),
                Map.of("P", launcher, "JAVA_HOME", System.getProperty("java.home"), "NAME", run.name),
                List.of(
                        "sh",
                        "-c",
                        "\"$P\" watch \"$NAME\" >../watched & "
                                + "until grep -q 'seed 2' ../watched; do sleep 0.05; done 2>/dev/null; : >../go; "
                                + "wait $! || exit; cat ../watched"));
        other.get(60, TimeUnit.SECONDS).ok();
        assertThat(watched.ok().out()).contains(run.name + " seed 1: ok after ", "acc 0.1");
        assertThat(run.repo.paribus("watch").ok().err()).isEqualTo("nothing runs\n");
    }

    @Test
    void the_budget_says_how_much_is_left_where_the_script_does_not() throws Exception {
        var run = new LongRun(temporary);
        run.repo.executable(
                "train.sh",
                run.repo.read("train.sh").replace("\\\"total\\\": 4, ", "").replace("step", "epoch"));
        assertThat(run.repo.read("train.sh")).contains("epoch").doesNotContain("total", "step");
        run.repo.write(
                "paribus.yaml", run.repo.read("paribus.yaml").replaceFirst("(?m)^run:.*$", "$0\n  budget: [epochs]"));
        run.repo.commit("a script that says less");
        var other = run.beside("run", run.name);
        run.trains(1);
        try (var session = run.session(new CancelToken())) {
            Watch.Seed first = new Watch(session, null).look().seeds().get(0);
            assertThat(List.of(first.step() + "", first.total() + "")).containsExactly("1", "4");
            assertThat(first.left()).isNotNull();
        }
        assertThat(run.repo.paribus("status", "--text").ok().out()).contains("step 1 of 4");
        run.write("go");
        other.get(60, TimeUnit.SECONDS).ok();
    }

    @Test
    void on_a_terminal_it_is_drawn_and_q_leaves_without_touching_the_run() throws Exception {
        var run = new LongRun(temporary);
        String launcher = Installation.in(temporary.resolve("installed")).toString();
        var other = run.beside("run", run.name);
        run.trains(1);
        Ran ran = run.repo.child(
                run.repo.dir(),
                Map.of("P", launcher, "JAVA_HOME", System.getProperty("java.home"), "TERM", "xterm"),
                List.of(
                        "sh",
                        "-c",
                        "mkfifo ../keys; script -qefc 'stty rows 24 cols 90; \"$P\" watch; stty -a | grep -o \" -*icanon\"' ../seen "
                                + "<../keys >/dev/null & exec 3>../keys; "
                                + "until grep -q 'q leaves' ../seen; do sleep 0.05; done 2>/dev/null; printf q >&3; wait; cat ../seen"));
        assertThat(ran.out())
                .contains(
                        run.name + " seed 1  ",
                        "1 of 4, ",
                        "  acc 0.1",
                        "training seed 1",
                        "q leaves; what runs goes on")
                .contains(" icanon")
                .contains("COMMAND_EXIT_CODE=\"0\"");
        assertThat(ran.out().split("q leaves", -1).length - 1)
                .as("frames of %s", ran.out())
                .isLessThan(80);
        run.write("go");
        other.get(60, TimeUnit.SECONDS).ok();
        assertThat(run.summary()).contains("state: measured");
    }
}
