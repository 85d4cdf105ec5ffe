package dev.paribus.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.TestRepo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script that saves checkpoints goes on where its earlier attempt left off. */
class ResumeTest {
    /** Reports steps 1 to 6; a checkpoint after steps 2 and 4; waits in step 5 of the first attempt, after it reported it. */
    private static final String SCRIPT = """
            #!/bin/sh
            here=$(cd "$(git rev-parse --git-common-dir)/.." && pwd)/..
            step=0
            [ -z "$PARIBUS_RESUME" ] || step=$(cat "$PARIBUS_RESUME/checkpoint")
            echo "training seed $PARIBUS_SEED from step $step, $(ls "$PARIBUS_OUTPUT" | wc -l) files"
            while [ $step -lt 6 ]; do
                step=$((step + 1))
                echo "{\\"step\\": $step, \\"acc\\": 0.$step}" >>"$PARIBUS_METRICS"
                [ $((step % 2)) = 1 ] || echo $step >"$PARIBUS_OUTPUT/checkpoint"
                [ $step != 5 ] || [ -n "$PARIBUS_RESUME" ] || [ -e "$here/go" ] || { echo waits; touch "$here/waits"; sleep 100; }
            done
            """;

    @TempDir
    Path temporary;

    private TestRepo repo;
    private String name;

    @BeforeEach
    void project() {
        repo = TestRepo.in(temporary);
        repo.executable("train.sh", SCRIPT);
        repo.write("params.yaml", "lr: 0.1\n");
        repo.commit("a script with checkpoints");
        repo.paribus("init", "--metric", "acc:maximize", "--seeds", "1..2").ok();
        name = repo.git("for-each-ref", "--format=%(refname:lstrip=3)", "refs/heads/exp/");
        repo.git("checkout", "-q", "exp/" + name);
        repo.write("paribus.yaml", repo.read("paribus.yaml").replaceFirst("(?m)^run:.*\n", "run:\n  resume: true\n"));
        repo.commit("go on from checkpoints");
    }

    @Test
    void a_retry_goes_on_from_the_earlier_output_and_the_series_are_joined() throws Exception {
        var other = java.util.concurrent.CompletableFuture.supplyAsync(
                () -> repo.paribus("run", name), task -> new Thread(task, "run").start());
        LongRun.until("seed 1 waits", () -> Files.exists(repo.path("../waits")));
        repo.paribus("stop", name).ok();
        other.get(60, TimeUnit.SECONDS).exits(130);
        repo.write("../go", "");
        repo.paribus("run", name).ok();

        assertThat(repo.paribus("logs", name, "--seed", "1").ok().out())
                .isEqualTo("training seed 1 from step 4, 0 files\n");
        String series = repo.git("show", "exp/" + name + ":results/seed-1/metrics.jsonl");
        assertThat(series.lines().filter(line -> line.contains("\"step\"")))
                .extracting(line -> line.replaceAll(".*\"step\": ([0-9]+).*", "$1"))
                .containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(series).startsWith("{\"paribus\": 1, \"kept\": 6, \"of\": 6}");
        assertThat(repo.git("show", "exp/" + name + ":results/summary.yaml"))
                .containsPattern("end: ok.*resumed: '?[0-9a-f]{32}")
                .contains("state: measured");
        assertThat(repo.paribus("show", name, "--text").ok().out()).contains("attempt 2, resumed 1x");
        repo.paribus("check", name).ok();
    }

    @Test
    void what_is_measured_again_begins_anew() {
        repo.write("../go", "");
        repo.paribus("run", name).ok();
        repo.paribus("run", name, "--again", "--because", "the node had a broken fan")
                .ok();
        assertThat(repo.paribus("logs", name, "--seed", "1").ok().out())
                .isEqualTo("training seed 1 from step 0, 0 files\n");
        assertThat(repo.git("show", "exp/" + name + ":results/summary.yaml")).doesNotContain("resumed");
    }
}
