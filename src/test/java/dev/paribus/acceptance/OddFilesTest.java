package dev.paribus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.paribus.format.ParamFiles;
import dev.paribus.format.Parsed;
import dev.paribus.format.ProjectFile;
import dev.paribus.format.RecordFile;
import dev.paribus.format.Splice;
import dev.paribus.param.ParamPath;
import dev.paribus.problem.Failure;
import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Odd files of every kind: a finding with a place and never an exception; a second for each at most. */
class OddFilesTest {
    private static final String RECORD = """
            paribus: 1
            name: amber-otter
            parent: slate-heron
            hypothesis: Halving the rate raises acc because the loss oscillates.
            change: {kind: hyperparameter, what: optimizer.lr}
            success: [acc >= parent + 0.005]
            seeds: [1, 2, 3]
            data: {"data/a.csv": "1:ab"}
            params:
              optimizer: &o {name: adam, lr: 0.0005}
              other: *o
            """;

    private static final String RULES = """
            paribus: 1
            trunk: main
            run: {command: [sh, train.sh], timeout: 2h}
            metrics:
              acc: {goal: maximize, primary: true, value: best}
            params: [params.yaml]
            change: {blocks: [model], nuisance: [optimizer.lr]}
            policy: {no-notebooks: warn}
            """;

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path temp;

    private static void read(String name, byte[] bytes, Function<byte[], Parsed<?>> reader) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Parsed<?> parsed = reader.apply(bytes);
        var took = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        assertThat(took).as(name).isLessThan(SECOND);
        assertThat(parsed.ok() || !parsed.problems().isEmpty()).as(name).isTrue();
        assertThat(parsed.problems()).as(name).allSatisfy(problem -> {
            assertThat(problem.location()).isNotNull();
            assertThat(problem.message()).doesNotContain("java.", "Exception");
        });
    }

    private static void readers(String name, byte[] bytes) {
        read(name + " as record", bytes, b -> RecordFile.read("experiment.yaml", b, null));
        read(name + " as rules", bytes, b -> ProjectFile.read("paribus.yaml", b));
        for (String ending : List.of("yaml", "json", "toml")) {
            read(name + " as " + ending, bytes, b -> ParamFiles.read(Map.of("p." + ending, b)));
            try {
                byte[] after = Splice.add("p." + ending, bytes, ParamPath.parse("added.here"), "1");
                assertThat(ParamFiles.read(Map.of("p." + ending, after)).ok())
                        .as(name)
                        .isTrue();
            } catch (Failure refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void no_reader_throws_on_what_was_made_by_hand() {
        Map<String, byte[]> all = OddFiles.byHand();
        assertThat(all).hasSizeGreaterThan(70);
        // The first of each costs the start of its library.
        readers("warm-up", RECORD.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        all.forEach(OddFilesTest::readers);
    }

    @Test
    void no_reader_throws_on_spoilt_files() {
        readers("warm-up", RECORD.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (int seed = 0; seed < 150; seed++) {
            for (String good : List.of(
                    RECORD,
                    RULES,
                    "{\"a\": [1, 2.5, \"x\"], \"b\": {\"c\": null}}",
                    "a = 1\n[b]\nc = [1, 'x']\nd.e = \"y\"\n")) {
                byte[] spoilt = OddFiles.spoilt(good, seed);
                try {
                    readers("seed " + seed, spoilt);
                } catch (RuntimeException thrown) {
                    fail("seed " + seed + ":\n" + new String(spoilt, java.nio.charset.StandardCharsets.UTF_8), thrown);
                }
            }
        }
    }

    private static Duration reading(String file, byte[] bytes) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Parsed<?> parsed = file.equals("params.yaml")
                ? ParamFiles.read(Map.of(file, bytes))
                : RecordFile.read("experiment.yaml", bytes, null);
        assertThat(parsed).isNotNull();
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }

    @Test
    void check_answers_whatever_stands_in_record_rules_or_parameters() {
        TestRepo repo = Bench.measured(temp);
        String name = Bench.registered(repo, "optimizer.lr=0.05", "it learns faster");
        var odd = new LinkedHashMap<>(OddFiles.byHand());
        for (int seed = 0; seed < 25; seed++) {
            odd.put("spoilt " + seed, OddFiles.spoilt(RECORD, seed));
        }
        repo.paribus("check");
        for (String file : List.of("experiment.yaml", "paribus.yaml", "params.yaml")) {
            String before = repo.read(file);
            int every = file.equals("experiment.yaml") ? 3 : 8;
            var some = new LinkedHashMap<String, byte[]>();
            odd.forEach((what, bytes) -> {
                if (Math.floorMod(what.hashCode(), every) == 0) {
                    some.put(what, bytes);
                }
            });
            some.forEach((what, bytes) -> {
                repo.write(file, bytes);
                Duration reading = reading(file, bytes);
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                Ran ran = repo.paribus("check");
                assertThat(ran.exit())
                        .as(what + " as " + file + "\n" + ran.err())
                        .isIn(0, 1, 3);
                assertThat(ran.out() + ran.err()).as(what + " as " + file).doesNotContain("Exception", "java.lang");
                long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
                // Checking is little more than reading, however long the file is: on this machine, at this time.
                assertThat(Duration.ofNanos(took))
                        .as(what + " as " + file + ", read in " + reading)
                        .isLessThan(reading.multipliedBy(3).plus(SECOND));
                if (ran.err().contains("[too-large]") || ran.out().contains("\ttoo-large\t")) {
                    assertThat(ran.err() + ran.out()).doesNotContain("(absent)");
                }
            });
            repo.write(file, before);
        }
        assertThat(repo.paribus("check").exit()).isZero();
    }
}
