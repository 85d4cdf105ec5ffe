package dev.paribus.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine goes down while seeds train. */
class RebootTest {
    @TempDir
    Path temporary;

    @Test
    void status_says_how_far_a_run_was_and_run_does_what_is_missing() throws IOException {
        var run = new LongRun(temporary);
        Path launcher = Installation.in(temporary.resolve("installed"));
        run.repo.child(
                run.repo.dir(),
                Map.of("P", launcher.toString(), "NAME", run.name, "JAVA_HOME", System.getProperty("java.home")),
                List.of("sh", "-c", "setsid \"$P\" run \"$NAME\" >/dev/null 2>&1 &"));
        run.trains(1);
        run.write("go-1");
        run.trains(2);
        goDown(run);

        assertThat(run.repo.paribus("status", "--text").ok().out())
                .containsPattern(run.name + "  seed 1  ended: ok at step 4 of 4 ")
                .containsPattern(run.name + "  seed 2  ended by a reboot at step 1 of 4 ")
                .contains("next: paribus run " + run.name + " does the 2 missing seeds");
        assertThat(run.repo.paribus("status", "--json").ok().out())
                .contains("\"cause\": \"ended by a reboot\", \"missing\": 2");
        run.write("go");
        assertThat(run.repo.paribus("run", run.name).ok().err()).contains("[delivered]");
        assertThat(run.journals()).hasSize(4);
        assertThat(run.summary()).contains("state: measured", "cause: ended by a reboot");
    }

    /** Everything of the run is gone at once, and what it noted down is of a boot before this one. */
    private static void goDown(LongRun run) throws IOException {
        Path second = run.journals().stream()
                .filter(each -> LongRun.read(each.resolve("end.json")).isEmpty())
                .findFirst()
                .orElseThrow();
        String pid = LongRun.read(second.resolve("intent.json")).replaceAll("(?s).*\"pid\": ([0-9]+).*", "$1");
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
        // In the foreground the wrapper ends with its tool; what it wrote then, no power cut leaves.
        LongRun.until(
                "the wrapper has ended the seed",
                () -> !LongRun.read(second.resolve("end.json")).isEmpty());
        Files.delete(second.resolve("end.json"));
        Files.deleteIfExists(second.resolve("stop"));
        for (Path journal : run.journals()) {
            for (String file : List.of("intent.json", "start.json")) {
                Files.writeString(
                        journal.resolve(file),
                        LongRun.read(journal.resolve(file))
                                .replaceAll("\"boot\": \"[^\"]*\"", "\"boot\": \"0-1.pid\""));
            }
            Files.setLastModifiedTime(
                    journal.resolve("heartbeat"), FileTime.from(Instant.parse("2025-12-31T23:00:00Z")));
        }
    }
}
