package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git's own {@code diff-index} and {@code diff-tree} are the judges. */
final class FirstChildTest {
    private static final List<String> PATHS = List.of(
            "a", "b.txt", "d/a", "d/b", "d/e/f", "d/e/g", "d.x", "é ü", "z/ end 0", " end 1", "n\nl", "d/e", "z");

    @TempDir
    Path temp;

    private Repo repo;

    @BeforeEach
    void make() {
        repo = Repo.init(temp);
    }

    @Test
    void what_is_staged_against_any_commit_is_what_git_says() throws IOException {
        List<Oid> commits = history(new Random(11), 12);
        edit(new Random(12));
        try (GitReader reader = Repositories.openForIndex(repo.root, repo.env)) {
            for (Oid commit : commits) {
                assertThat(lines(reader.staged(commit)))
                        .as(commit.hex())
                        .isEqualTo(raw(
                                "diff-index", "--cached", "--raw", "--no-renames", "--no-abbrev", "-z", commit.hex()));
            }
        }
    }

    @Test
    void trees_differ_as_git_says() throws IOException {
        List<Oid> commits = history(new Random(21), 10);
        try (CatFile objects = new CatFile(Git.reading(repo.root, repo.env), CatFile.Asked.CONTENT)) {
            for (Oid from : commits) {
                for (Oid to : commits) {
                    assertThat(lines(TreeCompare.between(objects, from, to).orElseThrow()))
                            .as(from + " to " + to)
                            .isEqualTo(raw(
                                    "diff-tree",
                                    "-r",
                                    "--raw",
                                    "--no-renames",
                                    "--no-abbrev",
                                    "-z",
                                    from.hex(),
                                    to.hex()));
                }
            }
        }
    }

    @Test
    void an_unmerged_file_is_told() {
        repo.commit("one", "a", "one\n");
        repo.git("switch", "-q", "-c", "side");
        repo.commit("side", "a", "side\n");
        repo.git("switch", "-q", "main");
        repo.commit("main", "a", "main\n");
        assertThat(repo.tryGit("merge", "side").ok()).isFalse();
        try (GitReader reader = Repositories.openForIndex(repo.root, repo.env)) {
            assertThatThrownBy(() -> reader.staged(repo.head()))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure ->
                                    assertThat(failure.problems().get(0).code()).isEqualTo("unmerged"));
        }
    }

    @Test
    void the_index_of_a_hook_counts_also_from_below_the_top() {
        Oid one = repo.commit("one", "a", "one\n", "below/b", "b\n");
        repo.write("a", "two\n");
        repo.with("GIT_INDEX_FILE", repo.root.resolve(".git/other").toString()).git("add", "a", "below");
        Map<String, String> hook = new TreeMap<>(repo.env);
        hook.put("GIT_INDEX_FILE", ".git/other");
        try (GitReader reader = Repositories.openForIndex(repo.root.resolve("below"), hook)) {
            assertThat(reader.staged(one)).extracting(TreeChange::path).containsExactly("a");
            assertThat(reader.indexFile("a").orElseThrow().text()).isEqualTo("two\n");
        }
        try (GitReader reader = Repositories.openForIndex(repo.root, repo.env)) {
            assertThat(reader.staged(one)).isEmpty();
        }
    }

    @Test
    void a_head_that_moved_since_is_noticed() {
        Oid one = repo.commit("one", "a", "one\n");
        try (GitReader reader = Repositories.openForIndex(repo.root, repo.env)) {
            repo.commit("two", "a", "two\n");
            assertThat(reader.staged(one)).extracting(TreeChange::path).containsExactly("a");
        }
    }

    @Test
    void a_tree_that_is_not_there_is_no_empty_tree() throws IOException {
        Oid one = repo.commit("one", "d/a", "one\n");
        repo.commit("two", "d/a", "two\n");
        String tree = repo.git("rev-parse", one.hex() + ":d");
        Files.delete(repo.root.resolve(".git/objects/" + tree.substring(0, 2) + "/" + tree.substring(2)));
        try (CatFile objects = new CatFile(Git.reading(repo.root, repo.env), CatFile.Asked.CONTENT);
                GitReader reader = Repositories.openForIndex(repo.root, repo.env)) {
            assertThat(TreeCompare.between(objects, one, repo.head())).isEqualTo(Optional.empty());
            assertThatThrownBy(() -> reader.staged(one)).isInstanceOf(Failure.class);
        }
    }

    @Test
    void without_a_commit_or_a_shell_the_repository_opens_all_the_same() throws IOException {
        repo.write("a", "a");
        repo.git("add", "a");
        try (GitReader reader = Repositories.openForIndex(repo.root, repo.env)) {
            assertThat(reader.staged(Oid.EMPTY_TREE))
                    .extracting(TreeChange::path)
                    .containsExactly("a");
        }
        Oid one = repo.commit("one", "b", "b");
        Path only = Files.createDirectory(temp.resolve("bin"));
        Files.createSymbolicLink(
                only.resolve("git"), Path.of(repo.sh("command -v git").text().strip()));
        try (GitReader reader = Repositories.openForIndex(repo.root, repo.with("PATH", only.toString()).env)) {
            assertThat(reader.resolve("HEAD")).contains(one);
        }
    }

    private List<Oid> history(Random random, int length) throws IOException {
        List<Oid> commits = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            edit(random);
            repo.git("commit", "-q", "--allow-empty", "-m", "c" + i);
            commits.add(repo.head());
        }
        return commits;
    }

    /** Files, links, modes, submodules, files that become directories and back; staged. */
    private void edit(Random random) throws IOException {
        for (int i = 0; i < 4; i++) {
            String path = PATHS.get(random.nextInt(PATHS.size()));
            String blocker = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : path;
            repo.git("rm", "-rfq", "--ignore-unmatch", "--cached", "--", path, path.equals("d/e/f") ? "d/e" : path);
            if (!repo.git("ls-files", "--", blocker).isEmpty() && !blocker.equals(path)) {
                repo.tryGit("rm", "-fq", "--cached", "--", blocker);
            }
            String id = repo.sh("printf '%s' " + random.nextInt(5) + " | git hash-object -w --stdin")
                    .text()
                    .strip();
            switch (random.nextInt(5)) {
                case 0 -> stage("160000", repo.git("hash-object", "-t", "tree", "/dev/null"), path);
                case 1 -> stage("120000", id, path);
                case 2 -> stage("100755", id, path);
                case 3 -> {
                    // stays deleted
                }
                default -> stage("100644", id, path);
            }
        }
    }

    private void stage(String mode, String id, String path) {
        repo.git("update-index", "--add", "--replace", "--cacheinfo", mode + "," + id + "," + path);
    }

    private static List<String> lines(List<TreeChange> changes) {
        return changes.stream()
                .map(one -> ":" + side(one.before()) + side(one.after()) + one.status() + " " + one.path())
                .sorted()
                .toList();
    }

    private static String side(TreeEntry entry) {
        return entry == null ? "- " : entry.mode() + " " + entry.id() + " ";
    }

    private List<String> raw(String... command) throws IOException {
        byte[] out = repo.git(command).getBytes(StandardCharsets.UTF_8);
        return lines(RawDiff.raw(out));
    }
}
