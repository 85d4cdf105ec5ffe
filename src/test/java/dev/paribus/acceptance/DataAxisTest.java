package dev.paribus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data as an axis of its own: tracked, untracked, pointed to by DVC and Git LFS. */
class DataAxisTest {
    @TempDir
    Path temp;

    private static final String OLD = "2020-01-01T00:00:00Z";

    private TestRepo project(String data, String link) {
        TestRepo repo = TestRepo.in(temp);
        repo.executable("train.sh", "#!/bin/sh\necho \"acc: 0.8$PARIBUS_SEED\"\n");
        repo.write("params.yaml", "lr: 0.01\nepochs: 3\n");
        repo.write(".gitignore", "data/raw/\ndata/big\n");
        repo.write("data/raw/a.csv", "1,2\n")
                .write("data/raw/sub/b.csv", "3,4\n")
                .write("data/small.csv", "5\n");
        repo.commit("a training script");
        repo.paribus("init", "--metric", "acc:maximize", "--seeds", "1..2").ok();
        repo.git("switch", "-q", "main");
        String rules = repo.read("paribus.yaml").replaceAll("(?m)^  link: .*\n", "");
        repo.write("paribus.yaml", rules.replaceFirst("(?m)^run:.*\n", "run:\n" + link) + "\ndata: " + data + "\n");
        repo.commit("the data");
        return repo;
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(OLD)));
    }

    private static String registered(TestRepo repo, String assignment) {
        return repo.paribus("new", assignment, "--because", "it helps acc")
                .ok()
                .out()
                .strip();
    }

    @Test
    void the_record_holds_a_hash_of_each_declared_path_and_a_change_of_untracked_data_beside_a_parameter_is_refused() {
        TestRepo repo = project("[data/raw, data/small.csv]", "  link: [data/raw]\n");
        repo.paribus("run").ok();
        String one = registered(repo, "lr=0.02");
        String record = repo.git("show", "exp/" + one + ":experiment.yaml");
        assertThat(record)
                .containsPattern("data/raw\"?: \"?1:[0-9a-f]{64}")
                .containsPattern("data/small.csv\"?: \"?1:");
        repo.paribus("run", one).ok();

        repo.write("data/raw/sub/b.csv", "3,4\n5,6\n");
        Ran two = repo.paribus("new", "lr=0.03", "--because", "it helps acc");
        assertThat(two.exit()).isEqualTo(1);
        assertThat(two.err()).contains("two-changes", "data/raw (changed)");
    }

    @Test
    void changed_data_beside_a_parameter_are_two_changes_and_alone_are_one() {
        TestRepo repo = project("[data/raw]", "  link: [data/raw]\n");
        repo.write("params.yaml", "lr: 0.01\nepochs: 3\n");
        repo.paribus("run").ok();
        registered(repo, "lr=0.02");
        Ran kept = repo.paribus("try", "epochs=4", "--because", "it helps acc", "--success", "acc >= 0.5")
                .ok();
        assertThat(kept.exit()).isZero();
        String name = repo.git(
                "for-each-ref", "--sort=-creatordate", "--count=1", "--format=%(refname:lstrip=3)", "refs/heads/exp/");
        repo.write("data/raw/a.csv", "9,9\n");
        Ran both = repo.paribus("new", "lr=0.05", "--from", name, "--because", "it helps acc");
        assertThat(both.exit()).isEqualTo(1);
        assertThat(both.err()).contains("two-changes", "lr: 0.01 -> 0.05", "data/raw (changed)");
        Ran stale = repo.paribus("run", "--again", "--because", "anew", name);
        assertThat(stale.exit()).isEqualTo(3);
        assertThat(stale.err()).contains("data-moved", "data/raw");
    }

    @Test
    void data_that_change_while_the_seeds_run_are_said() {
        TestRepo repo = project("[data/raw]", "  link: [data/raw]\n");
        repo.executable("train.sh", "#!/bin/sh\necho x >> data/raw/a.csv\necho \"acc: 0.8$PARIBUS_SEED\"\n");
        repo.commit("a script that writes to its data");
        Ran ran = repo.paribus("run");
        assertThat(ran.err()).contains("the data in 'data/raw' changed while");
    }

    @Test
    void links_are_followed_and_those_to_nothing_or_in_a_circle_are_told_in_words() throws IOException {
        TestRepo repo = project("[data/raw]", "  link: [data/raw]\n");
        Path outside = temp.resolve("outside");
        Files.createDirectories(outside);
        Files.writeString(outside.resolve("c.csv"), "7\n");
        Files.createSymbolicLink(repo.path("data/raw/far"), outside);
        repo.paribus("run").ok();
        String one = repo.git("show", "exp/" + registered(repo, "lr=0.02") + ":experiment.yaml")
                .replaceAll("(?s).*data/raw", "");
        Files.writeString(outside.resolve("c.csv"), "8\n");
        Ran moved = repo.paribus("new", "lr=0.03", "--because", "it helps acc");
        assertThat(moved.exit()).isEqualTo(1);
        assertThat(moved.err()).contains("data/raw (changed)");
        assertThat(one).isNotEmpty();
        Files.writeString(outside.resolve("c.csv"), "7\n");
        Files.createSymbolicLink(repo.path("data/raw/gone"), temp.resolve("nowhere"));
        Ran gone = repo.paribus("new", "lr=0.03", "--because", "it helps acc");
        assertThat(gone.exit()).isEqualTo(3);
        assertThat(gone.err()).contains("data-link", "'data/raw/gone' is a link to nothing");
        Files.delete(repo.path("data/raw/gone"));
        Files.createSymbolicLink(repo.path("data/raw/round"), repo.path("data/raw"));
        assertThat(repo.paribus("new", "lr=0.03", "--because", "it helps acc").err())
                .contains("data-link", "'data/raw/round' is a link that leads back");
        Files.delete(repo.path("data/raw/round"));
    }

    @Test
    void a_hash_is_remembered_unless_the_file_is_as_young_as_the_memory() throws IOException {
        TestRepo repo = project("[data/raw]", "  link: [data/raw]\n");
        Path file = repo.path("data/raw/a.csv");
        age(file);
        age(repo.path("data/raw/sub/b.csv"));
        repo.paribus("run").ok();
        registered(repo, "lr=0.02");
        Path cache = repo.path(".git/paribus/data-hashes");
        String text = Files.readString(cache);
        assertThat(text.lines()).hasSize(2);
        // A wrong hash in the memory is believed: nothing was read again.
        Files.writeString(cache, text.replaceAll(" [0-9a-f]{64} ", " " + "0".repeat(64) + " "));
        Ran believed = repo.paribus("new", "lr=0.03", "--because", "it helps acc");
        assertThat(believed.err()).contains("data/raw (changed)");
        // The same with files as young as the memory: not believed.
        Files.writeString(
                cache,
                text.replaceAll(" [0-9a-f]{64} ", " " + "0".repeat(64) + " ")
                        .replaceAll("(?m)^(\\S+ )(\\S+ )\\S+ ", "$1$2$2"));
        registered(repo, "lr=0.03");
        // Gone or broken: no harm.
        Files.writeString(cache, "nonsense\n1 2 3\n");
        registered(repo, "lr=0.04");
        Files.delete(cache);
        registered(repo, "lr=0.05");
        // An edit that keeps size and time is seen by its change time.
        byte[] same = "9,9\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(file, same);
        age(file);
        assertThat(repo.paribus("new", "lr=0.06", "--because", "it helps acc").err())
                .contains("data/raw (changed)");
    }

    @Test
    void dvc_pointers_count_by_what_they_point_to() throws IOException {
        TestRepo repo = project("[data/big]", "");
        String pointer = "outs:\n- md5: 61e9540aaaaaaaaaaaaaaaaaaaaaaaaa.dir\n  size: 4\n  nfiles: 1\n  path: big\n";
        repo.write("data/big.dvc", pointer);
        repo.commit("data by DVC");
        repo.paribus("run").ok();
        registered(repo, "lr=0.02");
        // Another text that points to the same is no change.
        repo.git("switch", "-q", "main");
        repo.write("data/big.dvc", "# by hand\n" + pointer.replace("  size: 4\n", "  size: 4\n  hash: md5\n"));
        Ran nothing = repo.paribus("new", "--because", "it helps acc", "--kind", "data", "--what", "more rows");
        assertThat(nothing.exit()).isEqualTo(1);
        assertThat(nothing.err()).contains("no-change");
        // Another hash is the data axis, beside a parameter two changes.
        repo.write("data/big.dvc", pointer.replace("61e9540a", "71e9540a"));
        String data = repo.paribus("new", "--because", "more rows help acc", "--kind", "data", "--what", "more rows")
                .ok()
                .out()
                .strip();
        assertThat(repo.paribus("check", data).exit()).isZero();
        repo.write("params.yaml", "lr: 0.09\nepochs: 3\n");
        assertThat(repo.paribus("check").out()).contains("two-changes", "data/big.dvc (changed)", "lr: 0.01 -> 0.09");
        repo.git("checkout", "-q", "params.yaml");
        // Data that are here and are not as many as it says.
        Files.createDirectories(repo.path("data/big"));
        Files.writeString(repo.path("data/big/x"), "too many bytes");
        Ran moved = repo.paribus("run", data);
        assertThat(moved.exit()).isEqualTo(3);
        assertThat(moved.err()).contains("data-moved", "dvc checkout data/big.dvc");
        Files.writeString(repo.path("data/big/x"), "four");
        repo.paribus("run", data).ok();
    }

    @Test
    void missing_data_are_named() {
        TestRepo repo = project("[data/nowhere]", "");
        Ran ran = repo.paribus("run");
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).contains("data-missing", "'data/nowhere' is not here");
    }
}
