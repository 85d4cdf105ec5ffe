package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held against {@code rev-parse} and against what git refuses. */
class DiskRefsTest {
    @TempDir
    Path temporary;

    private Repo repo;
    private DiskRefs disk;

    @BeforeEach
    void three() {
        repo = Repo.init(temporary);
        repo.commit("one", "a", "a");
        repo.git("update-ref", "refs/heads/exp/amber", "HEAD");
        repo.git("update-ref", "refs/heads/exp/amber-otter", "HEAD");
        repo.commit("two", "a", "b");
        repo.git("update-ref", "refs/heads/exp/é/deep", "HEAD");
        disk = new DiskRefs(repo.root.resolve(".git"));
    }

    private void asGit() throws IOException {
        for (String ref : List.of(
                "refs/heads/main",
                "refs/heads/exp/amber",
                "refs/heads/exp/amber-otter",
                "refs/heads/exp/é/deep",
                "refs/heads/exp",
                "refs/heads/exp/amb",
                "refs/heads/exp/otter",
                "heads/exp/amber")) {
            String full = ref.startsWith("refs/") ? ref : "refs/none";
            String said =
                    repo.tryGit("rev-parse", "--verify", "--quiet", full).text().strip();
            assertThat(disk.at(ref)).as(ref).isEqualTo(said.isEmpty() ? null : ObjectId.fromString(said));
        }
        for (String ref : List.of(
                "refs/heads/exp/amber",
                "refs/heads/exp/amber/one",
                "refs/heads/exp/amber/one/two",
                "refs/heads/exp/é",
                "refs/heads/exp",
                "refs/heads/exp/new",
                "refs/heads/exp/ambe",
                "refs/heads/exp/amber-otter2")) {
            boolean refused =
                    !repo.tryGit("update-ref", "--no-deref", ref, "HEAD").ok();
            assertThat(disk.conflicts(ref)).as(ref).isEqualTo(refused);
            if (!refused && !ref.endsWith("/amber")) {
                repo.git("update-ref", "-d", ref);
            }
        }
    }

    @Test
    void files_and_packed_ones_are_what_git_says() throws IOException {
        asGit();
        repo.git("pack-refs", "--all");
        asGit();
        repo.git("update-ref", "refs/heads/exp/amber-otter", "HEAD");
        asGit();
    }

    @Test
    void damaged_packed_references_are_no_answer() throws IOException {
        repo.git("pack-refs", "--all");
        Path packed = repo.root.resolve(".git/packed-refs");
        String whole = Files.readString(packed);
        String id = repo.git("rev-parse", "refs/heads/exp/amber-otter");
        for (String damaged : List.of(
                whole.replace(id + " refs/heads/exp/amber-otter", id.substring(1) + " refs/heads/exp/amber-otter"),
                whole.replace(id + " refs/heads/exp/amber-otter", "x" + id + " refs/heads/exp/amber-otter"),
                whole.replace(id + " refs/heads/exp/amber-otter", " refs/heads/exp/amber-otter"),
                whole.stripTrailing())) {
            assertThat(damaged).isNotEqualTo(whole);
            Files.writeString(packed, damaged);
            assertThatThrownBy(() -> disk.at("refs/heads/exp/amber-otter"))
                    .as(damaged)
                    .isInstanceOf(IOException.class);
        }
        Files.writeString(packed, "");
        assertThat(disk.at("refs/heads/exp/amber-otter")).isNull();
    }

    @Test
    void a_lock_that_somebody_left_below_the_name_is_no_reference() throws IOException {
        Path lock = repo.root.resolve(".git/refs/heads/exp/new/one.lock");
        Files.createDirectories(lock.getParent());
        Files.writeString(lock, repo.head().hex() + "\n");
        assertThat(disk.conflicts("refs/heads/exp/new")).isFalse();
        Files.move(lock, lock.resolveSibling("one"));
        assertThat(disk.conflicts("refs/heads/exp/new")).isTrue();
    }

    @Test
    void a_file_without_an_id_is_no_answer() throws IOException {
        Files.writeString(repo.root.resolve(".git/refs/heads/exp/amber"), "");
        assertThatThrownBy(() -> disk.at("refs/heads/exp/amber")).isInstanceOf(IOException.class);
    }
}
