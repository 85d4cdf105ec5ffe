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
