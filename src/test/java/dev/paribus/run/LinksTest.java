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
    Path directory;

    private Path checkout;
    private Path worktree;

    @BeforeEach
    void set_up() throws IOException {
        checkout = Files.createDirectories(directory.resolve("checkout"));
        worktree = Files.createDirectories(directory.resolve("worktree"));
        Files.createDirectories(checkout.resolve("data/raw"));
        Files.writeString(checkout.resolve("data/raw/x.csv"), "1\n");
        Files.createDirectories(checkout.resolve("data/splits"));
        Files.createDirectories(worktree.resolve("data/splits"));
    }

    private Links links(String... paths) {
        return new Links(checkout, worktree, List.of(paths));
    }

    @Test
    void a_link_shows_the_users_files_and_taking_it_away_leaves_them() throws IOException {
        Links links = links("data/raw");
        assertThat(links.check()).isEmpty();
        links.make();
        assertThat(worktree.resolve("data/raw/x.csv")).content().isEqualTo("1\n");
        links.unlink();
        links.unlink();
        assertThat(worktree.resolve("data/raw")).doesNotExist();
        assertThat(checkout.resolve("data/raw/x.csv")).exists();
    }

    @Test
    void missing_ones_and_ones_outside_are_all_named() {
        assertThat(links("nothing", "../other", "/etc", "data/raw").check())
                .extracting(Problem::code)
                .containsExactly("link-missing", "link-outside", "link-outside");
    }

    @Test
    void a_path_that_holds_tracked_files_is_refused_with_what_to_link_instead() {
        assertThatThrownBy(() -> links("data").make()).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.problems().get(0).code()).isEqualTo("link-tracked");
            assertThat(failure.problems().get(0).hint()).isEqualTo("link what is untracked in it: link: [data/raw]");
        });
        assertThat(worktree.resolve("data")).isDirectoryNotContaining("glob:**raw");
    }

    @Test
    void a_tracked_link_on_the_way_cannot_lead_elsewhere() throws IOException {
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        Files.createSymbolicLink(worktree.resolve("models"), elsewhere);
        Files.createDirectories(checkout.resolve("models/base"));
        assertThatThrownBy(() -> links("models/base").make()).isInstanceOf(Failure.class);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void what_the_run_put_in_the_links_place_is_not_deleted() throws IOException {
        Links links = links("data/raw");
        links.make();
        Files.delete(worktree.resolve("data/raw"));
        Files.writeString(worktree.resolve("data/raw"), "of the run");
        links.unlink();
        assertThat(worktree.resolve("data/raw")).content().isEqualTo("of the run");
    }
}
