package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpeningTest {
    @TempDir
    Path temp;

    private Repo repo;

    @BeforeEach
    void make() {
        repo = Repo.init(temp);
    }

    private Failure refused(Repo at) {
        Failure failure = catchThrowableOfType(Failure.class, at::reader);
        assertThat(failure).as("refused").isNotNull();
        assertThat(failure.problems()).hasSize(1);
        assertThat(failure.problems().get(0).hint()).isNotBlank();
        assertThat(failure.problems().get(0).message()).doesNotContain("\n").doesNotEndWith(".");
        return failure;
    }

    private void refused(Repo at, String code, Failure.Kind kind) {
        Failure failure = refused(at);
        assertThat(failure.problems().get(0).code()).isEqualTo(code);
        assertThat(failure.kind()).isEqualTo(kind);
    }

    @Test
    void a_directory_without_a_repository_is_refused() throws IOException {
        Path plain = Files.createDirectories(temp.resolve("plain dir"));
        refused(repo.at(plain), "not-a-repository", Failure.Kind.DATA);
        refused(repo.at(plain.resolve("missing")), "not-a-repository", Failure.Kind.DATA);
    }

    @Test
    void a_repository_named_by_the_environment_only_is_none() throws IOException {
        Path plain = Files.createDirectories(temp.resolve("plain"));
        Repo pointed = repo.at(plain).with("GIT_DIR", repo.root.resolve(".git").toString());
        refused(pointed, "not-a-repository", Failure.Kind.DATA);
    }

    @Test
    void a_bare_repository_is_refused_and_its_linked_worktree_is_not() throws IOException {
        Path bare = temp.resolve("bare.git");
        repo.commit("one", "a", "a");
        repo.git("clone", "-q", "--bare", ".", bare.toString());
        refused(repo.at(bare), "bare-repository", Failure.Kind.DATA);
        Path linked = temp.toRealPath().resolve("linked");
        repo.at(bare).git("worktree", "add", "-q", linked.toString(), "main");
        repo.at(linked).git("config", "user.name", "A");
        repo.at(linked).git("config", "user.email", "a@x");
        GitReader reader = repo.at(linked).reader();
        assertThat(reader.layout().mainWorkTree()).isEqualTo(linked);
        assertThat(reader.headRef()).contains("refs/heads/main");
        assertThat(repo.at(linked).worktrees().list()).hasSize(1);
        GitWriter writer = repo.at(linked).writer();
        Oid next = writer.commit(
                reader.commit(reader.resolve("HEAD").orElseThrow()).tree(),
                java.util.List.of(reader.resolve("HEAD").orElseThrow()),
                "next");
        assertThat(writer.place("refs/heads/main", reader.resolve("HEAD").orElseThrow(), next, "r")
                        .kind())
                .isEqualTo(Placement.Kind.FAST_FORWARDED);
    }

    @Test
    void the_inside_of_the_git_directory_is_refused() {
        refused(repo.at(repo.root.resolve(".git/refs")), "not-in-work-tree", Failure.Kind.DATA);
    }

    @Test
    void a_sha256_repository_is_refused() {
        Path other = temp.resolve("sha256");
        repo.git("init", "-q", "--object-format=sha256", other.toString());
        refused(repo.at(other), "sha256-repository", Failure.Kind.DATA);
    }

    @Test
    void an_unknown_extension_is_refused_whether_git_knows_it_or_not() {
        repo.git("config", "core.repositoryFormatVersion", "1");
        repo.git("config", "extensions.noSuchThing", "true");
        refused(repo, "unknown-extension", Failure.Kind.DATA);
        assertThat(refused(repo).problems().get(0).message()).contains("'nosuchthing'");
        repo.sh("sed -i '/noSuchThing/d' .git/config");
        repo.git("config", "extensions.worktreeConfig", "true");
        repo.git("config", "extensions.preciousObjects", "true");
        assertThat(repo.reader().headRef()).isPresent();
        repo.git("config", "extensions.refStorage", "files");
        refused(repo, "git-refused", Failure.Kind.DATA);
    }

    @Test
    void a_newer_format_is_refused_with_git_s_words() {
        repo.git("config", "core.repositoryFormatVersion", "99");
        refused(repo, "git-refused", Failure.Kind.DATA);
        assertThat(refused(repo).problems().get(0).message()).contains("99");
    }

    @Test
    void a_repository_of_another_user_is_refused_with_the_line_that_trusts_it() {
        Assumptions.assumeTrue(repo.sh("chown -R 12345 .").ok(), "needs root to give a repository to another user");
        refused(repo, "unsafe-owner", Failure.Kind.DATA);
        assertThat(refused(repo).problems().get(0).hint()).contains("safe.directory '" + repo.root);
        repo.git("config", "--global", "safe.directory", "*");
        assertThat(repo.reader().headRef()).isPresent();
    }

    @Test
    void a_machine_without_git_is_told_so() throws IOException {
        refused(repo.with("PATH", temp.toString()), "git-missing", Failure.Kind.ENVIRONMENT);
    }

    @Test
    void a_git_that_is_too_old_is_refused_before_anything_is_written() throws IOException {
        Path old = temp.resolve("bin/git");
        Files.createDirectories(old.getParent());
        Files.writeString(
                old,
                "#!/bin/sh\nfor a; do if [ \"$a\" = version ]; then echo git version 2.29.3; exit; fi; done\n"
                        + "exec '" + repo.sh("command -v git").text().strip() + "' \"$@\"\n");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xr-x"));
        Repo with = repo.with("PATH", old.getParent() + ":" + System.getenv("PATH"));
        for (Runnable use : new Runnable[] {with::writer, () -> with.worktrees().snapshot(with.root, List.of())}) {
            Failure failure = catchThrowableOfType(Failure.class, use::run);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.ENVIRONMENT);
            assertThat(failure.problems().get(0).code()).isEqualTo("git-too-old");
            assertThat(failure.problems().get(0).message()).contains("2.29.3");
        }
        repo.git("config", "user.name", "Ada");
        Files.writeString(
                old,
                "#!/bin/sh\nfor a; do if [ \"$a\" = version ]; then echo git version 2.20; exit; fi; done\necho true\necho true\necho /x\necho .git\necho --show-object-format\necho /x\n");
        refused(with, "git-too-old", Failure.Kind.ENVIRONMENT);
    }

    @Test
    void a_submodule_is_a_repository_of_its_own() throws IOException {
        Repo library = Repo.init(temp, "library");
        library.commit("lib", "lib.py", "lib");
        repo.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library.root.toString(), "lib");
        Repo inside = repo.at(repo.root.resolve("lib"));
        Oid head = inside.head();
        GitReader.Layout layout = inside.reader().layout();
        assertThat(layout.workTree()).isEqualTo(repo.root.toRealPath().resolve("lib"));
        assertThat(layout.mainWorkTree()).isEqualTo(layout.workTree());
        inside.git("config", "user.name", "A");
        inside.git("config", "user.email", "a@x");
        assertThat(inside.writer()
                        .place("refs/heads/main", head, inside.onTop(head, "b", "b"), "r")
                        .kind())
                .isEqualTo(Placement.Kind.FAST_FORWARDED);
        assertThat(inside.status()).isEmpty();
        Path worktree = temp.resolve("runs/seed-1");
        inside.worktrees().add(worktree, inside.head());
        assertThat(worktree.resolve("b")).exists();
        assertThat(repo.at(worktree).reader().layout().mainWorkTree()).isEqualTo(layout.workTree());
    }

    @Test
    void the_pages_of_a_shallow_clone_are_read() {
        repo.commit("one", "a", "1");
        repo.commit("two", "a", "2");
        Path clone = temp.resolve("shallow");
        repo.git("clone", "-q", "--depth", "1", "file://" + repo.root, clone.toString());
        Repo shallow = repo.at(clone);
        assertThat(shallow.reader().firstParents(shallow.head(), null, java.util.List.of(), 10))
                .hasSize(1);
    }
}
