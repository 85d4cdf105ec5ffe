package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommitsTest {
    @TempDir
    Path temp;

    private Repo repo;

    @BeforeEach
    void make() {
        repo = Repo.init(temp);
    }

    @Test
    void a_commit_is_signed_when_commit_gpgsign_says_so() throws Exception {
        Assumptions.assumeTrue(
                repo.sh("ssh-keygen -q -t ed25519 -N '' -C ada@example.org -f '" + temp.resolve("key") + "'")
                        .ok(),
                "ssh-keygen is not installed, so nothing can be signed");
        repo.git("config", "gpg.format", "ssh");
        repo.git("config", "user.signingKey", temp.resolve("key").toString());
        Files.writeString(temp.resolve("allowed"), "ada@example.org " + Files.readString(temp.resolve("key.pub")));
        repo.git("config", "gpg.ssh.allowedSignersFile", temp.resolve("allowed").toString());
        Oid one = repo.commit("one", "a", "a");
        repo.git("config", "commit.gpgSign", "true");
        repo.git("config", "i18n.commitEncoding", "ISO-8859-1");

        Oid two = repo.writer().commit(repo.id("HEAD^{tree}"), List.of(one), "süß\n\nKey: value\n");

        repo.git("verify-commit", two.hex());
        CommitInfo info = repo.reader().commit(two);
        assertThat(info.message()).isEqualTo("süß\n\nKey: value\n");
        assertThat(info.author())
                .isEqualTo(new Person("Ada Müller", "ada@example.org", Repo.CLOCK.instant(), ZoneOffset.ofHours(2)));
        assertThat(info.committer()).isEqualTo(info.author());
    }

    @Test
    void a_signature_that_cannot_be_made_is_an_environment_failure() {
        Oid one = repo.commit("one", "a", "a");
        repo.git("config", "commit.gpgSign", "yes");
        repo.git("config", "gpg.program", "/bin/false");
        assertThatThrownBy(() -> repo.writer().commit(repo.id("HEAD^{tree}"), List.of(one), "x"))
                .isInstanceOfSatisfying(Failure.class, f -> {
                    assertThat(f.kind()).isEqualTo(Failure.Kind.ENVIRONMENT);
                    assertThat(f.problems().get(0).code()).isEqualTo("signing-failed");
                });
    }

    @Test
    void odd_offsets_of_the_clock_are_written_as_git_writes_them() {
        Oid one = repo.commit("one", "a", "a");
        for (String offset : List.of("-03:30", "+05:45", "Z", "-12:00")) {
            Clock clock = Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.of(offset));
            GitWriter writer = WritableRepositories.writer(repo.reader(), repo.env, clock);
            Oid commit = writer.commit(repo.id("HEAD^{tree}"), List.of(one), "x");
            assertThat(repo.git("log", "-1", "--format=%ad", "--date=raw", commit.hex()))
                    .isEqualTo("1000 " + (offset.equals("Z") ? "+0000" : offset.replace(":", "")));
        }
    }

    @Test
    void a_stale_lock_is_named_with_its_age() throws Exception {
        Oid one = repo.commit("one", "a", "a");
        repo.git("branch", "exp/x");
        Path lock = Files.createFile(repo.root.toRealPath().resolve(".git/refs/heads/exp/x.lock"));
        Files.setLastModifiedTime(
                lock, java.nio.file.attribute.FileTime.from(Repo.CLOCK.instant().minusSeconds(600)));
        Database database =
                new Database(repo.root.toRealPath().resolve(".git"), new Trouble(repo.root.resolve(".git")));
        Git git = Opening.writing(repo.root, repo.env);
        RefStore refs = new RefStore(
                database,
                git,
                new Identity(git, Repo.CLOCK),
                OwnLocks.ofReferences(new WorktreeEntries(repo.reader().layout())),
                Duration.ofMillis(50));
        assertThatThrownBy(() -> refs.update("refs/heads/exp/x", one, repo.onTop(one, "b", "b"), "r"))
                .isInstanceOfSatisfying(Failure.class, f -> {
                    assertThat(f.kind()).isEqualTo(Failure.Kind.ENVIRONMENT);
                    assertThat(f.problems().get(0).code()).isEqualTo("repository-locked");
                    assertThat(f.problems().get(0).message())
                            .contains(lock.toString())
                            .contains("10 min");
                });
        assertThat(lock).exists();
    }

    @Test
    void objects_and_references_are_fsynced_whatever_the_repository_says_and_its_file_stays() throws Exception {
        repo.commit("one", "a", "a");
        repo.git("config", "core.fsyncObjectFiles", "false");
        String before = repo.read(".git/config");
        Database database = new Database(repo.root.resolve(".git"), new Trouble(repo.root.resolve(".git")));
        assertThat(database.repository().getConfig().getBoolean("core", "fsyncObjectFiles", false))
                .isTrue();
        assertThat(database.repository().getConfig().getBoolean("core", "fsyncRefFiles", false))
                .isTrue();
        repo.git("config", "paribus.x", "y");
        assertThat(database.repository().getConfig().getBoolean("core", "fsyncObjectFiles", false))
                .isTrue();
        repo.git("config", "--unset", "paribus.x");
        assertThat(repo.read(".git/config")).isEqualTo(before);
    }
}
