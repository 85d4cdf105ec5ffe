package dev.paribus.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    Path temporary;

    @Test
    void untracked_files_are_moved_under_their_own_path_and_never_over_another() throws IOException {
        Path worktree = Files.createDirectories(temporary.resolve("w/sub/__pycache__")).getParent().getParent();
        Path output = Files.createDirectories(temporary.resolve("out/sub")).getParent();
        Files.writeString(worktree.resolve("train.py"), "tracked");
        Files.writeString(worktree.resolve("best.pt"), "weights");
        Files.writeString(worktree.resolve("sub/log.csv"), "new");
        Files.writeString(worktree.resolve("sub/__pycache__/x.pyc"), "cache");
        Files.writeString(output.resolve("sub/log.csv"), "old");
        Files.writeString(worktree.resolve(".git"), "gitdir: elsewhere");
        Files.createSymbolicLink(worktree.resolve("data"), temporary);
        assertThat(Leftovers.move(worktree, Set.of("train.py")::contains, output))
                .containsExactly("best.pt", "sub/log.csv.2");
        assertThat(output.resolve("best.pt")).hasContent("weights");
        assertThat(output.resolve("sub/log.csv")).hasContent("old");
        assertThat(output.resolve("sub/log.csv.2")).hasContent("new");
        assertThat(worktree.resolve("train.py")).exists();
        assertThat(worktree.resolve(".git")).exists();
    }

    @Test
    void outputs_are_listed_with_size_and_hash_up_to_a_hundred() throws IOException {
        Path output = Files.createDirectories(temporary.resolve(".paribus/amber-otter/seed-1/attempt-1"));
        for (int i = 0; i < 103; i++) {
            Files.writeString(output.resolve(String.format("f%03d", i)), "abc");
        }
        Leftovers.Listing listing = Leftovers.list(output, temporary);
        assertThat(listing.files()).hasSize(100);
        assertThat(listing.more()).isEqualTo(3);
        assertThat(listing.files().get(0).path()).isEqualTo(".paribus/amber-otter/seed-1/attempt-1/f000");
        assertThat(listing.files().get(0).size()).isEqualTo(3);
        assertThat(listing.files().get(0).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
