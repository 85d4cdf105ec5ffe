package dev.paribus.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.model.AttemptEnd;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalTest {
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");

    @TempDir
    Path directory;

    private Trial trial;

    @BeforeEach
    void set_up() throws IOException {
        trial = new Trial(directory);
    }

    private Journal journal(Machine machine, Instant now) {
        return new Journal(trial.paribus, machine, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Attempt attempt(Machine machine) {
        return journal(machine, NOW).create(trial.plan(Trial.limits(7, 2), "train", "--x"), "{}", new byte[0]);
    }

    private static void start(Attempt attempt, String host, String boot, long pid, long child) throws IOException {
        Files.writeString(
                attempt.startFile(),
                "{\"paribus\": 1, \"host\": \"" + host + "\", \"boot\": \"" + boot + "\", \"pid\": " + pid
                        + ", \"started\": \"1\", \"child\": " + child
                        + ", \"child_started\": \"1\", \"uptime\": \"100.50\", \"cgroup\": \"\"}\n");
    }

    private static void heartbeat(Attempt attempt, Instant at) throws IOException {
        Files.writeString(attempt.heartbeat(), "20 2048\n");
        Files.setLastModifiedTime(attempt.heartbeat(), FileTime.from(at));
    }

    @Test
    void what_is_written_down_is_read_back_and_space_is_reserved() throws IOException {
        Attempt attempt = attempt(Machine.here());
        Journal.Listing listing = journal(Machine.here(), NOW).list();
        assertThat(listing.problems()).isEmpty();
        assertThat(listing.attempts()).extracting(Attempt::intent).containsExactly(attempt.intent());
        assertThat(Files.size(attempt.reserve())).isEqualTo(Journal.RESERVE);
        assertThat(attempt.state()).isEqualTo(new AttemptState.Intended());
        assertThat(attempt.ending()).isEmpty();
    }

    @Test
    void a_delivered_attempt_says_so_and_gives_the_space_back() {
        Attempt attempt = attempt(Machine.here());
        attempt.deliver("a".repeat(40));
        assertThat(attempt.state()).isEqualTo(new AttemptState.Delivered("a".repeat(40)));
        assertThat(attempt.reserve()).doesNotExist();
        trial.journal.remove(attempt);
        assertThat(trial.journal.list().attempts()).isEmpty();
    }

    @Test
    void what_was_listed_before_is_listed_again_unless_it_is_gone() throws IOException {
        Attempt stays = attempt(Machine.here());
        Attempt goes = attempt(Machine.here());
        assertThat(trial.journal.list().attempts()).hasSize(2);
        Files.delete(goes.directory().resolve("intent.json"));
        Attempt later = attempt(Machine.here());
        Journal.Listing again = trial.journal.list();
        assertThat(again.attempts())
                .extracting(one -> one.identity().token())
                .containsExactlyInAnyOrder(
                        stays.identity().token(), later.identity().token());
        assertThat(again.problems()).extracting(Problem::code).containsExactly("journal-broken");
    }

    @Test
    void a_newer_format_and_a_broken_intent_are_named_and_left_alone() throws IOException {
        Attempt newer = attempt(Machine.here());
        Attempt broken = attempt(Machine.here());
        Files.writeString(newer.directory().resolve("intent.json"), "{\"paribus\": 2, \"else\": true}");
        Files.writeString(broken.directory().resolve("intent.json"), "{\"paribus\": 1, \"tok");
        Journal.Listing listing = trial.journal.list();
        assertThat(listing.attempts()).isEmpty();
        assertThat(listing.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("journal-newer", "journal-broken");
        assertThat(listing.problems())
                .extracting(Problem::message)
                .anyMatch(m -> m.contains(newer.directory().toString()));
        assertThat(newer.directory().resolve("intent.json")).exists();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3    | null | ''          | FAILED        | exit code 3
            0    | null | ''          | OK            |
            null | 9    | ''          | KILLED        | ended by signal 9 (KILL)
            null | 11   | ''          | FAILED        | ended by signal 11 (SEGV)
            null | 15   | timeout     | TIMEOUT       | ran longer than its timeout of 7 s
            0    | null | interrupted | INTERRUPTED   | stopped by hand
            null | null | killed      | KILLED        | ended because the tool or its wrapper was killed
            null | 15   | preempted   | PREEMPTED     | preempted by the cluster
            """)
    void an_end_is_put_into_words(String rc, String signal, String cause, AttemptEnd end, String words)
            throws IOException {
        Attempt attempt = attempt(Machine.here());
        start(attempt, "h", "b", 1, 2);
        Files.writeString(
                attempt.endFile(),
                "{\"paribus\": 1, \"rc\": " + rc + ", \"signal\": " + signal + ", \"cause\": \"" + cause
                        + "\", \"uptime\": \"112.00\", \"oom_kills\": null, \"strays\": 0}\n");
        Ending ending = attempt.ending().orElseThrow();
        assertThat(ending)
                .extracting(Ending::end, Ending::cause, Ending::elapsed)
                .containsExactly(end, words, Duration.ofMillis(11_500));
        assertThat(attempt.state()).isEqualTo(new AttemptState.Ended(end));
    }

    @Test
    void a_kill_while_the_kernel_freed_memory_is_out_of_memory() throws IOException {
        Attempt attempt = attempt(Machine.here());
        start(attempt, "h", "b", 1, 2);
        long before = attempt.intent().oomKills();
        Files.writeString(
                attempt.endFile(),
                "{\"rc\": null, \"signal\": 9, \"cause\": \"\", \"uptime\": \"\", \"oom_kills\": " + (before + 1)
                        + "}");
        assertThat(attempt.ending().orElseThrow().end())
                .isEqualTo(before < 0 ? AttemptEnd.KILLED : AttemptEnd.OUT_OF_MEMORY);
    }

    @Test
    void on_this_boot_process_ids_and_their_start_decide() throws IOException {
        Machine here = Machine.here();
        Attempt attempt = attempt(here);
        heartbeat(attempt, NOW);
        Intent.Owner self = here.self();
        start(attempt, here.host(), here.boot(), self.pid(), 2);
        assertThat(attempt.state())
                .as("the pid is ours but it started at another time")
                .isEqualTo(new AttemptState.Ended(AttemptEnd.KILLED));
        assertThat(attempt.ending().orElseThrow().cause()).isEqualTo("the tool and the command were killed");
        Files.writeString(
                attempt.startFile(),
                Files.readString(attempt.startFile())
                        .replace("\"started\": \"1\"", "\"started\": \"" + self.started() + "\""));
        assertThat(attempt.state()).isEqualTo(new AttemptState.Running());
    }

    @Test
    void elsewhere_the_heartbeat_decides_and_an_old_one_means_unknown_never_failed() throws IOException {
        Attempt attempt = attempt(Machine.here());
        start(attempt, "another-host", "b", 1, 2);
        heartbeat(attempt, NOW.minusSeconds(59));
        assertThat(attempt.state()).isEqualTo(new AttemptState.Running());
        heartbeat(attempt, NOW.minusSeconds(61));
        assertThat(attempt.state()).isEqualTo(new AttemptState.Unknown());
        assertThat(attempt.ending()).isEmpty();
    }

    @Test
    void after_a_reboot_of_this_machine_a_silent_attempt_has_ended() throws IOException {
        Attempt attempt = attempt(Machine.here());
        start(attempt, Machine.here().host(), "an-earlier-boot", 1, 2);
        heartbeat(attempt, NOW.minusSeconds(600));
        assertThat(attempt.state()).isEqualTo(new AttemptState.Ended(AttemptEnd.KILLED));
        assertThat(attempt.ending().orElseThrow())
                .extracting(Ending::cause, Ending::peakRss)
                .containsExactly("ended by a reboot", 2L);
    }

    @Test
    void another_container_on_the_same_kernel_is_elsewhere() throws IOException {
        var here = new Machine("host", "kernel.pid:[1]");
        assertThat(here.life(new Intent.Owner("host", "kernel.pid:[2]", 1, ""))).isEqualTo(Machine.Life.ELSEWHERE);
        assertThat(here.life(new Intent.Owner("host", "older.pid:[1]", 1, ""))).isEqualTo(Machine.Life.DEAD_BY_REBOOT);
        assertThat(here.life(new Intent.Owner("other", "kernel.pid:[1]", 1, "")))
                .isEqualTo(Machine.Life.ELSEWHERE);
    }

    @Test
    void an_intent_whose_tool_died_before_the_start_has_ended_after_a_moment() throws IOException {
        Machine here = Machine.here();
        Attempt attempt = attempt(here);
        Path file = attempt.directory().resolve("intent.json");
        String dead =
                Files.readString(file).replace("\"started\": \"" + here.self().started() + "\"", "\"started\": \"1\"");
        Files.writeString(file, dead);
        String token = attempt.identity().token();
        assertThat(journal(here, NOW).find(token).orElseThrow().state()).isEqualTo(new AttemptState.Intended());
        Attempt later = journal(here, NOW.plusSeconds(10)).find(token).orElseThrow();
        assertThat(later.state()).isEqualTo(new AttemptState.Ended(AttemptEnd.KILLED));
        assertThat(later.ending().orElseThrow().cause()).isEqualTo("the tool was killed before the command started");
    }

    @Test
    void files_that_a_full_disk_left_empty_are_as_if_they_were_not_there() throws IOException {
        Attempt attempt = attempt(Machine.here());
        for (Path file : List.of(
                attempt.startFile(),
                attempt.endFile(),
                attempt.heartbeat(),
                attempt.directory().resolve("delivered"))) {
            Files.write(file, new byte[0]);
        }
        assertThat(attempt.state())
                .isNotInstanceOf(AttemptState.Delivered.class)
                .isNotInstanceOf(AttemptState.Ended.class);
    }

    @Test
    void a_journal_that_cannot_be_written_is_a_failure_that_leaves_nothing() throws IOException {
        Files.writeString(trial.paribus.resolve("runs"), "a file in the way");
        assertThatThrownBy(() -> attempt(Machine.here())).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.ENVIRONMENT);
            assertThat(failure.problems()).extracting(Problem::code).containsExactly("disk");
        });
        assertThat(new String(Files.readAllBytes(trial.paribus.resolve("runs")), StandardCharsets.UTF_8))
                .isEqualTo("a file in the way");
    }
}
