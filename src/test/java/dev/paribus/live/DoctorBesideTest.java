package dev.paribus.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who mends and frees beside a living run takes nothing away from it. */
class DoctorBesideTest {
    @TempDir
    Path temporary;

    @Test
    void doctor_and_gc_leave_alone_what_runs() throws Exception {
        var run = new LongRun(temporary);
        var other = run.beside("run", run.name, "--jobs", "2");
        run.trains(1);
        run.trains(2);
        run.write("go-1");
        LongRun.until("seed 3 follows", () -> run.log(3).contains("training"));
        String before = held(run);

        assertThat(run.repo.paribus("doctor", "--fix", "--text").ok().out())
                .contains("healthy")
                .doesNotContain("mended", "could be deleted");
        assertThat(run.repo.paribus("gc", "--text").ok().out()).contains("runs");
        run.repo.paribus("gc", "--caches").ok();
        assertThat(held(run)).isEqualTo(before);

        run.write("go");
        other.get(60, TimeUnit.SECONDS).ok();
        assertThat(run.summary()).contains("state: measured").doesNotContain("end: killed");
        assertThat(run.journals()).hasSize(3);
    }

    /** Worktrees, claims and journals. */
    private static String held(LongRun run) throws java.io.IOException {
        try (Stream<Path> all = Files.walk(run.repo.path(".git/paribus"), 4)) {
            return all.filter(file -> file.toString().matches(".*/(worktrees|claims|runs)/.*"))
                    .filter(file -> !file.getFileName().toString().matches("heartbeat|.*\\.tmp|together"))
                    .sorted()
                    .map(Path::toString)
                    .reduce("", (a, b) -> a + b + "\n");
        }
    }
}
