package dev.paribus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.Progress;
import dev.paribus.model.State;
import dev.paribus.run.Slots;
import dev.paribus.workflow.launch.Jobs;
import dev.paribus.workflow.launch.Launch;
import dev.paribus.workflow.launch.LaunchOptions;
import dev.paribus.workflow.launch.Launched;
import dev.paribus.workflow.session.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedJobsTest {
    @TempDir
    Path temporary;

    @Test
    void a_command_waits_for_the_jobs_of_another_one_and_says_for_whose() {
        Lab lab = Lab.initialised(temporary);
        Slots.Slot other = slots(lab).take(1, "slate-heron").orElseThrow();
        CompletableFuture<Launched> run = launched(lab, new Jobs(1, true));

        String said = untilWaiting(lab, run);
        assertThat(said)
                .contains("waiting for one of 1 job of this machine, taken by slate-heron, process "
                        + ProcessHandle.current().pid());
        assertThat(lab.progress).noneMatch(Progress.Started.class::isInstance);
        other.close();

        assertThat(run.join().outcomes().get(0).summary().state()).isEqualTo(State.MEASURED);
    }

    @Test
    void a_command_without_a_number_of_jobs_waits_for_nobody() {
        Lab lab = Lab.initialised(temporary);
        try (Slots.Slot other = slots(lab).take(1, "slate-heron").orElseThrow()) {
            Launched done = launched(lab, Jobs.ONE).join();
            assertThat(done.outcomes().get(0).summary().seeds())
                    .allMatch(seed -> seed.attempts().get(0).jobs() == 2);
            assertThat(other.together()).isEqualTo(2);
        }
    }

    private static Slots slots(Lab lab) {
        return Slots.of(lab.repo.env(), lab.repo.path(".git/paribus"), dev.paribus.run.Machine.here());
    }

    private static CompletableFuture<Launched> launched(Lab lab, Jobs jobs) {
        String name = lab.baseline();
        Session session = lab.session();
        return CompletableFuture.supplyAsync(
                () -> new Launch(session)
                        .run(List.of(session.experiments().find(name)), LaunchOptions.DEFAULT.with(jobs)),
                task -> new Thread(task, "the run").start());
    }

    /** What it says when it waits; empty when it did not. */
    private static String untilWaiting(Lab lab, CompletableFuture<Launched> run) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end && !run.isDone()) {
            for (Progress event : lab.progress) {
                if (event instanceof Progress.Note note && note.text().startsWith("waiting for")) {
                    return note.text();
                }
            }
            Thread.onSpinWait();
        }
        return "";
    }
}
