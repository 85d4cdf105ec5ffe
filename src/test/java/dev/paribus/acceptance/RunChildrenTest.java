package dev.paribus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.TestRepo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run asks git for: a child costs a run five milliseconds, and asking twice for the same is easily done. */
final class RunChildrenTest {
    @TempDir
    Path temporary;

    @Test
    void one_seed_asks_for_the_same_commit_only_once() throws IOException {
        TestRepo repo = Bench.measured(temporary);
        repo.paribus(
                        "new",
                        "optimizer.lr=0.2",
                        "--seeds",
                        "1",
                        "--name",
                        "amber-otter",
                        "--because",
                        "the loss falls slowly")
                .ok();

        List<String> children = new GitChildren(repo, temporary).of("run", "amber-otter");

        assertThat(children).as("children").hasSizeBetween(8, 16);
        assertThat(children.stream().filter(line -> line.contains("rev-list")))
                .as("walks of trunk's history")
                .hasSizeLessThanOrEqualTo(1);
        assertThat(children.stream().filter(line -> line.contains("ls-tree"))).doesNotHaveDuplicates();
    }
}
