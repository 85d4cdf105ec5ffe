package dev.paribus.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.run.Machine;
import dev.paribus.run.Slots;
import dev.paribus.support.Installation;
import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs detached outlives whatever it was started from, goes on with further seeds, and records itself. */
class DetachTest {
    @TempDir
    Path temporary;

    private LongRun run;
    private TestRepo repo;
    private String launcher;

    @BeforeEach
    void project() {
        run = new LongRun(temporary);
        repo = run.repo;
        launcher = Installation.in(temporary.resolve("installed here")).toString();
    }

    private Ran shell(String script) {
        return repo.child(
                repo.dir(),
                java.util.Map.of("P", launcher, "NAME", run.name, "JAVA_HOME", System.getProperty("java.home")),
                List.of("sh", "-c", script));
    }

    @Test
    void it_outlives_its_terminal_and_is_stopped_from_another() {
        Ran ran = shell("script -qefc '\"$P\" run \"$NAME\" --detach' /dev/null </dev/null")
                .ok();
        assertThat(ran.out())
                .contains(run.name + " seed 1 has started and goes on by itself", "paribus stop " + run.name);
        run.trains(1);
        assertThat(repo.paribus("status", "--text").ok().out()).contains("running");
        run.write("go-1");
        run.trains(2);

        assertThat(repo.paribus("stop", run.name, "--text").ok().out())
                .contains("seed 2: interrupted", "recorded by the command that ran it");

        LongRun.until(
                "the result is recorded",
                () -> repo.git("log", "-1", "--format=%s", "exp/" + run.name).contains("partial"));
        assertThat(run.journals()).hasSize(2);
        assertThat(run.bearers()).isEmpty();
    }

    @Test
    void it_survives_the_death_of_the_process_group_that_started_it() {
        run.write("go");
        repo.paribus("run", run.name).ok();
        repo.sh("rm ../go");
        shell(
                "setsid sh -c '\"$P\" try lr=0.2 --because \"it is slow\" --name amber-otter --seeds 1..2 --detach --json "
                        + ">out 2>&1; echo $? >rc; kill -KILL -- -$$'");
        assertThat(LongRun.read(repo.path("rc")))
                .as(LongRun.read(repo.path("out")))
                .isEqualTo("0\n");
        assertThat(LongRun.read(repo.path("out"))).contains("\"kind\": \"try\"", "\"seed\": 1", "\"log\": \"/");
        run.write("go");
        LongRun.until(
                "the verdict is recorded",
                () -> repo.git("log", "-1", "--format=%s", "exp/amber-otter").contains("acc 0."));
        assertThat(repo.git("show", "exp/amber-otter:results/summary.yaml")).contains("state: measured", "end: ok");
    }

    @Test
    void what_stands_in_the_way_is_said_here_with_its_exit_code() {
        repo.git("checkout", "-q", "exp/" + run.name);
        repo.write("train.sh", "echo nothing\n");
        Ran ran = shell("\"$P\" run --detach").exits(3);
        assertThat(ran.err()).contains("[uncommitted]", "hint: git add train.sh");
        assertThat(run.journals()).isEmpty();
        assertThat(repo.paribus("run", "--detach").exits(4).err()).contains("[no-launcher]");
    }

    @Test
    void a_detached_run_whose_tool_is_killed_goes_on_and_is_recorded_by_the_next_command() {
        shell("\"$P\" run \"$NAME\" --detach").ok();
        run.trains(1);
        String tool = LongRun.read(run.journals().get(0).resolve("intent.json"))
                .replaceAll("(?s).*\"tool\": \\{[^}]*\"pid\": ([0-9]+).*", "$1");
        ProcessHandle.of(Long.parseLong(tool)).orElseThrow().destroyForcibly();
        LongRun.until(
                "the tool is gone",
                () -> ProcessHandle.of(Long.parseLong(tool))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty());
        var slots = Slots.of(repo.env(), repo.path(".git/paribus"), Machine.here());
        assertThat(slots.take(1, "another")).isEmpty();
        assertThat(slots.holders(1)).containsExactly(run.name + ", whose command was killed");
        run.write("go");
        LongRun.until(
                "seed 1 ends",
                () -> !LongRun.read(run.journals().get(0).resolve("end.json")).isEmpty());
        LongRun.until(
                "its place is free",
                () -> slots.take(1, "another").map(DetachTest::closed).orElse(false));
        assertThat(repo.paribus("run", run.name).ok().err()).contains("[delivered]");
        assertThat(run.summary()).contains("state: measured");
        assertThat(run.journals()).hasSize(3);
    }

    private static boolean closed(Slots.Slot slot) {
        slot.close();
        return true;
    }
}
