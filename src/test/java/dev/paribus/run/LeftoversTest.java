package dev.paribus.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    Path directory;

    private static void file(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void untracked_files_move_to_the_output_and_never_over_an_existing_name() throws IOException {
        Path worktree = directory.resolve("tree");
        Path output = Files.createDirectories(directory.resolve("output"));
        file(worktree.resolve(".git"), "gitdir: x");
        file(worktree.resolve("train.py"), "tracked");
        file(worktree.resolve("best.pt"), "model");
        file(worktree.resolve("logs/a b/é.txt"), "deep");
        file(worktree.resolve("pkg/__pycache__/m.pyc"), "cache");
        file(output.resolve("best.pt"), "was there");
        Files.createSymbolicLink(worktree.resolve("data"), directory);

        List<Leftovers.Moved> noted = new ArrayList<>();
        assertThat(Leftovers.move(worktree, Set.of("train.py")::contains, output, noted::addAll))
                .containsExactly("best.pt.1", "logs/a b/é.txt");

        assertThat(noted)
                .containsExactly(
                        new Leftovers.Moved("best.pt", "best.pt.1"),
                        new Leftovers.Moved("logs/a b/é.txt", "logs/a b/é.txt"));
        assertThat(output.resolve("best.pt")).content().isEqualTo("was there");
        assertThat(output.resolve("best.pt.1")).content().isEqualTo("model");
        assertThat(worktree.resolve("train.py")).exists();
        assertThat(worktree.resolve("best.pt")).doesNotExist();
        assertThat(output.resolve("pkg")).doesNotExist();
    }

    @Test
    void outputs_are_listed_with_size_and_hash_up_to_a_limit() throws IOException {
        Path output = directory.resolve("p/.paribus/o");
        file(output.resolve("b"), "abc");
        file(output.resolve("a/x"), "");
        Files.createSymbolicLink(output.resolve("link"), directory);
        Leftovers.Listing listing = Leftovers.list(output, directory.resolve("p"));
        assertThat(listing.files())
                .extracting(o -> o.path() + " " + o.size() + " " + o.sha256().substring(0, 8))
                .containsExactly(".paribus/o/a/x 0 e3b0c442", ".paribus/o/b 3 ba7816bf");
        for (int i = 0; i < 120; i++) {
            file(output.resolve("many/" + i), "");
        }
        assertThat(Leftovers.list(output, directory.resolve("p")))
                .satisfies(l -> assertThat(l.files()).hasSize(100))
                .extracting(Leftovers.Listing::more)
                .isEqualTo(22);
        assertThat(Leftovers.list(directory.resolve("none"), directory).files()).isEmpty();
    }
}
