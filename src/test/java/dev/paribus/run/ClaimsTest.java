package dev.paribus.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {
    @TempDir
    Path directory;

    private Trial trial;
    private Claims claims;

    @BeforeEach
    void set_up() throws IOException {
        trial = new Trial(directory);
        claims = new Claims(trial.paribus, trial.journal);
    }

    private Path file() {
        return trial.paribus.resolve("claims/%/amber-otter/full-3");
    }

    @Test
    void a_second_claim_names_the_holder_until_it_is_given_back() {
        Identity first = Trial.identity("amber-otter", 3, 1);
        Identity second = Trial.identity("amber-otter", 3, 2);
        claims.take(first);
        assertThat(file()).content().startsWith(first.token() + "\n");
        assertThatThrownBy(() -> claims.take(second)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.problems().get(0).code()).isEqualTo("already-running");
            assertThat(failure)
                    .hasMessageContaining("amber-otter seed 3 is already running")
                    .hasMessageContaining(first.token().substring(0, 8))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        });
        claims.release(second);
        assertThat(file()).exists();
        claims.release(first);
        assertThat(file()).doesNotExist();
        assertThatCode(() -> claims.take(second)).doesNotThrowAnyException();
    }

    @Test
    void another_seed_is_free() {
        claims.take(Trial.identity("amber-otter", 3, 1));
        assertThatCode(() -> claims.take(Trial.identity("amber-otter", 4, 1))).doesNotThrowAnyException();
    }

    @Test
    void a_claim_of_a_dead_process_is_void_and_one_of_another_machine_is_not() throws IOException {
        Identity next = Trial.identity("amber-otter", 3, 2);
        Files.createDirectories(file().getParent());
        Machine here = Machine.here();
        Files.writeString(file(), "a".repeat(32) + "\nelsewhere\nboot\n1\n1\n");
        assertThatThrownBy(() -> claims.take(next)).isInstanceOf(Failure.class);
        Files.writeString(
                file(),
                "a".repeat(32) + "\n" + here.host() + "\n" + here.boot() + "\n"
                        + here.self().pid() + "\n1\n");
        claims.take(next);
        assertThat(file()).content().startsWith(next.token());
    }

    @Test
    void a_claim_of_a_delivered_attempt_is_void_and_one_of_an_ended_attempt_waits_for_its_tool() throws IOException {
        AttemptPlan plan = trial.plan(Trial.limits(0, 1), "true");
        claims.take(plan.identity());
        Attempt attempt = trial.journal.create(plan, "{}", new byte[0]);
        Files.writeString(
                attempt.endFile(),
                "{\"rc\": 0, \"signal\": null, \"cause\": \"\", \"uptime\": \"\", \"oom_kills\": null}");
        Identity next = Trial.identity("amber-otter", 3, 2);
        assertThatThrownBy(() -> claims.take(next))
                .as("its tool may be committing it just now")
                .isInstanceOf(Failure.class);
        attempt.deliver("1".repeat(40));
        claims.take(next);
        assertThat(file()).content().startsWith(next.token());
    }

    @Test
    void a_claim_is_void_whose_owner_died_before_it_had_written_the_plan_down() throws IOException {
        Files.createDirectories(file().getParent());
        Machine here = Machine.here();
        String token = "a".repeat(32);
        String dead = here.host() + "\n" + here.boot() + "\n" + here.self().pid() + "\n1\n";
        Files.writeString(file(), token + "\n" + dead);
        Path journal = Files.createDirectories(trial.paribus.resolve("runs").resolve(token));
        Files.write(journal.resolve("reserve"), new byte[10]);
        Identity next = Trial.identity("amber-otter", 3, 2);
        claims.take(next);
        assertThat(file()).content().startsWith(next.token());

        Files.writeString(file(), token + "\n" + dead);
        Files.writeString(journal.resolve("intent.json"), "{\"paribus\": 99}");
        assertThatThrownBy(() -> claims.take(next))
                .as("a newer version's attempt may run")
                .isInstanceOf(Failure.class);
    }

    @Test
    void an_empty_claim_is_void() throws IOException {
        Files.createDirectories(file().getParent());
        Files.createFile(file());
        assertThatCode(() -> claims.take(Trial.identity("amber-otter", 3, 1))).doesNotThrowAnyException();
    }

    @Test
    void of_many_at_once_one_wins_also_over_a_dead_claim() throws Exception {
        for (String before : List.of("", "dead")) {
            Files.createDirectories(file().getParent());
            Files.deleteIfExists(file());
            if (!before.isEmpty()) {
                Machine here = Machine.here();
                Files.writeString(
                        file(),
                        "a".repeat(32) + "\n" + here.host() + "\n" + here.boot() + "\n"
                                + here.self().pid() + "\n1\n");
            }
            var gate = new CountDownLatch(1);
            var pool = Executors.newFixedThreadPool(8);
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Identity identity = Trial.identity(String.format("%032x", i + 1), "amber-otter", 3, 1);
                tries.add(pool.submit(() -> {
                    gate.await();
                    try {
                        claims.take(identity);
                        return true;
                    } catch (Failure taken) {
                        return false;
                    }
                }));
            }
            gate.countDown();
            int won = 0;
            for (Future<Boolean> attempt : tries) {
                won += attempt.get() ? 1 : 0;
            }
            pool.shutdown();
            assertThat(won).isEqualTo(1);
        }
    }
}
