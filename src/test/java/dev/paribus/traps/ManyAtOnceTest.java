package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.ExperimentName;
import dev.paribus.model.Ran;
import dev.paribus.run.Claims;
import dev.paribus.run.Identity;
import dev.paribus.run.Journal;
import dev.paribus.run.Machine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several seeds of several experiments at once, in one command and in two. */
class ManyAtOnceTest {
    /** Notes how many of its like run, and reports what the usual script does. */
    private static final String COUNTS = """
            #!/bin/sh
            me=$PARIBUS_EXPERIMENT-$PARIBUS_SEED
            mkdir -p "$ROOM/now" "$ROOM/seen"
            : > "$ROOM/now/$me"
            : > "$ROOM/seen/$me"
            ls "$ROOM/now" | wc -l >> "$ROOM/counts"
            i=0
            while [ "$(ls "$ROOM/seen" | wc -l)" -lt "${TOGETHER:-1}" ] && [ $i -lt 1000 ]; do i=$((i + 1)); sleep 0.02; done
            [ $i -lt 1000 ] || exit 9
            rm "$ROOM/now/$me"
            value() { sed -n "s/.*\\"$1\\": \\([0-9.e+-]*\\).*/\\1/p" "$PARIBUS_PARAMS"; }
            awk -v lr="$(value lr)" -v seed="$PARIBUS_SEED" 'BEGIN { printf "acc: %.6f\\nms: %.3f\\n", 0.5 + lr + (seed * 7 % 5) / 1000, seed }'
            """;

    @TempDir
    Path temporary;

    private Ground counting() {
        var ground = new Ground(temporary);
        ground.repo.write("train.sh", COUNTS);
        ground.repo.commit("a script that counts its like");
        ground.init();
        return ground;
    }

    private dev.paribus.support.Ran paribus(Ground ground, int together, String... words) {
        return ground.repo.paribusIn(
                ground.repo.dir(),
                Map.of("ROOM", temporary.toString(), "TOGETHER", Integer.toString(together)),
                List.of(words));
    }

    private int most() {
        try (Stream<String> lines = java.nio.file.Files.lines(temporary.resolve("counts"))) {
            return lines.map(String::strip).mapToInt(Integer::parseInt).max().orElse(0);
        } catch (java.io.IOException none) {
            throw new java.io.UncheckedIOException(none);
        }
    }

    @Test
    void a_parent_is_measured_before_the_verdict_on_its_child() {
        Ground ground = counting();
        paribus(ground, 1, "run").ok();
        ground.register("amber-otter", "lr=0.2");
        ground.register("slate-heron", "wd=0.02", "--from", "amber-otter");

        dev.paribus.support.Ran ran =
                paribus(ground, 1, "run", "slate-heron", "--jobs", "3").ok();

        assertThat(ran.err()).contains("amber-otter is the parent of slate-heron");
        assertThat(ground.standing("amber-otter")).startsWith("measured; ");
        assertThat(ground.standing("slate-heron")).startsWith("measured; ");
        assertThat(ground.repo.git("show", "exp/slate-heron:results/summary.yaml"))
                .contains("parent: {name: amber-otter, commit: " + ground.repo.git("rev-parse", "exp/amber-otter"))
                .doesNotContain("parent-incomplete");
    }

    @Test
    void experiments_of_one_seed_run_side_by_side() {
        Ground ground = counting();
        paribus(ground, 1, "run").ok();
        ground.register("amber-otter", "lr=0.2", "--seeds", "1");
        ground.register("slate-heron", "lr=0.3", "--seeds", "1");

        // Both wait until the other one is there, too: three of the baseline were before them.
        paribus(ground, 5, "run", "--jobs", "2").ok();

        for (String name : List.of("amber-otter", "slate-heron")) {
            assertThat(ground.standing(name)).startsWith("measured; ");
            assertThat(ground.repo.git("show", "exp/" + name + ":results/summary.yaml"))
                    .contains("jobs: 2");
        }
        ground.assertTidy();
    }

    @Test
    void two_commands_share_one_number_of_jobs() {
        Ground ground = counting();
        paribus(ground, 1, "run").ok();
        ground.register("amber-otter", "lr=0.2");
        ground.register("slate-heron", "lr=0.3");

        var other = CompletableFuture.supplyAsync(
                () -> paribus(ground, 1, "run", "slate-heron", "--jobs", "2"), ManyAtOnceTest::start);
        paribus(ground, 1, "run", "amber-otter", "--jobs", "2").ok();
        other.join().ok();

        assertThat(most()).isBetween(1, 2);
        assertThat(ground.values("exp/amber-otter")).hasSize(3);
        assertThat(ground.values("exp/slate-heron")).hasSize(3);
        ground.assertTidy();
    }

    /** A thread of its own: the common pool has one on a small machine. */
    private static void start(Runnable task) {
        new Thread(task, "the other run").start();
    }

