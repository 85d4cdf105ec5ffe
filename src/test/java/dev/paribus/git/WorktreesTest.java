package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorktreesTest {
    @TempDir
    Path temp;

    private Repo repo;
    private Path directory;

    @BeforeEach
    void make() {
        repo = Repo.init(temp);
        directory = temp.resolve("work/.git/paribus/worktrees/a b/seed-1");
    }

    private void canary(String hook) {
        repo.write(".git/hooks/" + hook, "#!/bin/sh\necho " + hook + " >> '" + temp.resolve("canary") + "'\n");
        repo.sh("chmod +x .git/hooks/*");
    }

    private static List<String> codes(Throwable thrown) {
        return ((Failure) thrown).problems().stream().map(Problem::code).toList();
    }

    @Test
    void a_worktree_holds_the_commit_detached_and_no_hook_or_monitor_runs() {
        repo.commit("one", "a b/é.txt", "x", "exe", "#!/bin/sh");
        repo.sh("chmod +x exe; ln -s exe link; git add -A; git commit -q -m two");
        for (String hook : List.of("post-checkout", "reference-transaction", "post-index-change")) {
            canary(hook);
        }
        repo.git("config", "core.fsmonitor", ".git/hooks/post-checkout");
        Oid head = repo.head();
        repo.worktrees().add(directory, head);
        assertThat(temp.resolve("canary")).doesNotExist();
        Repo made = repo.at(directory);
        assertThat(made.git("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "status", "--porcelain"))
                .isEmpty();
        assertThat(made.head()).isEqualTo(repo.head());
        assertThat(made.reader().headRef()).isEmpty();
        assertThat(Files.isExecutable(directory.resolve("exe"))).isTrue();
        assertThat(Files.isSymbolicLink(directory.resolve("link"))).isTrue();
        repo.worktrees().remove(directory);
        assertThat(directory).doesNotExist();
        assertThat(temp.resolve("canary")).doesNotExist();
        assertThat(repo.git("-c", "core.fsmonitor=false", "worktree", "list").lines())
                .hasSize(1);
    }

    @Test
    void sparse_checkouts_do_not_thin_out_a_run() {
        repo.commit("one", "in/a", "a", "out/b", "b");
        repo.git("sparse-checkout", "set", "in");
        assertThat(repo.exists("out/b")).isFalse();
        repo.worktrees().add(directory, repo.head());
        assertThat(directory.resolve("out/b")).exists();
    }

    @Test
    void an_older_commit_is_checked_out_with_its_own_attributes() throws Exception {
        Oid crlf = repo.commit("one", ".gitattributes", "*.txt text eol=crlf\n", "a.txt", "1\n2\n");
        repo.commit("two", ".gitattributes", "*.txt -text\n");
        repo.worktrees().add(directory, crlf);
        assertThat(Files.readString(directory.resolve("a.txt"))).isEqualTo("1\r\n2\r\n");
    }

    @Test
    void a_filter_with_a_smudge_refuses_the_run_names_the_paths_and_never_runs() {
        repo.commit(
                "one",
                ".gitattributes",
                "*.enc filter=secret\n*.nb filter=strip\n*.none filter=unknown\n",
                "a.enc",
                "x",
                "sub/b c.enc",
                "y",
                "n.nb",
                "n",
                "u.none",
                "u");
        String evil = "touch '" + temp.resolve("canary") + "'; cat";
        repo.git("config", "filter.secret.smudge", evil);
        repo.git("config", "filter.secret.required", "true");
        repo.git("config", "filter.strip.clean", evil);
        repo.git("config", "filter.strip.smudge", "cat");
        assertThatThrownBy(() -> repo.worktrees().add(directory, repo.head()))
                .isInstanceOfSatisfying(Failure.class, f -> {
                    assertThat(f.kind()).isEqualTo(Failure.Kind.DATA);
                    assertThat(codes(f)).containsExactly("filter", "filter");
                    assertThat(f.problems().get(0).message())
                            .contains("'a.enc'")
                            .contains("'secret'");
                    assertThat(f.problems().get(1).message()).contains("'sub/b c.enc'");
                });
        assertThat(directory).doesNotExist();
        assertThat(repo.git("worktree", "list").lines()).hasSize(1);
        assertThat(temp.resolve("canary")).doesNotExist();
    }

    @Test
    void a_clean_filter_alone_does_not_stand_in_the_way() {
        repo.git("config", "filter.strip.clean", "cat");
        repo.git("config", "filter.strip.smudge", "cat");
        repo.commit("one", ".gitattributes", "*.nb filter=strip\n", "n.nb", "n");
        repo.worktrees().add(directory, repo.head());
        assertThat(directory.resolve("n.nb")).hasContent("n");
    }

    private static String pointer(byte[] content) throws Exception {
        String id =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        return "version https://git-lfs.github.com/spec/v1\noid sha256:" + id + "\nsize " + content.length + "\n";
    }

    @Test
    void lfs_pointers_are_filled_from_the_clone_and_missing_ones_are_named() throws Exception {
        byte[] content = "large\0content".getBytes(StandardCharsets.UTF_8);
        String pointer = pointer(content);
        String id = pointer.replaceAll("(?s).*sha256:([0-9a-f]+).*", "$1");
        Oid good = repo.commit(
                "one",
                ".gitattributes",
                "*.bin filter=lfs diff=lfs merge=lfs -text\n",
                "a b.bin",
                pointer,
                "raw.bin",
                "not a pointer");
        repo.git("config", "filter.lfs.process", "false");
        repo.git("config", "filter.lfs.smudge", "false");
        repo.git("config", "filter.lfs.required", "true");
        Path object = repo.root.resolve(".git/lfs/objects/" + id.substring(0, 2) + "/" + id.substring(2, 4) + "/" + id);
        Files.createDirectories(object.getParent());
        Files.write(object, content);
        repo.worktrees().add(directory, good);
        assertThat(Files.readAllBytes(directory.resolve("a b.bin"))).isEqualTo(content);
        assertThat(directory.resolve("raw.bin")).hasContent("not a pointer");
        repo.worktrees().remove(directory);

        Files.delete(object);
        assertThatThrownBy(() -> repo.worktrees().add(directory, good)).isInstanceOfSatisfying(Failure.class, f -> {
            assertThat(codes(f)).containsExactly("lfs-missing");
            assertThat(f.problems().get(0).message()).contains("'a b.bin'");
        });
        assertThat(directory).doesNotExist();
    }

    @Test
    void submodules_come_from_the_clone_without_a_network_and_missing_ones_are_named() throws Exception {
        Repo inner = Repo.init(temp, "inner");
        inner.commit("inner", "deep.txt", "deep");
        Repo library = Repo.init(temp, "library");
        library.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.root.toString(), "nested");
        library.commit("lib", "lib.py", "lib");
        repo.git(
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "--quiet",
                "add",
                library.root.toString(),
                "third party");
        repo.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--init", "--recursive");
        Oid commit = repo.commit("with a submodule", "a", "a");
        repo.sh("mv ../library ../library-away; mv ../inner ../inner-away");

        repo.worktrees().add(directory, commit);

        assertThat(directory.resolve("third party/lib.py")).hasContent("lib");
        assertThat(directory.resolve("third party/nested/deep.txt")).hasContent("deep");
        assertThat(repo.at(directory.resolve("third party")).git("status", "--porcelain"))
                .isEmpty();
        assertThat(repo.at(directory).git("status", "--porcelain")).isEmpty();
        repo.worktrees().remove(directory);
        assertThat(directory).doesNotExist();
        assertThat(repo.git("worktree", "list").lines()).hasSize(1);
        assertThat(repo.status()).isEmpty();

        repo.git("submodule", "deinit", "-q", "-f", "--all");
        repo.sh("rm -rf .git/modules");
        assertThatThrownBy(() -> repo.worktrees().add(directory, commit)).isInstanceOfSatisfying(Failure.class, f -> {
            assertThat(codes(f)).containsExactly("submodule-missing");
            assertThat(f.problems().get(0).message()).contains("'third party'");
        });
        assertThat(directory).doesNotExist();
    }

    @Test
    void removal_unlinks_links_and_survives_what_a_run_left_behind() throws Exception {
        repo.commit("one", "a", "a");
        repo.write("data/precious.csv", "1");
        repo.worktrees().add(directory, repo.head());
        Files.createSymbolicLink(directory.resolve("data"), repo.root.resolve("data"));
        repo.at(directory)
                .sh("mkdir -p deep/ro; echo x > deep/ro/file; chmod 400 deep/ro/file; chmod 500 deep/ro deep;"
                        + " chmod 000 deep/ro; touch \"$(printf 'new\\nline')\"; git branch keep");
        repo.worktrees().remove(directory);
        assertThat(directory).doesNotExist();
        assertThat(repo.read("data/precious.csv")).isEqualTo("1");
        assertThat(repo.root.resolve(".git/worktrees")).doesNotExist();
        repo.worktrees().remove(directory);
    }

    @Test
    void removal_as_another_user_than_root_survives_read_only_directories() throws Exception {
        Path script = temp.resolve("tree");
        Files.createDirectories(script.resolve("a/b"));
        Files.writeString(script.resolve("a/b/c"), "x");
        repo.sh("chmod 500 '" + script + "/a/b' '" + script + "/a'");
        assertThat(Trees.delete(script)).isTrue();
        assertThat(script).doesNotExist();
    }

    @Test
    void a_worktree_whose_directory_was_deleted_is_forgotten_by_remove() {
        repo.commit("one", "a", "a");
        repo.worktrees().add(directory, repo.head());
        Trees.delete(directory);
        repo.worktrees().remove(directory);
        assertThat(repo.root.resolve(".git/worktrees")).doesNotExist();
    }

    private void age(Path path) throws Exception {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(60)));
    }

    @Test
    void half_made_entries_break_git_until_they_are_healed_and_a_user_s_own_stay() throws Exception {
        repo.commit("one", "a", "a");
        Path users = temp.resolve("users");
        repo.git("worktree", "add", "-q", "--detach", users.toString());
        repo.sh("mv '" + users + "' '" + users + "-away'");
        repo.worktrees().add(directory, repo.head());
        Path gone = directory.resolveSibling("gone");
        repo.worktrees().add(gone, repo.head());
        Trees.delete(gone);
        Path half = Files.createDirectories(repo.root.resolve(".git/worktrees/half"));
        Files.writeString(half.resolve("gitdir"), directory.resolveSibling("half") + "/.git\n");
        Files.createFile(half.resolve("HEAD"));
        Files.writeString(half.resolve("locked"), "initializing");
        Path empty = Files.createDirectories(repo.root.resolve(".git/worktrees/empty"));
        repo.git("init", "-q", "--bare", temp.resolve("remote.git").toString());
        repo.git("remote", "add", "origin", temp.resolve("remote.git").toString());
        repo.git("push", "-q", "origin", "main");

        repo.worktrees().heal(directory.getParent(), name -> false);
        assertThat(half).as("too young to tell from one that is being made").exists();
        for (Path entry : List.of(
                half, empty, repo.root.resolve(".git/worktrees/gone"), repo.root.resolve(".git/worktrees/users"))) {
            age(entry);
        }
        repo.worktrees().heal(directory.getParent(), name -> false);

        assertThat(half).doesNotExist();
        assertThat(empty).doesNotExist();
        assertThat(repo.root.resolve(".git/worktrees/gone")).doesNotExist();
        assertThat(repo.root.resolve(".git/worktrees/users"))
                .as("the disk may be unplugged")
                .exists();
        assertThat(directory.resolve("a")).exists();
        repo.git("fetch", "-q", "origin");
        repo.git("fsck", "--strict");
    }

    @Test
    void worktrees_are_listed_with_their_branches() throws Exception {
        repo.commit("one", "a", "a");
        repo.git(
                "worktree",
                "add",
                "-q",
                "-b",
                "exp/x",
                temp.resolve("new\nline").toString());
        repo.worktrees().add(directory, repo.head());
        Worktrees worktrees = repo.worktrees();
        assertThat(worktrees.list())
                .extracting(Worktrees.Worktree::branch)
                .containsExactly("refs/heads/main", "refs/heads/exp/x", null);
        assertThat(worktrees.list().get(0).path()).isEqualTo(repo.root.toRealPath());
        assertThat(worktrees.holding("refs/heads/exp/x").path())
                .isEqualTo(temp.toRealPath().resolve("new\nline"));
        assertThat(worktrees.holding("refs/heads/exp/y")).isNull();
        assertThat(repo.at(temp.resolve("new\nline")).worktrees().list()).isEqualTo(worktrees.list());
    }

    @Test
    void a_path_of_an_unknown_commit_is_a_plain_failure_with_nothing_left() {
        repo.commit("one", "a", "a");
        assertThatThrownBy(() -> repo.worktrees().add(directory, new Oid("1".repeat(40))))
                .isInstanceOf(Failure.class);
        assertThat(directory).doesNotExist();
        assertThat(repo.root.resolve(".git/worktrees")).doesNotExist();
    }
}
