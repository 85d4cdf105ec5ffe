package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JGitWriterTest {
    @TempDir
    Path temp;

    private Repo repo;

    @BeforeEach
    void make() {
        repo = Repo.init(temp);
    }

    private static TreeEdit write(String text) {
        return new TreeEdit.Write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_tree_edit_touches_only_the_named_paths_and_equals_what_git_makes() {
        repo.commit(
                "one",
                "a.txt",
                "a",
                "dir/b.txt",
                "b",
                "dir/sub/c.txt",
                "c",
                "dir.txt",
                "d",
                "gone/x",
                "x",
                "lone",
                "l");
        Map<String, TreeEdit> edits = new TreeMap<>();
        edits.put("dir/sub/c.txt", write("C"));
        edits.put("dir/new/deep/é \n.txt", write("n"));
        edits.put("gone/x", new TreeEdit.Remove());
        edits.put("not/there", new TreeEdit.Remove());
        edits.put("lone/now/dir", write("f"));
        edits.put("lone", new TreeEdit.Remove());
        edits.put("exe", new TreeEdit.Put("100755", repo.id("HEAD:a.txt")));

        Oid tree = repo.writer().tree(repo.head(), edits);

        repo.git("rm", "-q", "-r", "gone", "lone");
        repo.write("dir/sub/c.txt", "C");
        repo.write("dir/new/deep/é \n.txt", "n");
        repo.write("lone/now/dir", "f");
        repo.write("exe", "a");
        repo.git("add", "-A");
        repo.git("update-index", "--chmod=+x", "exe");
        assertThat(tree.hex()).isEqualTo(repo.git("write-tree"));
    }

    @Test
    void a_file_in_place_of_a_directory_replaces_it() {
        repo.commit("one", "dir/b.txt", "b", "a", "a");
        Oid tree = repo.writer().tree(repo.head(), Map.of("dir", write("file")));
        assertThat(repo.git("ls-tree", "-r", "--name-only", tree.hex())).isEqualTo("a\ndir");
    }

    @Test
    void removing_everything_leaves_the_empty_tree() {
        repo.commit("one", "dir/b.txt", "b");
        assertThat(repo.writer().tree(repo.head(), Map.of("dir/b.txt", new TreeEdit.Remove())))
                .isEqualTo(Oid.EMPTY_TREE);
        assertThat(repo.writer().tree(null, Map.of())).isEqualTo(Oid.EMPTY_TREE);
    }

    @Test
    void a_path_that_leaves_the_tree_is_refused() {
        for (String path : List.of("../x", "a/../x", "/etc/passwd", ".git/config", "a//b", "")) {
            assertThatThrownBy(() -> repo.writer().tree(null, Map.of(path, write("x"))))
                    .as(path)
                    .isInstanceOfSatisfying(
                            Failure.class,
                            f -> assertThat(f.problems().get(0).code()).isEqualTo("unsafe-path"));
        }
    }

    @Test
    void a_commit_has_the_identity_of_git_and_the_time_of_the_clock() {
        Oid one = repo.commit("one", "a", "a");
        GitWriter writer = repo.writer();
        Oid commit =
                writer.commit(writer.tree(one, Map.of("b", write("b"))), List.of(one), "subject\r\n\r\nKey: ü\r\n");
        assertThat(repo.git(
                        "log", "-1", "--format=%an|%ae|%ad|%cn|%ce|%cd|%P|%s|%(trailers)", "--date=raw", commit.hex()))
                .isEqualTo("Ada Müller|ada@example.org|1700000000 +0200|Ada Müller|ada@example.org|1700000000 +0200|"
                        + one + "|subject|Key: ü");
        assertThat(repo.git("cat-file", "commit", commit.hex())).doesNotContain("\r");
        repo.git("fsck", "--strict");
    }

    @Test
    void a_reference_moves_only_from_where_it_is_expected() {
        Oid one = repo.commit("one", "a", "a");
        Oid two = repo.onTop(one, "b", "b");
        GitWriter writer = repo.writer();
        assertThat(writer.update("refs/heads/exp/x", Oid.ZERO, one, "paribus: create"))
                .isTrue();
        assertThat(writer.update("refs/heads/exp/x", Oid.ZERO, two, "again")).isFalse();
        assertThat(writer.update("refs/heads/exp/x", two, one, "from elsewhere"))
                .isFalse();
        assertThat(writer.update("refs/heads/exp/x", one, two, "paribus: move")).isTrue();
        assertThat(repo.id("exp/x")).isEqualTo(two);
        assertThat(repo.git("reflog", "show", "--format=%gs", "exp/x")).isEqualTo("paribus: move\nparibus: create");
        assertThat(writer.delete("refs/heads/exp/x", one, "no")).isFalse();
        assertThat(writer.delete("refs/heads/exp/x", two, "yes")).isTrue();
        assertThat(repo.git("for-each-ref", "refs/heads/exp")).isEmpty();
    }

    @Test
    void references_outside_of_branches_have_a_reflog_too() {
        Oid one = repo.commit("one", "a", "a");
        repo.writer().update("refs/archive/exp/x", Oid.ZERO, one, "archived");
        repo.writer()
                .create(new TreeMap<>(Map.of("refs/paribus/dropped/a", one, "refs/paribus/dropped/b", one)), "dropped");
        assertThat(repo.git("reflog", "show", "--format=%gs", "refs/archive/exp/x"))
                .isEqualTo("archived");
        assertThat(repo.git("reflog", "show", "--format=%gs", "refs/paribus/dropped/b"))
                .isEqualTo("dropped");
    }

    @Test
    void several_references_are_created_all_or_none() {
        Oid one = repo.commit("one", "a", "a");
        GitWriter writer = repo.writer();
        assertThat(writer.create(new TreeMap<>(Map.of("refs/heads/exp/a", one, "refs/heads/exp/b", one)), "both"))
                .isTrue();
        assertThat(writer.create(new TreeMap<>(Map.of("refs/heads/exp/b", one, "refs/heads/exp/c", one)), "both"))
                .isFalse();
        assertThat(repo.git("for-each-ref", "--format=%(refname)", "refs/heads/exp"))
                .isEqualTo("refs/heads/exp/a\nrefs/heads/exp/b");
    }

    @Test
    void a_packed_reference_is_seen_and_moved() {
        Oid one = repo.commit("one", "a", "a");
        repo.git("branch", "exp/x");
        GitWriter writer = repo.writer();
        repo.git("pack-refs", "--all", "--prune");
        Oid two = repo.onTop(one, "b", "b");
        assertThat(writer.update("refs/heads/exp/x", one, two, "move")).isTrue();
        assertThat(repo.id("exp/x")).isEqualTo(two);
    }

    @Test
    void a_broken_reference_is_refused_where_jgit_would_start_a_new_history() throws Exception {
        Oid one = repo.commit("one", "a", "a");
        for (String content : List.of("", "garbage\n", "1234\n")) {
            Path file = Files.createDirectories(repo.root.resolve(".git/refs/heads/exp"))
                    .resolve("x");
            Files.writeString(file, content);
            assertThatThrownBy(() -> repo.writer().update("refs/heads/exp/x", Oid.ZERO, one, "create"))
                    .isInstanceOfSatisfying(Failure.class, f -> {
                        assertThat(f.kind()).isEqualTo(Failure.Kind.DATA);
                        assertThat(f.problems().get(0).code()).isEqualTo("broken-ref");
                    });
            assertThat(file).hasContent(content.strip());
        }
    }

    @Test
    void a_name_below_an_existing_branch_says_which_one_is_in_the_way() {
        Oid one = repo.commit("one", "a", "a");
        repo.git("branch", "exp");
        assertThatThrownBy(() -> repo.writer().update("refs/heads/exp/x", Oid.ZERO, one, "create"))
                .isInstanceOfSatisfying(Failure.class, f -> {
                    assertThat(f.problems().get(0).code()).isEqualTo("ref-name-conflict");
                    assertThat(f.problems().get(0).message()).contains("'refs/heads/exp'");
                });
    }

    @Test
    void nothing_is_written_into_an_empty_home() throws Exception {
        Oid one = repo.commit("one", "a", "a");
        repo.writer().update("refs/heads/exp/x", Oid.ZERO, repo.onTop(one, "b", "b"), "create");
        try (var files = Files.walk(repo.home)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void without_an_identity_the_two_lines_of_git_config_are_given() {
        Oid one = repo.commit("one", "a", "a");
        repo.git("config", "--unset", "user.name");
        repo.git("config", "--unset", "user.email");
        repo.git("config", "user.useConfigOnly", "true");
        assertThatThrownBy(() -> repo.onTop(one, "b", "b")).isInstanceOfSatisfying(Failure.class, f -> {
            assertThat(f.kind()).isEqualTo(Failure.Kind.DATA);
            assertThat(f.problems().get(0).code()).isEqualTo("no-identity");
            assertThat(f.problems().get(0).hint()).contains("user.name").contains("user.email");
        });
        Repo named = repo.with("GIT_AUTHOR_NAME", "Env")
                .with("GIT_AUTHOR_EMAIL", "e@x")
                .with("GIT_COMMITTER_NAME", "Env")
                .with("GIT_COMMITTER_EMAIL", "e@x");
        assertThat(repo.git(
                        "log", "-1", "--format=%an", named.onTop(one, "b", "b").hex()))
                .isEqualTo("Env");
    }
}
