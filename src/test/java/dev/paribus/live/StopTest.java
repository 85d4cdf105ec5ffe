package dev.paribus.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are ended from another terminal, and nothing else is. */
class StopTest {
    @TempDir
    Path temporary;

    @Test
    void a_stop_ends_the_running_seed_and_no_further_one_starts() throws Exception {
        var run = new LongRun(temporary);
        var other = run.beside("run", run.name);
        run.trains(1);

        Ran stop = run.repo.paribus("stop", "--text").ok();

        assertThat(stop.out()).contains(run.name + " seed 1: interrupted", "recorded by the command that ran it");
        Ran ran = other.get(60, java.util.concurrent.TimeUnit.SECONDS).exits(130);
        assertThat(run.journals()).as("%s", ran).hasSize(1);
        assertThat(run.bearers()).isEmpty();
        assertThat(run.repo.git("worktree", "list").lines()).hasSize(1);
        assertThat(run.summary()).contains("end: interrupted");
        run.write("go");
        run.repo.paribus("run", run.name).ok();
        assertThat(run.summary()).contains("state: measured");
    }

    @Test
    void a_stop_of_one_seed_leaves_the_others_alone() throws Exception {
        var run = new LongRun(temporary);
        var other = run.beside("run", run.name, "--jobs", "2");
        run.trains(1);
        run.trains(2);
        run.repo.paribus("stop", run.name, "--seed", "2").ok();
        run.write("go");
        other.get(60, java.util.concurrent.TimeUnit.SECONDS).exits(130);
        assertThat(run.summary()).contains("state: partial", "end: interrupted");
        assertThat(run.journals()).hasSize(3);
        assertThat(run.log(3)).contains("let go");
    }

    @Test
    void a_command_that_does_not_want_to_end_is_killed_after_the_grace() throws Exception {
        var run = new LongRun(temporary);
        run.write("stubborn");
        run.repo.git("checkout", "-q", "exp/" + run.name);
        run.repo.write(
                "paribus.yaml", run.repo.read("paribus.yaml").replaceFirst("(?m)^run:.*\n", "run:\n  grace: 1s\n"));
        run.repo.commit("less patience");
        var other = run.beside("run", run.name);
        run.trains(1);
        run.repo.paribus("stop", "--all").ok();
        other.get(60, java.util.concurrent.TimeUnit.SECONDS).exits(130);
        assertThat(run.bearers()).isEmpty();
    }

    @Test
    void a_stop_of_what_does_not_run_is_no_failure() {
        var run = new LongRun(temporary);
        assertThat(run.repo.paribus("stop", run.name, "--text").ok().out())
                .isEqualTo(run.name + ": nothing of it runs\n");
        assertThat(run.repo.paribus("stop", "--all", "--text").ok().out()).isEqualTo("nothing runs\n");
        assertThat(run.repo.paribus("stop", "--all", run.name).exits(2).err()).contains("[options-clash]");
        run.write("go");
        run.repo.paribus("run", run.name).ok();
    }

    @Test
    void what_runs_on_a_machine_that_nobody_sees_is_asked_and_said() throws IOException {
        var run = new LongRun(temporary);
        run.write("go");
        run.repo.paribus("run", run.name).ok();
        Path journal = run.journals().get(0);
        Files.delete(journal.resolve("delivered"));
        Files.delete(journal.resolve("end.json"));
        for (String file : new String[] {"intent.json", "start.json"}) {
            Files.writeString(
                    journal.resolve(file),
                    LongRun.read(journal.resolve(file)).replaceAll("\"host\": \"[^\"]*\"", "\"host\": \"node7\""));
        }
        Files.setLastModifiedTime(journal.resolve("heartbeat"), FileTime.from(Instant.parse("2025-12-31T23:00:00Z")));

        Ran stop = run.repo.paribus("stop", run.name, "--text").exits(1);

        assertThat(stop.out()).contains("asked to stop on 'node7'; nobody here can tell whether it does");
        assertThat(journal.resolve("stop")).hasContent("interrupted TERM");
        assertThat(run.repo.paribus("stop", run.name, "--json").exits(1).out()).contains("\"how\": \"unknown\"");
    }
}
