package dev.paribus.traps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of runs that were made elsewhere: what counts, what does not, and that a view says where they are from. */
class CollectTest {
    private static final String NAME = "big-steps";

    @TempDir
    Path temporary;

    private Ground ground;

    @BeforeEach
    void registered() {
        ground = Ground.measured(temporary);
        ground.register(NAME, "lr=0.2");
        for (int seed = 1; seed <= 3; seed++) {
            ground.repo.write(".git/from/" + seed + ".json", "{\"acc\": 0.61" + seed + "}\n");
        }
    }

    private String collect(int seed, String... more) {
        var words = new java.util.ArrayList<>(
                java.util.List.of("collect", NAME, "--seed", seed + "", ".git/from/" + seed + ".json"));
        words.addAll(java.util.List.of(more));
        return ground.repo.paribus(words.toArray(new String[0])).ok().err();
    }

    private String summary() {
        return ground.repo.git("show", "exp/" + NAME + ":results/summary.yaml");
    }

    private void policy(String value) {
        String rules = ground.repo.read("paribus.yaml");
        ground.repo.write("paribus.yaml", rules + "policy: {collected: " + value + "}\n");
        ground.repo.commit("what counts");
    }

    @Test
    void a_claimed_commit_with_the_same_work_counts_and_every_view_says_that_it_was_collected() {
        String claimed = ground.repo.git("rev-parse", "exp/" + NAME);
        for (int seed = 1; seed <= 3; seed++) {
            assertThat(collect(seed, "--commit", claimed)).isEmpty();
        }
        assertThat(ground.values("exp/" + NAME)).containsExactly("0.611", "0.612", "0.613");
        assertThat(ground.standing(NAME)).isEqualTo("measured; measured; supported");
        assertThat(summary())
                .contains("collected: {by: ", "commit: " + claimed + ", files: [{path: 1.json, size: 15, sha256: ");
        assertThat(ground.repo.paribus("log").ok().out()).contains("\tcollected: seeds 1, 2, 3\t");
        for (String verb : new String[] {"show", "log", "status", "diff"}) {
            String[] words = verb.equals("show") || verb.equals("diff")
                    ? new String[] {verb, NAME, "--text"}
                    : new String[] {verb, "--text"};
            assertThat(ground.repo.paribus(words).ok().out()).as(verb).contains("collected: seeds 1, 2, 3");
        }
        assertThat(ground.repo.paribus("check", NAME).ok().out()).contains("run-elsewhere");
        assertThat(ground.repo.git("ls-tree", "-r", "--name-only", "exp/" + NAME))
                .contains("results/seed-1/metrics.jsonl")
                .doesNotContain("log.txt", "environment.yaml");
        ground.keep(NAME);
        ground.assertTidy();
    }

    @Test
    void without_a_commit_it_is_void_until_the_same_files_come_with_one() {
        collect(1, "--commit", "exp/" + NAME);
        assertThat(collect(2)).contains("[collected-unknown]", "--commit COMMIT");
        collect(3, "--commit", "exp/" + NAME);
        assertThat(ground.standing(NAME)).isEqualTo("measured; measured; void");
        assertThat(summary()).contains("commit: unknown").contains("cause: collected-unknown");
        assertThat(ground.repo.paribus("check", NAME).ok().out()).contains("collected-unknown");
        assertThat(ground.repo.paribus("keep", NAME, "--because", "x").exits(1).err())
                .contains("nobody says at which commit");
        ground.repo.write(".git/from/2.json", "{\"acc\": 0.9}\n");
        assertThat(ground.repo
                        .paribus("collect", NAME, "--seed", "2", ".git/from/2.json", "--commit", "exp/" + NAME)
                        .exits(3)
                        .err())
                .contains("[seed-measured]");
        ground.repo.write(".git/from/2.json", "{\"acc\": 0.612}\n");
        collect(2, "--commit", "exp/" + NAME);
        assertThat(ground.standing(NAME)).isEqualTo("measured; measured; supported");
        assertThat(ground.repo.paribus("check", NAME).ok().out()).doesNotContain("error", "collected-unknown");
    }

