package dev.paribus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.TestRepo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checking all experiments asks git as often as checking two: each child is five milliseconds of a person's time. */
final class CheckAllTest {
    @TempDir
    Path temporary;

    @Test
    void one_commit_is_no_range_and_the_range_to_check_is_said() {
        TestRepo repo = Bench.measured(temporary);
        assertThat(repo.paribus("check", "main").exits(3).err())
                .contains("[no-range]", "'main' is a commit and no experiment", "hint: paribus check main~1..main");
        repo.paribus("check", "main~1..main").ok();
        repo.write("README.md", "more\n");
        repo.commit("words");
        assertThat(repo.paribus("--text", "check", "main~1..main").ok().out())
                .isEqualTo("main~1..main (no experiment in it): fine\n");
        assertThat(repo.paribus("check", "mian").exits(3).err()).contains("[unknown-experiment]");
    }

    @Test
    void a_sweep_asks_once_for_what_is_not_committed() throws IOException {
        TestRepo repo = Bench.measured(temporary);
        List<String> children = new GitChildren(repo, temporary).of("sweep", "optimizer.lr=0.2,0.3,0.4,0.5");
        assertThat(children).filteredOn(child -> child.contains("status")).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void more_experiments_are_no_more_children() throws IOException {
        TestRepo repo = Bench.measured(temporary);
        var children = new GitChildren(repo, temporary);

        int added = 0;
        List<String> few = null;
        for (String value : List.of("0.2", "0.3", "0.4", "0.5", "0.6", "0.7")) {
            repo.paribus("new", "optimizer.lr=" + value, "--because", "acc rises because the loss falls slowly")
                    .ok();
            added++;
            if (added == 2) {
                few = children.of("check", "--all");
            }
        }
        List<String> many = children.of("check", "--all");
        assertThat(many).as("children of six, against two: %s", few).hasSameSizeAs(few);
        assertThat(few).hasSizeBetween(5, 15);
    }
}
