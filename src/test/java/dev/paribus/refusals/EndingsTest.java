package dev.paribus.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.Ran;
import dev.paribus.support.TestRepo;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Once a child has started there is always a result commit, which says what it was. */
class EndingsTest {
    @TempDir
    Path temporary;

    /**
     * One way for a child to end.
     *
     * @param ending value of the parameter {@code ending}
     * @param exit of the tool
     * @param state trailer
     * @param verdict trailer; empty without one
     * @param seed how the summary says that seed 2 ended
     * @param words of the cause, in the summary
     * @param log text in the committed log of seed 2
     */
    private record Way(
            String situation,
            String ending,
            int exit,
            String state,
            String verdict,
            String seed,
            List<String> words,
            String log) {}

    private static final List<Way> WAYS = List.of(
            new Way("exit code 3", "exit-3", 1, "failed", "", "failed", List.of("exit code 3"), "out of patience"),
            new Way(
                    "killed by a signal",
                    "killed",
                    1,
                    "failed",
                    "",
                    "killed",
                    List.of("signal 9 (KILL)"),
                    "training with seed 2"),
            new Way(
                    "a metric never written",
                    "silent",
                    1,
                    "failed",
                    "",
                    "failed",
                    List.of("acc"),
                    "training with seed 2"),
            new Way(
                    "a metric written as text",
                    "text",
                    1,
                    "failed",
                    "",
                    "failed",
                    List.of("acc", "high"),
                    "training with seed 2"),
            new Way(
                    "a metric that is NaN",
                    "nan",
                    1,
                    "failed",
                    "",
                    "diverged",
                    List.of("acc", "nan"),
                    "training with seed 2"),
            new Way(
                    "a metric that is NaN once",
                    "nan-once",
                    1,
                    "measured",
                    "inconclusive",
                    "diverged",
                    List.of("nan"),
                    "training with seed 2"),
            new Way(
                    "a metric beyond all doubles",
                    "huge",
                    1,
                    "failed",
                    "",
                    "diverged",
                    List.of("acc"),
                    "training with seed 2"));

    @TestFactory
    Stream<DynamicTest> each_is_committed_as_what_it_is() {
        return WAYS.stream().map(way -> DynamicTest.dynamicTest(way.situation(), () -> hold(way)));
    }

    private void hold(Way way) throws java.io.IOException {
        TestRepo repo = Laboratory.measured(java.nio.file.Files.createDirectory(temporary.resolve(way.ending())));
        String before = repo.head();
        Ran ran = repo.paribus("try", "ending=" + way.ending(), "--because", "it may end so", "--name", "amber-otter")
                .exits(way.exit());
        assertThat(ran.err()).as("%s", ran).doesNotContain("\tat ", "[bug]");
        assertThat(repo.git("log", "-1", "--format=%(trailers:key=Experiment-State,valueonly)", "exp/amber-otter")
                        .strip())
                .as("%s", ran)
                .isEqualTo(way.state());
        assertThat(repo.git("log", "-1", "--format=%(trailers:key=Experiment-Verdict,valueonly)", "exp/amber-otter")
                        .strip())
                .as("%s", ran)
                .isEqualTo(way.verdict());
        String summary = repo.git("show", "exp/amber-otter:results/summary.yaml");
        assertThat(summary).contains("state: " + way.state(), "end: " + way.seed());
        way.words().forEach(word -> assertThat(summary).containsIgnoringCase(word));
        assertThat(repo.git("show", "exp/amber-otter:results/seed-2/log.txt")).contains(way.log());
        String show = repo.paribus("show", "amber-otter", "--text").ok().out();
        assertThat(show).contains(way.state());
        way.words().forEach(word -> assertThat(show).containsIgnoringCase(word));
        assertThat(repo.head()).as("HEAD stays").isEqualTo(before);
        assertThat(repo.git("status", "--porcelain")).isEmpty();
        assertThat(repo.git("worktree", "list").lines()).hasSize(1);
        repo.git("fsck", "--strict");
    }

    @Test
    void a_failed_run_is_told_with_the_next_command() {
        TestRepo repo = Laboratory.measured(temporary);
        Ran ran = repo.paribus("--text", "try", "ending=exit-3", "--because", "it may end so", "--name", "amber-otter")
                .exits(1);
        assertThat(ran.out())
                .as("%s", ran)
                .contains("amber-otter: failed", "exit code 3", "next: paribus show amber-otter");
    }

    @Test
    void code_that_failed_may_be_mended_and_run_again() {
        TestRepo repo = Laboratory.measured(temporary);
        Laboratory.edit(repo, "train.sh", "echo \"training", "no-such-program || exit 7; echo \"training");
        repo.paribus("try", "--because", "a warm-up raises acc because of its momentum", "--name", "amber-otter")
                .exits(1);
        Laboratory.edit(repo, "train.sh", "no-such-program || exit 7; echo", "true; echo");
        assertThat(repo.paribus("run").exits(3).err())
                .contains("[uncommitted]", "hint: git add train.sh && git commit -m ");
        repo.commit("amber-otter: mend the warm-up");
        repo.paribus("check").ok();
        repo.paribus("run").ok();
        assertThat(repo.git("log", "-1", "--format=%(trailers:key=Experiment-State,valueonly)")
                        .strip())
                .isEqualTo("measured");
    }
}