    @Test
    void the_policy_makes_it_void_also_where_it_came_later() {
        for (int seed = 1; seed <= 3; seed++) {
            collect(seed, "--commit", "exp/" + NAME);
        }
        policy("void");
        assertThat(ground.repo.paribus("check", NAME).exits(1).out())
                .contains("error\tcollected-void", "seeds 1, 2, 3 were made elsewhere");
        assertThat(ground.repo.paribus("keep", NAME, "--because", "x").exits(1).err())
                .contains("[collected-void]");
        ground.repo.paribus("run", NAME, "--again", "--because", "here").ok();
        assertThat(ground.repo.paribus("check", NAME).ok().out()).doesNotContain("collected");
        assertThat(ground.entry(NAME).get("labels").toString()).isEqualTo("[]");
        ground.repo
                .paribus("new", "lr=0.3", "--because", "it is slow", "--name", "bigger", "--seeds", "1..2")
                .ok();
        for (int seed = 1; seed <= 2; seed++) {
            ground.repo
                    .paribus(
                            "collect",
                            "bigger",
                            "--seed",
                            seed + "",
                            ".git/from/" + seed + ".json",
                            "--commit",
                            "exp/bigger")
                    .ok();
        }
        assertThat(ground.standing("bigger")).isEqualTo("measured; measured; void");
        assertThat(ground.repo.paribus("check", "bigger").ok().out()).contains("warning\tcollected-void");
    }

    @Test
    void what_is_not_finite_is_a_diverged_seed() {
        ground.repo.write(".git/from/1.json", "{\"acc\": NaN}\n");
        assertThat(ground.repo
                        .paribus("collect", NAME, "--seed", "1", ".git/from/1.json", "--commit", "exp/" + NAME)
                        .exits(1)
                        .out())
                .contains("acc is NaN");
        assertThat(summary()).contains("end: diverged", "values: {acc: .nan}");
    }

    @Test
    void a_folder_of_a_logger_is_read_and_kept_and_a_checkpoint_is_not() throws IOException, URISyntaxException {
        Path fixtures = Path.of(Objects.requireNonNull(getClass().getResource("/dev/paribus/exchange/metric-files"))
                .toURI());
        Path from = ground.repo.path(".git/from/lightning");
        copy(fixtures.resolve("lightning"), from);
        Files.writeString(from.resolve("last.ckpt"), "weights");
        String rules = ground.repo.read("paribus.yaml");
        ground.repo.write("paribus.yaml", rules.replaceFirst("acc: \\{goal: maximize", "$0, from: val_f1"));
        ground.repo.commit("its name");
        ground.repo
                .paribus("new", "--kind", "baseline", "--because", "x", "--name", "anew", "--seeds", "1")
                .ok();
        ground.repo
                .paribus("collect", "anew", "--seed", "1", ".git/from/lightning", "--commit", "exp/anew", "--json")
                .ok();
        String there = ground.repo.git("show", "exp/anew:results/summary.yaml");
        assertThat(there)
                .contains("path: lightning_logs/version_0/metrics.csv", "path: lightning_logs/version_1/metrics.csv")
                .doesNotContain("ckpt");
        assertThat(ground.repo.sh("cat .git/paribus/runs/*/collected-1").ok().out())
                .isEqualTo(Files.readString(from.resolve("lightning_logs/version_0/metrics.csv")));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path each : all.sorted().toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                Files.createDirectories(target.getParent());
                if (Files.isRegularFile(each)) {
                    Files.copy(each, target);
                }
            }
        }
    }

    @Test
    void what_could_not_be_committed_is_in_the_journal_and_the_next_command_commits_it() throws IOException {
        Path lock = ground.repo.path(".git/refs/heads/exp/" + NAME + ".lock");
        Files.createFile(lock);
        assertThat(ground.repo
                        .paribus("collect", NAME, "--seed", "1", ".git/from/1.json", "--commit", "exp/" + NAME)
                        .exits(4)
                        .err())
                .contains("[repository-locked]");
        Files.delete(lock);
        Files.delete(ground.repo.path(".git/from/1.json"));
        Path killed = ground.repo.path(".git/paribus/runs/" + "ab".repeat(16));
        Files.createDirectories(killed);
        Files.writeString(killed.resolve("collected-1"), "{\"acc\": 0.9}");
        ground.repo.paribus("run", NAME).ok();
        assertThat(ground.values("exp/" + NAME)).startsWith("0.611");
        assertThat(summary()).containsOnlyOnce("collected: {by: ");
        assertThat(killed)
                .as("what a killed collect left before its plan stood there")
                .doesNotExist();
        ground.assertTidy();
    }
}
