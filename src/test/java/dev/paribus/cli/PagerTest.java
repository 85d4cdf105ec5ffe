package dev.paribus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes through a pager, and through which. A pager here is a command that writes a file. */
class PagerTest {
    private static final String LAST = "Options of every verb: paribus help options";

    @TempDir
    Path temporary;

    private TestRepo repo;

    @BeforeEach
    void make() {
        repo = TestRepo.in(temporary);
    }

    /** @param variables in pairs */
    private Ran help(String... variables) {
        return terminal(new String[] {"help", "new"}, variables);
    }

    private Ran terminal(String[] words, String... variables) {
        var env = new HashMap<>(Map.of("LINES", "10", "GIT_PAGER", "", "TERM", "xterm"));
        for (int i = 0; i < variables.length; i += 2) {
            env.put(variables[i], variables[i + 1]);
        }
        return repo.onTerminal(env, words);
    }

    private String paged() {
        return Files.exists(repo.path("paged")) ? repo.read("paged") : "";
    }

    @Test
    void what_is_longer_than_the_screen_goes_through_the_pager_that_git_would_take() {
        assertThat(help("GIT_PAGER", "cat >paged", "PAGER", "false").ok().out()).isEmpty();
        assertThat(paged()).startsWith("\u001b[1mparibus new").contains(LAST);
        repo.git("config", "core.pager", "sed s/Options/Knobs/ >paged");
        assertThat(help("PAGER", "false").ok().out()).isEmpty();
        assertThat(paged()).contains("Knobs of every verb");
        repo.git("config", "--unset", "core.pager");
        assertThat(help("PAGER", "sed s/Options/Switches/ >paged").ok().out()).isEmpty();
        assertThat(paged()).contains("Switches of every verb");
        assertThat(terminal(new String[] {"new", "--help"}, "PAGER", "rev >paged")
                        .ok()
                        .out())
                .isEmpty();
        assertThat(paged()).contains("snoitpO");
    }

    @Test
    void every_view_that_is_read_from_top_to_bottom_has_a_pager() {
        assertThat(Arrays.stream(Verb.values()).filter(Verb::pages).map(Verb::word))
                .containsExactlyInAnyOrder(
                        "log", "ls", "diff", "compare", "show", "review", "stats", "lessons", "learned", "explain",
                        "help");
    }

    @Test
    void less_is_told_what_git_tells_it() {
        help("PAGER", "echo $LESS $LV >paged; cat >/dev/null").ok();
        assertThat(paged()).isEqualTo("FRX -c\n");
        help("PAGER", "echo $LESS $LV >paged; cat >/dev/null", "LESS", "S", "LV", "-a")
                .ok();
        assertThat(paged()).isEqualTo("S -a\n");
    }

    @Test
    void nothing_is_paged_that_is_short_or_goes_elsewhere_or_where_somebody_said_so() {
        String pager = "cat >paged";
        assertThat(help("PAGER", pager, "LINES", "100").out()).contains(LAST);
        assertThat(help("PAGER", pager, "TERM", "dumb").out()).contains(LAST);
        assertThat(help("PAGER", "cat").out()).contains(LAST);
        assertThat(terminal(new String[] {"help", "new", "--no-pager"}, "PAGER", pager)
                        .out())
                .contains(LAST);
        assertThat(terminal(new String[] {"--no-pager", "new", "--help"}, "PAGER", pager)
                        .out())
                .contains(LAST);
        assertThat(repo.paribus("help", "new").out()).contains(LAST);
        assertThat(paged()).isEmpty();
    }

    @Test
    void a_pager_that_is_not_there_hides_nothing_and_a_reader_who_leaves_is_no_error() {
        assertThat(help("PAGER", "no-such-pager 2>/dev/null").ok().out()).contains(LAST);
        assertThat(help("PAGER", "less", "PATH", pathWithoutLess()).ok().out()).contains(LAST);
        assertThat(help("PAGER", "head -n 1 >paged").ok().out()).isEmpty();
        assertThat(paged().lines()).hasSize(1);
        assertThat(help("PAGER", "exit 1").ok().out()).isEmpty();
    }

    /** A folder with git and a shell alone. */
    private String pathWithoutLess() {
        String git = repo.child(List.of("sh", "-c", "command -v git")).ok().text();
        repo.executable("bin/git", "#!/bin/sh\nexec " + git + " \"$@\"\n");
        repo.executable("bin/sh", "#!/bin/sh\nexec /bin/sh \"$@\"\n");
        return repo.path("bin").toString();
    }
}
