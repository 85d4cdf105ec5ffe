package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that refuses in the middle of an update takes no reference away. {@code full_disk.py} plays the same with a real refusal. */
final class LostReferenceTest {
    private static final String REF = "refs/heads/exp/x";

    @TempDir
    Path temp;

    private Repo repo;
    private Oid one;
    private Path git;

    @BeforeEach
    void make() throws IOException {
        repo = Repo.init(temp);
        one = repo.commit("one", "a", "a");
        git = repo.root.resolve(".git");
        Files.createDirectories(git.resolve("paribus"));
    }

    @Test
    void packed_references_that_a_failed_write_deleted_are_put_back() throws IOException {
        repo.git("update-ref", REF, one.hex());
        repo.git("pack-refs", "--all");
        Path packed = git.resolve("packed-refs");
        byte[] before = Files.readAllBytes(packed);

        assertThatThrownBy(() -> new PackedRefsGuard(git).around(() -> {
                    Files.delete(packed);
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");

        assertThat(Files.readAllBytes(packed)).isEqualTo(before);
        assertThat(git.resolve("paribus/packed-refs.kept")).doesNotExist();
    }

    @Test
    void packed_references_that_were_written_anew_stay_as_they_were_written() throws IOException {
        repo.git("pack-refs", "--all");
        Path packed = git.resolve("packed-refs");

        new PackedRefsGuard(git).around(() -> {
            Path next = Files.writeString(git.resolve("next"), "# pack-refs with: peeled fully-peeled sorted \n");
            return Files.move(next, packed, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        });

        assertThat(packed).hasContent("# pack-refs with: peeled fully-peeled sorted ");
        assertThat(git.resolve("paribus/packed-refs.kept")).doesNotExist();
    }

    @Test
    void the_next_command_puts_them_back_when_the_process_ended_in_between() throws IOException {
        repo.git("update-ref", REF, one.hex());
        repo.git("pack-refs", "--all");
        Files.move(git.resolve("packed-refs"), git.resolve("paribus/packed-refs.kept"));

        repo.writer().clearOwnLocks();

        assertThat(repo.git("rev-parse", REF).strip()).isEqualTo(one.hex());
        assertThat(git.resolve("paribus/packed-refs.kept")).doesNotExist();
    }

    @Test
    void where_the_file_cannot_be_put_there_nothing_is_touched_and_no_lock_stays() throws IOException {
        Path inTheWay = git.resolve(REF).resolve("odd/leftover");
        Files.createDirectories(inTheWay.getParent());
        Files.writeString(inTheWay, "of somebody");

        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(git.toFile()).setBare().build()) {
            LooseRefFile file = Objects.requireNonNull(LooseRefFile.of(repository, REF));
            assertThatThrownBy(() -> file.move(
                            ObjectId.zeroId(), ObjectId.fromString(one.hex()), new PersonIdent("a", "a@b"), "test"))
                    .isInstanceOf(DirectoryNotEmptyException.class);
        }

        assertThat(inTheWay).hasContent("of somebody");
        assertThat(git.resolve(REF + ".lock")).doesNotExist();
    }

    @Test
    void empty_folders_of_deleted_references_are_no_obstacle() throws IOException {
        Files.createDirectories(git.resolve(REF).resolve("odd/one"));

        assertThat(repo.writer().update(REF, Oid.ZERO, one, "test")).isTrue();

        assertThat(repo.git("rev-parse", REF).strip()).isEqualTo(one.hex());
    }

    @Test
    void a_symbolic_reference_moves_what_it_stands_for() {
        Oid two = repo.onTop(one, "b", "b");
        repo.git("update-ref", "refs/heads/exp/target", one.hex());
        repo.git("symbolic-ref", REF, "refs/heads/exp/target");

        assertThat(repo.writer().update(REF, one, two, "test")).isTrue();

        assertThat(repo.git("symbolic-ref", REF).strip()).isEqualTo("refs/heads/exp/target");
        assertThat(repo.git("rev-parse", "refs/heads/exp/target").strip()).isEqualTo(two.hex());
    }
}
