package dev.paribus.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.run.Slots.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotsTest {
    @TempDir
    Path folder;

    private Slots slots() {
        return new Slots(folder, Machine.here());
    }

    @Test
    void there_are_as_many_places_as_jobs() {
        Slot one = slots().take(2, "amber-otter").orElseThrow();
        Slot two = slots().take(2, "slate-heron").orElseThrow();
        assertThat(slots().take(2, "third")).isEmpty();
        assertThat(slots().holders(2))
                .containsExactly(
                        "amber-otter, process " + ProcessHandle.current().pid(),
                        "slate-heron, process " + ProcessHandle.current().pid());
        one.close();
        assertThat(slots().take(2, "third").orElseThrow().number()).isZero();
        two.close();
    }

    @Test
    void without_a_number_nobody_waits_and_is_counted_all_the_same() {
        Slot one = slots().take(1, "amber-otter").orElseThrow();
        assertThat(one.together()).isEqualTo(1);
        Slot two = slots().take(0, "slate-heron").orElseThrow();
        assertThat(two.number()).isEqualTo(1);
        assertThat(two.together()).isEqualTo(2);
        assertThat(one.together()).isEqualTo(2);
    }

    @Test
    void a_job_that_came_and_went_meanwhile_ran_beside() throws IOException {
        Slot one = slots().take(2, "amber-otter").orElseThrow();
        slots().take(2, "slate-heron").orElseThrow().close();
        later("1.job");
        assertThat(one.together()).isEqualTo(2);
    }

    @Test
    void a_job_that_was_over_before_did_not() throws IOException {
        Slot other = slots().take(2, "slate-heron").orElseThrow();
        Slot gone = slots().take(2, "amber-otter").orElseThrow();
        gone.close();
        other.close();
        Slot one = slots().take(2, "quiet-wren").orElseThrow();
        assertThat(one.number()).isZero();
        assertThat(one.together()).isEqualTo(1);
    }

    @Test
    void a_gpu_belongs_to_one_job_at_a_time() {
        List<String> gpus = List.of("0", "3", "5");
        Slot one = slots().take(0, "amber-otter", gpus, 2).orElseThrow();
        assertThat(one.gpus()).containsExactly("0", "3");
        assertThat(slots().take(0, "slate-heron", gpus, 2)).isEmpty();
        assertThat(slots().take(0, "slate-heron", gpus, 1).orElseThrow().gpus()).containsExactly("5");
        one.close();
        assertThat(slots().take(0, "quiet-wren", gpus, 2).orElseThrow().gpus()).containsExactly("0", "3");
    }

    /** A note that a killed process left says busy for ever; its lock went with it. */
    @Test
    void the_place_of_a_dead_process_is_free() throws IOException {
        Files.writeString(
                folder.resolve("0.job"),
                "busy\n" + Machine.here().host() + "\n" + Machine.here().boot() + "\n999999999\n1\nslate-heron\n");
        assertThat(slots().holders(1)).isEmpty();
        Slot one = slots().take(1, "amber-otter").orElseThrow();
        assertThat(one.together()).isEqualTo(1);
    }

    /** Killed with -9, a tool gives its locks up; what it had started goes on with its processor and its GPU. */
    @Test
    void the_place_of_a_killed_process_stays_taken_while_its_job_lives() throws IOException {
        Path attempt = Files.createDirectory(folder.resolve("attempt"));
        Machine here = Machine.here();
        long self = here.self().pid();
        started(attempt, self, here.self().started());
        Files.writeString(
                folder.resolve("0.job"),
                String.join(
                        "\n", "busy", here.host(), here.boot(), "999999999", "1", "slate-heron", attempt + "", "0,1"));
        assertThat(slots().holders(1)).containsExactly("slate-heron, whose command was killed");
        assertThat(slots().take(1, "amber-otter")).isEmpty();
        Slot beside = slots().take(2, "amber-otter", List.of("0", "1", "2"), 1).orElseThrow();
        assertThat(beside.number()).isEqualTo(1);
        assertThat(beside.gpus()).containsExactly("2");
        assertThat(beside.together()).isEqualTo(2);

        started(attempt, 999_999_999L, "1");
        assertThat(slots().take(1, "amber-otter", List.of("0"), 1)).isPresent();
    }

    private static void started(Path attempt, long pid, String ticks) throws IOException {
        Machine here = Machine.here();
        Files.writeString(
                attempt.resolve("start.json"),
                ("{\"paribus\": 1, \"host\": \"%s\", \"boot\": \"%s\", \"pid\": 999999999, \"started\": \"1\", "
                                + "\"child\": %d, \"child_started\": \"%s\", \"uptime\": \"1.0\", \"cgroup\": \"\"}\n")
                        .formatted(here.host(), here.boot(), pid, ticks));
    }

    @Test
    void they_are_the_machines_where_the_home_can_be_written_and_the_repositorys_elsewhere() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path paribus = folder.resolve("paribus");
        Slots.of(Map.of("HOME", home.toString()), paribus, Machine.here()).take(1, "a");
        assertThat(home.resolve(".local/state/paribus/slots")
                        .resolve(Machine.here().host())
                        .resolve("0"))
                .exists();
        Slots.of(Map.of("XDG_STATE_HOME", folder.resolve("xdg").toString()), paribus, Machine.here())
                .take(1, "a");
        assertThat(folder.resolve("xdg/paribus/slots")).isDirectory();
        Files.writeString(folder.resolve("file"), "");
        Slots.of(Map.of("HOME", folder.resolve("file").toString()), paribus, Machine.here())
                .take(1, "a");
        assertThat(paribus.resolve("slots/0")).exists();
    }

    private void later(String file) throws IOException {
        Path there = folder.resolve(file);
        Files.setLastModifiedTime(
                there,
                java.nio.file.attribute.FileTime.fromMillis(
                        Files.getLastModifiedTime(there).toMillis() + 50));
    }
}
