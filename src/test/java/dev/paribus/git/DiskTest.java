package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.host.Child;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that refuse: a file system of its own, which only root may mount. */
final class DiskTest {
    @TempDir
    Path temp;

    private boolean mounted;

    private Child.Result mount(String... words) {
        List<String> command = new java.util.ArrayList<>(List.of("mount"));
        command.addAll(List.of(words));
        return new Child(command, temp, Map.of("PATH", System.getenv("PATH"))).run();
    }

    private Repo repository(String size) throws IOException {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        Child.Result result = mount("-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString());
        Assumptions.assumeTrue(result.ok(), () -> "cannot mount a file system here: " + result.errorText());
        mounted = true;
        return Repo.init(temp, "disk");
    }

    @AfterEach
    void unmount() {
        if (mounted) {
            Path disk = temp.resolve("disk");
            new Child(List.of("umount", "-l", disk.toString()), temp, Map.of("PATH", System.getenv("PATH"))).run();
        }
    }

    private static void refused(Runnable work, String code, Path named) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Failure.class, f -> {
            assertThat(f.kind()).isEqualTo(Failure.Kind.ENVIRONMENT);
            assertThat(f.problems().get(0).code()).isEqualTo(code);
            assertThat(f.problems().get(0).message()).contains(named.toString());
        });
    }

    @Test
    void a_read_only_disk_is_named_by_every_kind_of_write() throws IOException {
        Repo repo = repository("4m");
        Oid one = repo.commit("one", "a", "a");
        repo.git("branch", "exp/x");
        Oid two = repo.onTop(one, "b", "b");
        String refs = repo.git("for-each-ref");
        Path disk = repo.root.toRealPath();
        assertThat(mount("-o", "remount,ro", disk.toString()).ok()).isTrue();
        refused(() -> repo.writer().blob(new byte[] {9}), "read-only", disk);
        refused(() -> repo.writer().update("refs/heads/new", Oid.ZERO, one, "r"), "read-only", disk);
        refused(() -> repo.writer().place("refs/heads/exp/x", one, two, "r"), "read-only", disk);
        refused(() -> repo.writer().place("refs/heads/main", one, two, "r"), "read-only", disk);
        refused(() -> repo.writer().delete("refs/heads/exp/x", one, "r"), "read-only", disk);
        refused(() -> repo.worktrees().add(disk.resolve("w"), one), "read-only", disk);
        refused(() -> repo.worktrees().snapshot(disk, List.of()), "read-only", disk);
        assertThat(repo.git("for-each-ref")).isEqualTo(refs);
        assertThat(repo.reader().edited()).isEmpty();
    }

    @Test
    void a_full_disk_leaves_before_or_after_and_a_second_try_works() throws IOException {
        Repo repo = repository("2m");
        Oid before = repo.commit("one", "a", "a");
        String ref = "refs/heads/exp/x";
        repo.git("update-ref", ref, before.hex());
        Path filler = repo.root.resolve("filler");
        int refusals = 0;
        for (int spare = 0; spare < 24; spare += 2) {
            fill(filler, spare * 4096);
            Oid after = null;
            try {
                after = repo.onTop(before, "results/" + spare, "x".repeat(9000) + spare);
                assertThat(repo.writer().update(ref, before, after, "result")).isTrue();
            } catch (Failure full) {
                refusals++;
                assertThat(full.problems().get(0).code()).isEqualTo("disk-full");
                assertThat(full.problems().get(0).message())
                        .contains(repo.root.toRealPath().toString());
                assertThat(repo.id(ref)).isEqualTo(before);
                after = null;
            }
            Files.delete(filler);
            repo.git("fsck", "--strict", "--no-dangling");
            assertThat(repo.sh("find .git -path .git/paribus -prune -o -name '*.lock' -print")
                            .text())
                    .isEmpty();
            if (after == null) {
                after = repo.onTop(before, "results/" + spare, "x".repeat(9000) + spare);
                assertThat(repo.writer().update(ref, before, after, "result")).isTrue();
            }
            assertThat(repo.id(ref)).isEqualTo(after);
            before = after;
        }
        assertThat(refusals).isGreaterThan(2);
    }

    @Test
    void a_full_disk_under_a_worktree_leaves_nothing_half_made() throws IOException {
        Repo repo = repository("2m");
        Oid one = repo.commit("one", "a", "a".repeat(60_000), "b", "b".repeat(60_000));
        fill(repo.root.resolve("filler"), 64 * 1024);
        Path directory = repo.root.resolve(".git/paribus/worktrees/seed-1");
        refused(() -> repo.worktrees().add(directory, one), "disk-full", repo.root.toRealPath());
        assertThat(directory).doesNotExist();
        assertThat(repo.git("worktree", "list").lines()).hasSize(1);
    }

    @Test
    void a_full_disk_under_a_checkout_leaves_it_as_it_was_and_a_second_try_brings_it_forward() throws IOException {
        Repo repo = repository("2m");
        Oid before = repo.commit("one", "a", "a".repeat(3000), "b", "b".repeat(3000));
        Path filler = repo.root.resolve("filler");
        Files.writeString(repo.root.resolve(".git/info/exclude"), "filler\n");
        int refusals = 0;
        for (int spare = 0; spare < 24; spare++) {
            Oid after = repo.onTop(repo.onTop(before, "a", "A".repeat(3000) + spare), "c/" + spare, "c".repeat(5000));
            fill(filler, spare * 4096);
            Placement.Kind kind = null;
            try {
                kind = repo.writer()
                        .place("refs/heads/main", before, after, "result")
                        .kind();
            } catch (Failure full) {
                assertThat(full.problems().get(0).code()).isEqualTo("disk-full");
            }
            Files.delete(filler);
            if (kind != Placement.Kind.FAST_FORWARDED) {
                refusals++;
                assertThat(repo.writer()
                                .place("refs/heads/main", before, after, "again")
                                .kind())
                        .as("with %d KB left", spare * 4)
                        .isEqualTo(Placement.Kind.FAST_FORWARDED);
            }
            assertThat(repo.status()).isEmpty();
            before = after;
        }
        assertThat(refusals).isGreaterThan(2);
    }

    /** Fills the disk but for so many bytes. */
    private static void fill(Path file, long spare) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            byte[] block = new byte[4096];
            while (Files.getFileStore(file).getUsableSpace() > spare) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(spare).isZero();
        }
    }
}
