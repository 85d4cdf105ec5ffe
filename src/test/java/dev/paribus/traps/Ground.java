package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.json.Json;
import dev.paribus.json.MalformedJson;
import dev.paribus.support.Ran;
import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A small project in which the traps are set: an sh script that trains, its model in a second file, parameters in a third.
 * {@code acc} is 0.5 + lr - wd + the model's bonus, with noise by seed that is never equal for two settings.
 */
final class Ground {
    static final String TRAIN = """
            #!/bin/sh
            value() { sed -n "s/.*\\"$1\\": \\([0-9.e+-]*\\).*/\\1/p" "$PARIBUS_PARAMS"; }
            . ./model.sh
            awk -v lr="$(value lr)" -v wd="$(value wd)" -v bonus="$bonus" -v seed="$PARIBUS_SEED" 'BEGIN {
                noise = (seed * 7 % 5) / 1000 + (seed * seed * (lr + 3 * wd + bonus) * 1000 % 7) / 10000
                printf "acc: %.6f\\n", 0.5 + lr - wd + bonus + noise
            }'
            """;
    static final String MODEL = "# the model\nbonus=0\n";
    static final String BETTER_MODEL = "# the model\nbonus=0.2\n";
    static final String PARAMS = """
            # how it learns
            lr: 0.1   # the rate
            epochs: 3
            batch: 32
            layers: 2
            width: 64
            wd: 0.05
            """;

    private static final RepoTemplate MEASURED = new RepoTemplate(folder -> {
        Ground ground = initialised(folder);
        ground.repo.paribus("run").ok();
        return ground.repo;
    });

    final Path temporary;
    final TestRepo repo;

    private Ground(Path temporary, TestRepo repo) {
        this.temporary = temporary;
        this.repo = repo;
    }

    Ground(Path temporary) {
        this(temporary, TestRepo.in(temporary));
        repo.write("train.sh", TRAIN).write("model.sh", MODEL).write("params.yaml", PARAMS);
    }

    /** Initialised, nothing measured. */
    static Ground initialised(Path temporary) {
        var ground = new Ground(temporary);
        ground.repo.commit("a training script");
        ground.init();
        return ground;
    }

    /** With a measured baseline, the champion. */
    static Ground measured(Path temporary) {
        return new Ground(temporary, MEASURED.copyTo(temporary));
    }

    void init(String... more) {
        repo.paribus(words(List.of("init", "--metric", "acc:maximize", "--seeds", "1..3"), more))
                .ok();
    }

    /** Registers an experiment that changes one parameter. */
    void register(String name, String assignment, String... more) {
        repo.paribus(words(List.of("new", assignment, "--because", "the loss says so", "--name", name), more))
                .ok();
    }

    /** Registers and measures an experiment that changes one parameter. */
    void attempt(String name, String assignment, String... more) {
        repo.paribus(words(List.of("try", assignment, "--because", "the loss says so", "--name", name), more))
                .ok();
    }

    private static String[] words(List<String> first, String... more) {
        var all = new ArrayList<>(first);
        all.addAll(Arrays.asList(more));
        return all.toArray(new String[0]);
    }

    void keep(String name) {
        repo.paribus("keep", name, "--because", "better on every seed").ok();
    }

    /** The name in the record that is checked out. */
    String baseline() {
        return named(repo.read("experiment.yaml"));
    }

    /** The name in the record at a revision. */
    String recordAt(String revision) {
        return named(repo.git("show", revision + ":experiment.yaml"));
    }

    private static String named(String record) {
        return record.lines()
                .filter(line -> line.startsWith("name: "))
                .map(line -> line.substring("name: ".length()).strip())
                .findFirst()
                .orElseThrow();
    }

    /** What {@code log --json} says of an experiment. */
    Map<String, Object> entry(String name) {
        return data("log", "--json").stream()
                .filter(entry -> name.equals(entry.get("name")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in the log"));
    }

    /** State, standing and verdict of an experiment, in three words or more. */
    String standing(String name) {
        Map<String, Object> entry = entry(name);
        return entry.get("state") + "; " + entry.get("standing") + "; " + entry.get("verdict");
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> data(String... words) {
        Ran ran = repo.paribus(words).ok();
        try {
            return (List<Map<String, Object>>) Json.parseObject(ran.out()).get("data");
        } catch (MalformedJson broken) {
            throw new AssertionError(ran.toString(), broken);
        }
    }

    /** Runs the script by hand in a folder, as seed 1 with the usual parameters; returns the value. */
    String train(Path folder) {
        Path params = temporary.resolve("by-hand.json");
        try {
            Files.writeString(params, "{\"lr\": 0.1, \"wd\": 0.05}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> more = Map.of("PARIBUS_PARAMS", params.toString(), "PARIBUS_SEED", "1");
        return repo.child(folder, more, List.of("sh", "train.sh")).ok().text().replace("acc: ", "");
    }

    /** The values of {@code acc} that a commit's summary holds, in the order of the seeds. */
    List<String> values(String revision) {
        String line = repo.git("show", revision + ":results/summary.yaml")
                .lines()
                .filter(one -> one.contains("acc:") && one.contains("values:"))
                .findFirst()
                .orElseThrow();
        return List.of(
                line.replaceFirst(".*values: \\[", "").replaceFirst("].*", "").split(", *"));
    }

    /** Asserts that git finds neither a change in the checkout nor a worktree beside it nor a broken object. */
    void assertTidy() {
        assertThat(repo.git("status", "--porcelain")).as("git status").isEmpty();
        assertThat(repo.git("worktree", "list").lines()).as("git worktree list").hasSize(1);
        assertThat(repo.git("fsck", "--strict", "--no-dangling")).as("git fsck").isEmpty();
    }
}
