package dev.paribus.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.run.FinishCommand;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command of the user's own is told how a run ended. */
class FinishTest {
    @TempDir
    Path temporary;

    @Test
    void the_users_own_command_gets_the_end_as_json() {
        var run = new LongRun(temporary);
        run.write("go");
        run.repo.git("config", "paribus.onFinish", "cat >../news.json; env >../env");
        run.repo.paribus("run", run.name).ok();
        assertThat(LongRun.read(run.repo.path("../news.json")))
                .startsWith("{\"paribus\": 1, \"kind\": \"finished\", \"name\": \"" + run.name
                        + "\", \"state\": \"measured\"")
                .contains(
                        "\"metrics\": {\"acc\": {\"mean\": 0.2,",
                        "\"seeds\": {\"1\": \"ok\", \"2\": \"ok\", \"3\": \"ok\"}")
                .contains("\"commit\": \"" + run.repo.git("rev-parse", "exp/" + run.name) + "\"");
        assertThat(LongRun.read(run.repo.path("../env"))).doesNotContain("GIT_").contains("HOME=");
    }

    @Test
    void its_failure_is_said_and_ignored_and_no_branch_names_a_command() {
        var run = new LongRun(temporary);
        run.write("go");
        run.repo.git("checkout", "-q", "exp/" + run.name);
        run.repo.write(".gitconfig", "[paribus]\n\tonFinish = touch ../evil\n");
        run.repo.write("config", "[paribus]\n\tonFinish = touch ../evil\n");
        run.repo.commit("a branch that would like to run something");
        run.repo.git("config", "paribus.onFinish", "exit 7");
        assertThat(run.repo.paribus("run", run.name).ok().err())
                .contains("paribus.onFinish ended with exit code 7; the results are recorded all the same");
        assertThat(run.repo.path("../evil")).doesNotExist();
        assertThat(run.summary()).contains("state: measured");
    }

    @Test
    void it_takes_no_longer_than_it_may() {
        var run = new LongRun(temporary);
        assertThat(FinishCommand.run(
                        "sleep 61 & echo $! >../pid; wait",
                        new byte[] {'{', '}'},
                        run.repo.dir(),
                        temporary,
                        run.repo.env(),
                        Duration.ofSeconds(1)))
                .contains("took longer than 1 s and was killed");
        long child = Long.parseLong(LongRun.read(run.repo.path("../pid")).strip());
        LongRun.until(
                "its child is gone",
                () -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(temporary.toFile().list()).noneMatch(name -> name.startsWith("finished-"));
    }
}
