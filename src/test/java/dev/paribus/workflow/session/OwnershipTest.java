package dev.paribus.workflow.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.Progress;
import dev.paribus.model.State;
import dev.paribus.workflow.Lab;
import dev.paribus.workflow.conclusion.Outcome;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.launch.Launch;
import dev.paribus.workflow.launch.LaunchOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnershipTest {
    @TempDir
    Path temporary;

    @Test
    void another_command_does_not_commit_half_of_what_a_living_run_is_measuring() throws Exception {
        Lab lab = new Lab(temporary);
        Path go = temporary.resolve("go");
        lab.repo.executable(
                "train.sh",
                "#!/bin/sh\n[ \"$PARIBUS_SEED\" = 1 ] || while [ ! -e '" + go
                        + "' ]; do sleep 0.02; done\necho acc: 0.$PARIBUS_SEED\n");
        lab.repo.commit("a script that waits");
        lab.init();
        String name = lab.baseline();
        Session running = lab.session();
        var run = CompletableFuture.supplyAsync(
                () -> new Launch(running)
                        .run(java.util.List.of(running.experiments().find(name)), LaunchOptions.DEFAULT),
                OwnershipTest::start);
        waitForSecondSeed(lab);
        String before = lab.repo.git("rev-parse", "exp/" + name);

        assertThat(new Recovery(lab.session()).run()).isEmpty();

        assertThat(lab.repo.git("rev-parse", "exp/" + name)).isEqualTo(before);
        lab.repo.write("../go", "");
        Outcome outcome = run.get().outcomes().get(0);
        assertThat(outcome.summary().state()).isEqualTo(State.MEASURED);
        assertThat(lab.repo.git("rev-list", "--count", before + "..exp/" + name))
                .isEqualTo("1");
    }

    /** A thread of its own: the common pool has one on a small machine, and the support reads children's output there. */
    private static void start(Runnable task) {
        new Thread(task, "the run").start();
    }

    private static void waitForSecondSeed(Lab lab) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (lab.progress.stream().noneMatch(OwnershipTest::secondStarted)) {
            assertThat(System.nanoTime()).as("the second seed starts").isLessThan(end);
            Thread.onSpinWait();
        }
        assertThat(lab.progress)
                .anyMatch(event -> event instanceof Progress.Ended ended && ended.end() == AttemptEnd.OK);
    }

    private static boolean secondStarted(Progress event) {
        return event instanceof Progress.Started started && started.seed() == 2;
    }
}