    @Test
    void a_seed_that_another_process_has_costs_the_others_nothing() {
        Ground ground = Ground.measured(temporary);
        ground.register("amber-otter", "lr=0.2");
        ground.register("slate-heron", "lr=0.3");
        Claims claims = claims(ground);
        Identity held = identity("amber-otter", 1);
        claims.take(held);

        dev.paribus.support.Ran ran = ground.repo.paribus("run", "--jobs", "2").exits(3);

        assertThat(ran.err()).contains("amber-otter seed 1", "[already-running]");
        assertThat(ground.standing("slate-heron")).startsWith("measured; ");
        assertThat(ground.standing("amber-otter")).startsWith("partial; ");
        assertThat(ground.values("exp/amber-otter")).hasSize(2);
        assertThat(ran.out()).contains("slate-heron\tmeasured", "amber-otter\tpartial");

        claims.release(held);
        ground.repo.paribus("run", "amber-otter").ok();
        assertThat(ground.standing("amber-otter")).startsWith("measured; ");
        assertThat(ground.values("exp/amber-otter")).hasSize(3);
    }

    private static Claims claims(Ground ground) {
        Path paribus = ground.repo.path(".git/paribus");
        return new Claims(paribus, new Journal(paribus, Machine.here(), Clock.systemUTC()));
    }

    private static Identity identity(String name, int seed) {
        String none = "0".repeat(40);
        return new Identity(
                "f".repeat(32),
                "",
                new ExperimentName(name),
                none,
                new Ran(none, none, none, "", "", "", "full"),
                seed,
                1);
    }

    @Test
    void what_no_experiment_can_start_with_is_told_of_all_before_anything_runs() {
        Ground ground = Ground.measured(temporary);
        ground.register("amber-otter", "lr=0.2");
        ground.register("slate-heron", "lr=0.3");
        ground.register("quiet-wren", "lr=0.4");
        for (String name : List.of("amber-otter", "slate-heron")) {
            Path there = temporary.resolve(name);
            ground.repo.git("worktree", "add", "-q", there.toString(), "exp/" + name);
            ground.repo.sh("echo '# mine' >> " + there + "/train.sh").ok();
        }
        ground.repo.git("switch", "-q", "main");
        String before = ground.repo.git("for-each-ref");

        dev.paribus.support.Ran ran = ground.repo.paribus("run", "--jobs", "2").exits(3);

        assertThat(ran.err()).contains("exp/amber-otter is checked out with", "exp/slate-heron is checked out with");
        assertThat(ground.repo.git("for-each-ref")).isEqualTo(before);
    }

    @Test
    void what_is_to_be_measured_alone_is_void_beside_other_jobs() {
        Ground ground = new Ground(temporary);
        ground.repo.write("train.sh", COUNTS);
        ground.repo.commit("a script that counts its like");
        ground.init("--metric", "ms:minimize");
        String rules = ground.repo.read("paribus.yaml");
        assertThat(rules).contains("ms: {goal: minimize}");
        ground.repo.write("paribus.yaml", rules.replace("ms: {goal: minimize}", "ms: {goal: minimize, alone: true}"));
        ground.repo.commit("the latency counts alone");
        paribus(ground, 1, "run").ok();
        ground.register("amber-otter", "lr=0.2", "--guard", "ms <= 30");
        ground.register("slate-heron", "lr=0.3", "--guard", "ms <= 30");

        paribus(ground, 5, "run", "amber-otter", "--jobs", "2").ok();
        paribus(ground, 1, "run", "slate-heron").ok();

        assertThat(ground.standing("amber-otter")).endsWith("; void");
        assertThat(ground.repo.git("show", "exp/amber-otter:results/summary.yaml"))
                .contains("not-alone");
        assertThat(ground.standing("slate-heron")).doesNotContain("void");
        ground.repo.paribus("check", "amber-otter").ok();
    }

    @Test
    void each_job_gets_a_gpu_of_its_own_which_is_recorded() throws java.io.IOException {
        Ground ground = counting();
        ground.repo.write(
                "train.sh",
                COUNTS.replace(
                        "rm \"$ROOM/now", "echo \"$CUDA_VISIBLE_DEVICES $(nice)\" >> \"$ROOM/gpus\"\nrm \"$ROOM/now"));
        ground.repo.commit("a script that says what it sees");

        paribus(ground, 2, "run", "--gpus", "3,GPU-5c89", "--nice", "7").ok();

        List<String> seen = java.nio.file.Files.readAllLines(temporary.resolve("gpus"));
        assertThat(seen).hasSize(3).contains("3 7", "GPU-5c89 7");
        assertThat(ground.repo.git("show", "main:results/seed-1/environment.yaml"))
                .contains("CUDA_VISIBLE_DEVICES");
        assertThat(most()).isEqualTo(2);
    }

    @Test
    void what_the_gpus_do_not_allow_is_refused_before_anything_starts() {
        Ground ground = Ground.initialised(temporary);
        String before = ground.repo.git("for-each-ref", "refs/heads/exp");
        assertThat(ground.repo.paribus("run", "--gpus", "0,0").exits(2).err()).contains("[gpus-form]");
        ground.repo.write(
                "paribus.yaml", ground.repo.read("paribus.yaml").replaceFirst("(?m)^run:.*$", "$0\n  gpus: 3"));
        assertThat(ground.repo.read("paribus.yaml")).contains("  gpus: 3");
        ground.repo.commit("three a job");
        assertThat(ground.repo.paribus("run", "--gpus", "0,1").exits(2).err()).contains("[gpus-few]");
        assertThat(ground.repo.git("for-each-ref", "refs/heads/exp")).isEqualTo(before);
    }
}
