package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held against for-each-ref itself. */
class RefFilesTest {
    private static final List<String> PATTERNS =
            List.of("refs/heads/exp/", "refs/remotes/*/exp/*", "refs/archive/exp/", "refs/remotes/*/archive/exp/*");

    @TempDir
    Path temporary;

    private Repo repo;
    private RefFiles files;

    @BeforeEach
    void commits() {
        repo = Repo.init(temporary);
        for (String n : List.of("1", "2", "3")) {
            repo.git("commit", "-q", "--allow-empty", "-m", n);
        }
        for (String name : List.of(
                "heads/exp/amber-otter",
                "heads/exp/deep/er",
                "heads/experiment",
                "heads/exp2/other",
                "remotes/origin/exp/amber-otter",
                "remotes/origin/exp/deep/er",
                "remotes/two/words/exp/no",
                "remotes/origin/archive/exp/put-away",
                "archive/exp/put-away")) {
            repo.git("update-ref", "refs/" + name, "HEAD~1");
        }
        files = new RefFiles(repo.root.resolve(".git"), new ConfigList(List.of()));
    }

    private Map<String, Oid> git() {
        var out = new LinkedHashMap<String, Oid>();
        repo.git(
                        "for-each-ref",
                        "--format=%(objectname) %(refname)",
                        PATTERNS.get(0),
                        PATTERNS.get(1),
                        PATTERNS.get(2),
                        PATTERNS.get(3))
                .lines()
                .forEach(line -> out.put(line.substring(41), new Oid(line.substring(0, 40))));
        return out;
    }

    private void same() {
        assertThat(files.list(PATTERNS)).isNotNull().containsExactlyEntriesOf(git());
    }

    @Test
    void files_of_their_own_and_packed_ones_are_what_git_says() {
        same();
        assertThat(git()).hasSize(5);
        repo.git("pack-refs", "--all");
        same();
        repo.git("update-ref", "refs/heads/exp/amber-otter", "HEAD");
        repo.git("update-ref", "refs/heads/exp/brown-owl", "HEAD");
        same();
        repo.git("update-ref", "-d", "refs/heads/exp/amber-otter");
        repo.git("tag", "-a", "-m", "peeled in packed-refs", "v1");
        repo.git("pack-refs", "--all", "--prune");
        same();
    }

    @Test
    void one_of_its_own_stands_before_between_and_behind_packed_ones() {
        repo.git("pack-refs", "--all");
        Map<String, Oid> before = files.list(PATTERNS);
        assertThat(files.list(PATTERNS)).isSameAs(before);
        for (String name : List.of("aaa", "b", "zebra")) {
            repo.git("update-ref", "refs/heads/exp/" + name, "HEAD");
            same();
        }
        repo.git("update-ref", "refs/archive/exp/first", "HEAD");
        repo.git("update-ref", "refs/remotes/zz/exp/last", "HEAD");
        same();
        assertThat(files.list(PATTERNS)).isSameAs(files.list(PATTERNS)).isNotSameAs(before);
    }

    @Test
    void packed_ones_in_another_order_are_sorted() throws IOException {
        repo.git("pack-refs", "--all");
        Map<String, Oid> git = git();
        Path packed = repo.root.resolve(".git/packed-refs");
        List<String> lines = new ArrayList<>(Files.readAllLines(packed).stream()
                .filter(line -> !line.startsWith("#"))
                .toList());
        Collections.reverse(lines);
        Files.write(packed, lines);

        assertThat(files.list(PATTERNS)).containsExactlyEntriesOf(git);
    }

    @Test
    void what_is_out_of_the_ordinary_is_gits_to_answer() throws IOException {
        repo.git("symbolic-ref", "refs/heads/exp/other-name", "refs/heads/exp/amber-otter");
        assertThat(files.list(PATTERNS)).isNull();
        repo.git("symbolic-ref", "-d", "refs/heads/exp/other-name");
        same();
        Files.writeString(repo.root.resolve(".git/refs/heads/exp/empty"), "");
        assertThat(files.list(PATTERNS)).isNull();
        Files.delete(repo.root.resolve(".git/refs/heads/exp/empty"));
        Files.writeString(repo.root.resolve(".git/refs/heads/exp/half.lock"), "");
        same();
        assertThat(files.list(List.of("refs/heads/exp"))).isNull();
        Path config = repo.root.resolve(".git");
        assertThat(new RefFiles(config, new ConfigList(List.of("extensions.refstorage\nreftable"))).list(PATTERNS))
                .isNull();
    }

    @Test
    void links_are_followed_as_git_does_or_are_gits_to_answer() throws IOException {
        Path heads = repo.root.resolve(".git/refs/heads/exp");
        Files.createSymbolicLink(heads.resolve("linked"), heads.resolve("amber-otter"));
        same();
        repo.git("pack-refs", "--all");
        Files.deleteIfExists(heads.resolve("linked"));
        Files.createDirectories(heads);
        Files.createSymbolicLink(heads.resolve("linked"), Path.of("refs/heads/exp/amber-otter"));
        assertThat(files.list(PATTERNS)).isNull();
        Files.delete(heads.resolve("linked"));
        Files.createSymbolicLink(heads.resolve("round"), heads);
        assertThat(files.list(PATTERNS)).isNull();
    }

    @Test
    void a_name_that_is_no_utf_8_is_gits_to_read() {
        repo.sh(
                "there=$(printf '.git/refs/remotes/or\\351') && mkdir \"$there\" && cp -r .git/refs/remotes/origin/exp \"$there/\"");
        assertThat(repo.git("for-each-ref", "--format=%(refname)", "refs/remotes/")
                        .lines())
                .hasSize(6);
        assertThat(files.list(PATTERNS)).isNull();
    }

    @Test
    void a_damaged_packed_refs_is_gits_to_answer() throws IOException {
        repo.git("pack-refs", "--all");
        Path packed = repo.root.resolve(".git/packed-refs");
        String good = Files.readString(packed);
        String id = repo.git("rev-parse", "HEAD").strip();
        for (String damage : List.of(
                "junk\n",
                id + "\n",
                id + " \n",
                "g" + id.substring(1) + " refs/heads/exp/zzz\n",
                id.substring(0, 20) + "\n" + id.substring(21) + " refs/heads/exp/zzz\n",
                "short\n" + id.substring(0, 34) + " refs/tags/swallowed\n",
                id.substring(0, 30))) {
            Files.writeString(packed, good + damage);
            assertThat(files.list(PATTERNS)).as(damage).isNull();
            Files.writeString(packed, damage + good);
            assertThat(files.list(PATTERNS)).as("%s in front", damage).isNull();
        }
        Files.writeString(packed, good);
        same();
    }

    @Test
    void of_many_git_is_asked() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 250; i++) {
            all.append("create refs/heads/exp/n").append(i).append(" HEAD\n");
        }
        repo.sh("printf '%s' '" + all + "' | sed \"s/HEAD/$(git rev-parse HEAD)/\" | git update-ref --stdin");
        assertThat(git()).hasSize(255);
        assertThat(files.list(PATTERNS)).isNull();
        repo.git("pack-refs", "--all");
        same();
    }
}
