package dev.paribus.workflow.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.workflow.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What gc frees, what it leaves and says so, and that it does nothing that was not said. */
class FreeingTest {
    @TempDir
    Path temporary;

    private Lab lab;
    private String name;

    @BeforeEach
    void a_measured_experiment_beside_the_champion() {
        lab = Lab.measured(temporary);
        name = lab.register("it steps farther", "lr=0.02").name().text();
        lab.run(name);
    }

    @Test
    void journals_of_the_champion_and_of_what_is_undecided_stay_and_that_is_said() throws IOException {
        long before = journals();
        Ran ran = lab.repo.paribus("--text", "gc").ok();
        assertThat(ran.out()).contains("not decided yet", "freed 0 B (0 bytes)");
        assertThat(journals()).isEqualTo(before);

        lab.repo
                .paribus("keep", name, "--because", "better", "--although", "it is a test")
                .ok();
        assertThat(lab.repo.paribus("--text", "gc").ok().out()).contains("of the champion");
        assertThat(journals()).isEqualTo(before);
    }

    @Test
    void journals_of_a_decided_experiment_are_freed_after_a_dry_run_only_told() throws IOException {
        lab.repo.paribus("discard", name, "--because", "no gain").ok();
        long before = journals();
        Ran told = lab.repo.paribus("--text", "gc", "--dry-run").ok();
        assertThat(told.out()).contains("would free", "full log of " + name);
        assertThat(journals()).isEqualTo(before);

        Ran ran = lab.repo.paribus("--text", "gc").ok();
        assertThat(ran.out()).contains("freed").doesNotContain("freed 0 B");
        assertThat(ran.err()).contains("freeing full log of " + name);
        assertThat(journals()).isLessThan(before).isPositive();
        assertThat(lab.repo.path(".git/paribus/freed")).doesNotExist();
        lab.repo.paribus("check", name).ok();
        lab.repo.paribus("doctor").ok();
        lab.repo.git("fsck", "--strict", "--no-dangling");
    }

    @Test
    void what_was_measured_and_is_not_recorded_stays() throws IOException {
        lab.repo.paribus("discard", name, "--because", "no gain").ok();
        try (var all = Files.list(lab.repo.path(".git/paribus/runs"))) {
            for (Path run : all.toList()) {
                Files.delete(run.resolve("delivered"));
            }
        }
        long before = journals();
        assertThat(lab.repo.paribus("--text", "gc").ok().out()).contains("ended and not recorded yet");
        assertThat(journals()).isEqualTo(before);
        lab.repo.write(".paribus/" + name + "/seed-1/attempt-1/model.bin", "weights");
        lab.repo.paribus("gc", "--outputs", "--yes").ok();
        assertThat(lab.repo.read(".paribus/" + name + "/seed-1/attempt-1/model.bin"))
                .isEqualTo("weights");
    }

    @Test
    void outputs_of_a_discarded_experiment_are_listed_and_deleted_after_yes_only() {
        String champion =
                ".paribus/" + lab.repo.git("show", "main:experiment.yaml").replaceAll("(?s).*\nname: (\\S+).*", "$1");
        lab.repo.write(champion + "/seed-1/attempt-1/model.bin", "champion");
        lab.repo.write(".paribus/" + name + "/seed-1/attempt-1/model.bin", "weights");
        assertThat(lab.repo.paribus("gc", "--outputs", "--yes").ok().out()).doesNotContain(name);
        lab.repo.paribus("discard", name, "--because", "no gain").ok();

        Ran refused = lab.repo.paribus("--text", "gc", "--outputs").exits(2);
        assertThat(refused.out()).contains("outputs of " + name, "7 B");
        assertThat(refused.err()).contains("not-confirmed", "paribus gc --outputs --yes");
        assertThat(lab.repo.path(".paribus/" + name)).exists();

        lab.repo.paribus("gc", "--outputs", "--yes").ok();
        assertThat(lab.repo.path(".paribus/" + name)).doesNotExist();
        assertThat(lab.repo.read(champion + "/seed-1/attempt-1/model.bin")).isEqualTo("champion");
    }

    /** The deletion had been confirmed; what is left of it has no other use. */
    @Test
    void what_an_interrupted_freeing_left_is_freed_by_the_next_one() {
        lab.repo.write(".paribus/." + name + ".freed/seed-1/attempt-1/model.bin", "weights");
        lab.repo.write(".paribus/.cache.bak/model.bin", "somebody's");
        assertThat(lab.repo.paribus("--text", "gc", "--dry-run").ok().out()).contains("outputs that were being freed");
        lab.repo.paribus("gc").ok();
        assertThat(lab.repo.path(".paribus/." + name + ".freed")).doesNotExist();
        assertThat(lab.repo.read(".paribus/.cache.bak/model.bin")).isEqualTo("somebody's");

        lab.repo.write(".paribus/." + name + ".freed/model.bin", "weights");
        lab.repo.write(".paribus/" + name + "/seed-1/attempt-1/model.bin", "weights");
        lab.repo.paribus("discard", name, "--because", "no gain").ok();
        lab.repo.paribus("gc", "--outputs", "--yes").ok();
        assertThat(lab.repo.path(".paribus/" + name)).doesNotExist();
        assertThat(lab.repo.path(".paribus/." + name + ".freed")).doesNotExist();
    }

    @Test
    void messages_of_detached_runs_go_when_nobody_writes_them() throws IOException {
        lab.repo.write(".git/paribus/detached/over.err", "an error");
        Path open = lab.repo.path(".git/paribus/detached/open.err");
        try (var writer = Files.newOutputStream(open)) {
            writer.write('x');
            Ran ran = lab.repo.paribus("--text", "gc").ok();
            assertThat(ran.out()).contains("open in ");
            assertThat(open).exists();
        }
        assertThat(lab.repo.path(".git/paribus/detached/over.err")).doesNotExist();
        lab.repo.paribus("gc").ok();
        assertThat(open).doesNotExist();
    }

    @Test
    void an_object_that_was_not_finished_goes_when_it_is_old_and_nobody_writes_it() throws IOException {
        Path old = unfinished("noz1234567.tmp", 7200);
        Path young = unfinished("noz7654321.tmp", 60);
        Path other = unfinished("tmp_obj_abc", 7200);
        Path written = unfinished("noz3333333.tmp", 7200);
        try (var writer = Files.newByteChannel(written, java.nio.file.StandardOpenOption.WRITE)) {
            assertThat(writer.isOpen()).isTrue();
            lab.repo.paribus("gc").ok();
        }
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(other).exists();
        assertThat(written).exists();
    }

    private Path unfinished(String file, long seconds) throws IOException {
        Path place = Files.writeString(lab.repo.path(".git/objects/" + file), "x");
        Files.setLastModifiedTime(
                place,
                java.nio.file.attribute.FileTime.from(lab.repo.clock().instant().minusSeconds(seconds)));
        return place;
    }

    @Test
    void caches_go_when_asked_for() {
        lab.repo.write(".git/paribus/data-hashes", "x");
        assertThat(lab.repo.paribus("gc").ok().out()).doesNotContain("data-hashes");
        assertThat(lab.repo.paribus("gc", "--caches").ok().out()).contains("data-hashes");
        assertThat(lab.repo.path(".git/paribus/data-hashes")).doesNotExist();
    }

    private long journals() throws IOException {
        try (var all = Files.walk(lab.repo.path(".git/paribus/runs"))) {
            return all.count();
        }
    }
}
