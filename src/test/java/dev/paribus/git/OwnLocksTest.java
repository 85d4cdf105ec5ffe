package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process of ours that was killed while it moved a reference leaves: a lock file, and a note that it was ours. */
class OwnLocksTest {
    private static final String BRANCH = "refs/heads/exp/x";

    @TempDir
    Path directory;

    private Repo repo;
    private Oid one;
    private Oid two;

    @BeforeEach
    void a_branch() {
        repo = Repo.init(directory);
        one = repo.commit("one", "a", "a");
        repo.git("branch", "exp/x");
        two = repo.onTop(one, "b", "b");
    }

    @Test
    void a_lock_that_a_killed_process_of_ours_left_blocks_nobody() throws IOException {
        Path lock = lock(BRANCH, 2);
        note(BRANCH);
        assertThat(repo.writer().update(BRANCH, one, two, "moved")).isTrue();
        assertThat(repo.id(BRANCH)).isEqualTo(two);
        assertThat(lock).doesNotExist();
        assertThat(repo.root.resolve(".git/paribus/refs.note")).doesNotExist();
    }

    @Test
    void the_lock_of_another_reference_is_taken_away_too_since_only_now_its_owner_is_known() throws IOException {
        repo.git("branch", "exp/y");
        Path lock = lock("refs/heads/exp/y", 2);
        note("refs/heads/exp/y");
        assertThat(repo.writer().update(BRANCH, one, two, "moved")).isTrue();
        assertThat(lock).doesNotExist();
    }

    @Test
    void a_lock_without_a_note_of_ours_is_somebody_elses() throws IOException {
        Path lock = lock(BRANCH, 2);
        note("refs/heads/exp/other");
        assertThatThrownBy(() -> repo.writer().update(BRANCH, one, two, "moved"))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problems().get(0).code()).isEqualTo("repository-locked"));
        assertThat(lock).exists();
    }

    @Test
    void a_lock_that_somebody_has_open_stays_whatever_the_note_says() throws IOException {
        Path lock = lock(BRANCH, 2);
        note(BRANCH);
        try (FileChannel open = FileChannel.open(lock.toRealPath(), StandardOpenOption.READ)) {
            assertThatThrownBy(() -> repo.writer().update(BRANCH, one, two, "moved"))
                    .isInstanceOf(Failure.class);
            assertThat(open.isOpen()).isTrue();
        }
        assertThat(lock).exists();
    }

    @Test
    void a_note_cannot_lead_out_of_the_references() throws IOException {
        Path other = Files.createFile(repo.root.resolve(".git/victim.lock"));
        Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));
        note("refs/../victim");
        note("/" + repo.root.resolve(".git/victim"));
        repo.writer().update(BRANCH, one, two, "moved");
        assertThat(other).exists();
    }

    @Test
    void what_a_git_left_that_was_killed_with_us_in_a_checkout_is_cleared_by_the_next_command() throws IOException {
        Path index = lock("index", 2);
        Path head = lock("ORIG_HEAD", 2);
        Path other = lock("HEAD", 2);
        Files.write(note("checkout.note", "index"), List.of("index", "ORIG_HEAD"));
        repo.writer().clearOwnLocks();
        assertThat(index).doesNotExist();
        assertThat(head).doesNotExist();
        assertThat(other).exists();
        assertThat(repo.root.resolve(".git/paribus/checkout.note")).doesNotExist();
    }

    @Test
    void a_lock_just_made_is_waited_for_until_it_can_be_told_whose_it_is() throws IOException {
        Path index = lock("index", 0);
        note("checkout.note", "index");
        repo.writer().requireUnlocked("refs/heads/main");
        assertThat(index).doesNotExist();
    }

    @Test
    void a_branch_goes_forward_in_a_checkout_although_a_killed_git_left_its_locks() throws IOException {
        repo.git("switch", "-q", "exp/x");
        Path head = lock("ORIG_HEAD", 2);
        note("checkout.note", "ORIG_HEAD");
        assertThat(repo.writer().place(BRANCH, one, two, "forward").kind()).isEqualTo(Placement.Kind.FAST_FORWARDED);
        assertThat(head).doesNotExist();
        assertThat(repo.status()).isEmpty();
    }

    @Test
    void a_git_that_is_killed_over_a_merge_is_started_again() throws IOException {
        repo.git("switch", "-q", "exp/x");
        Path bin = Files.createDirectories(directory.resolve("bin"));
        String real = repo.sh("command -v git").text().strip();
        Path once = bin.resolve("git");
        Files.writeString(
                once,
                "#!/bin/sh\ncase \"$*\" in *' merge '*) rm \"$0\"; : >.git/ORIG_HEAD.lock; kill -9 $$;; esac\nexec "
                        + real + " \"$@\"\n");
        assertThat(once.toFile().setExecutable(true)).isTrue();
        Repo killed = repo.with("PATH", bin + ":" + repo.env.get("PATH"));
        assertThat(killed.writer().place(BRANCH, one, two, "forward").kind()).isEqualTo(Placement.Kind.FAST_FORWARDED);
        assertThat(once).doesNotExist();
        assertThat(repo.root.resolve(".git/ORIG_HEAD.lock")).doesNotExist();
    }

    @Test
    void what_was_done_is_done_although_the_note_cannot_be_deleted() throws IOException {
        Path note = repo.root.resolve(".git/paribus/refs.note");
        var locks = OwnLocks.ofReferences(new WorktreeEntries(repo.reader().layout()));
        assertThat(locks.<String>alone(List.of(BRANCH), () -> {
                    Files.delete(note);
                    Files.createFile(Files.createDirectory(note).resolve("stays"));
                    return "done";
                }))
                .isEqualTo("done");
    }

    @Test
    void a_note_that_a_loss_of_power_left_empty_means_the_locks_of_its_time() throws IOException {
        repo.git("branch", "exp/y");
        Path then = lock(BRANCH, 20);
        Path other = lock("refs/heads/exp/y", 3600);
        Path note = repo.root.resolve(".git/paribus/refs.note");
        Files.createDirectories(note.getParent());
        Files.createFile(note);
        Files.setLastModifiedTime(note, Files.getLastModifiedTime(then));
        repo.writer().clearOwnLocks();
        assertThat(then).doesNotExist();
        assertThat(other).exists();
        assertThat(note).doesNotExist();
    }

    private Path lock(String ref, int seconds) throws IOException {
        Path lock = Files.createFile(repo.root.resolve(".git").resolve(ref + ".lock"));
        FileTime now = Files.getLastModifiedTime(lock);
        Files.setLastModifiedTime(lock, FileTime.from(now.toInstant().minusSeconds(seconds)));
        return lock;
    }

    private void note(String name) throws IOException {
        note("refs.note", name);
    }

    private Path note(String file, String name) throws IOException {
        Path folder = Files.createDirectories(repo.root.resolve(".git/paribus"));
        return Files.write(folder.resolve(file), List.of(name));
    }
}
