package dev.paribus.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.support.TestRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Locks of git that somebody left or holds: only the one that a verb needs is in its way, and it is named. */
class LocksTest {
    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> a_lock_that_the_verb_needs() {
        return Stream.of(
                        Refusal.in(Laboratory::measured, "the branch's lock")
                                .given(repo -> lock(repo, "refs/heads/exp/amber-otter.lock"))
                                .when("new", "optimizer.lr=0.02", "--because", "it oscillates", "--name", "amber-otter")
                                .says("refs/heads/exp/amber-otter.lock", "3 h ago")
                                .hint(".*rm '?.*refs/heads/exp/amber-otter\\.lock'?"),
                        Refusal.in(Laboratory::plain, "trunk's lock")
                                .given(repo -> {
                                    repo.git("switch", "-q", "-c", "elsewhere");
                                    lock(repo, "refs/heads/main.lock");
                                })
                                .when("init", "--metric", "acc:maximize")
                                .says("refs/heads/main.lock", "3 h ago")
                                .hint(".*rm '?.*refs/heads/main\\.lock'?"),
                        Refusal.in(Laboratory::plain, "the index's lock of the checkout that has to follow")
                                .given(repo -> lock(repo, "index.lock"))
                                .when("init", "--metric", "acc:maximize")
                                .says("index.lock", "3 h ago")
                                .hint(".*rm '?.*index\\.lock'?"))
                .map(refusal -> refusal.exits(4).code("repository-locked").below(temporary));
    }

    @Test
    void a_lock_that_the_verb_does_not_need_is_not_in_its_way() {
        TestRepo repo = Laboratory.measured(temporary);
        lock(repo, "index.lock");
        repo.paribus("new", "optimizer.lr=0.02", "--because", "it oscillates", "--name", "amber-otter")
                .ok();
        assertThat(repo.git("rev-parse", "exp/amber-otter^")).isEqualTo(repo.head());
        assertThat(repo.path(".git/index.lock")).exists();
    }

    private static void lock(TestRepo repo, String path) {
        try {
            repo.write(".git/" + path, "");
            FileTime made = FileTime.from(repo.clock().instant().minusSeconds(3 * 3600));
            Files.setLastModifiedTime(repo.path(".git/" + path), made);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
