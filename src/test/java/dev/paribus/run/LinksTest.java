package dev.paribus.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
    @TempDir
    Path temporary;

    private Path checkout;
    private Path worktree;

    @BeforeEach
    void folders() throws IOException {
        checkout = Files.createDirectories(temporary.resolve("checkout"));
        worktree = Files.createDirectories(temporary.resolve("worktree"));
        Files.createDirectories(checkout.resolve("data/raw"));
        Files.writeString(checkout.resolve("data/raw/big.bin"), "raw");
    }

    @Test
    void a_link_shows_the_users_file_and_goes_without_it() throws IOException {
        var links = new Links(checkout, worktree, List.of("data/raw"));
        links.make();
        assertThat(Files.readString(worktree.resolve("data/raw/big.bin"))).isEqualTo("raw");
        links.unlink();
        assertThat(worktree.resolve("data/raw")).doesNotExist();
        assertThat(checkout.resolve("data/raw/big.bin")).hasContent("raw");
    }

    @Test
    void what_is_missing_or_leaves_the_project_is_told_at_once() {
        var links = new Links(checkout, worktree, List.of("nowhere", "../secrets", "/etc"));
        assertThat(links.check()).extracting(Problem::code).containsExactly("link-missing", "link-outside", "link-outside");
    }

    @Test
    void a_path_with_tracked_files_is_refused_and_its_untracked_children_are_named() throws IOException {
        Files.createDirectories(worktree.resolve("data/splits"));
        Files.writeString(worktree.resolve("data/splits/a.txt"), "tracked");
        assertThatThrownBy(() -> new Links(checkout, worktree, List.of("data")).make())
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.problems()).extracting(Problem::code).containsExactly("link-tracked");
                    assertThat(failure.problems().get(0).hint()).contains("data/raw");
                });
        assertThat(worktree.resolve("data/splits/a.txt")).hasContent("tracked");
    }
}
