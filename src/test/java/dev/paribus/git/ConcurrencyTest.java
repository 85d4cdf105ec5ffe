package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acknowledged means present: whatever a writer said it wrote is there when everybody is done. */
final class ConcurrencyTest {
    private static final int WRITERS = 8;
    private static final int EACH = 8;

    @TempDir
    Path temp;

    private Repo repo;
    private Oid one;

    @BeforeEach
    void make() {
        repo = Repo.init(temp);
        one = repo.commit("one", "a", "a");
    }

    private static Oid next(GitWriter writer, Oid parent, String name) {
        Oid tree = writer.tree(
                parent, Map.of("results/" + name, new TreeEdit.Write(name.getBytes(StandardCharsets.UTF_8))));
        return writer.commit(tree, List.of(parent), name);
    }

    /** Runs the tasks at once while {@code meanwhile} repeats; returns what they returned. */
    private <T> List<T> together(List<Callable<T>> tasks, Runnable meanwhile) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
        AtomicBoolean done = new AtomicBoolean();
        Thread other = new Thread(() -> {
            while (!done.get()) {
                meanwhile.run();
            }
        });
        other.start();
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            done.set(true);
            other.join();
            pool.shutdownNow();
        }
    }

    @Test
    void many_writers_on_one_reference_lose_nothing_while_references_are_packed() throws Exception {
        String shared = "refs/heads/exp/shared";
        repo.git("update-ref", shared, one.hex());
        List<Callable<List<Oid>>> tasks = new ArrayList<>();
        for (int w = 0; w < WRITERS; w++) {
            String name = "w" + w;
            tasks.add(() -> {
                GitWriter writer = repo.writer();
                GitReader reader = repo.reader();
                List<Oid> acknowledged = new ArrayList<>();
                while (acknowledged.size() < EACH) {
                    Oid now = reader.resolve(shared).orElseThrow();
                    Oid commit = next(writer, now, name + "-" + acknowledged.size());
                    if (writer.update(shared, now, commit, name)) {
                        acknowledged.add(commit);
                    }
                }
                reader.close();
                return acknowledged;
            });
        }
        List<List<Oid>> all = together(tasks, () -> repo.tryGit("pack-refs", "--all", "--prune"));
        List<String> history = repo.git("rev-list", shared).lines().toList();
        assertThat(history).hasSize(1 + WRITERS * EACH);
        assertThat(history)
                .containsAll(all.stream().flatMap(List::stream).map(Oid::hex).toList());
        repo.git("fsck", "--strict");
    }

    @Test
    void of_many_that_create_one_name_exactly_one_gets_it() throws Exception {
        for (int round = 0; round < 3; round++) {
            String ref = "refs/heads/exp/name-" + round;
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int w = 0; w < WRITERS; w++) {
                String name = "r" + round + "w" + w;
                tasks.add(() -> {
                    GitWriter writer = repo.writer();
                    return writer.update(ref, Oid.ZERO, next(writer, one, name), name);
                });
            }
            assertThat(together(tasks, () -> repo.tryGit("pack-refs", "--all", "--prune")))
                    .containsOnlyOnce(true);
        }
    }

    @Test
    void many_results_reach_a_checked_out_branch_and_the_checkout_follows() throws Exception {
        repo.git("switch", "-q", "-c", "exp/x");
        repo.write("a", "dirty");
        List<Callable<Oid>> tasks = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
            String name = "w" + w;
            tasks.add(() -> {
                GitWriter writer = repo.writer();
                GitReader reader = repo.reader();
                while (true) {
                    Oid now = reader.resolve("refs/heads/exp/x").orElseThrow();
                    Oid commit = next(writer, now, name);
                    Placement placement = writer.place("refs/heads/exp/x", now, commit, name);
                    if (placement.kind() == Placement.Kind.FAST_FORWARDED) {
                        return commit;
                    }
                    assertThat(placement.kind())
                            .as(String.valueOf(placement.why()))
                            .isEqualTo(Placement.Kind.STALE);
                }
            });
        }
        List<Oid> all = together(tasks, () -> repo.tryGit("status"));
        assertThat(repo.git("rev-list", "HEAD").lines())
                .hasSize(5)
                .containsAll(all.stream().map(Oid::hex).toList());
        assertThat(repo.status()).isEqualTo(" M a");
    }

    @Test
    void worktrees_are_added_and_removed_side_by_side() throws Exception {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int w = 0; w < WRITERS; w++) {
            Path directory = repo.root.resolve(".git/paribus/worktrees/w" + w + "/seed-1");
            tasks.add(() -> {
                Worktrees worktrees = repo.worktrees();
                worktrees.add(directory, one);
                boolean there = directory.resolve("a").toFile().exists();
                worktrees.heal(repo.root.resolve(".git/paribus/worktrees"), name -> false);
                there &= directory.resolve("a").toFile().exists();
                worktrees.remove(directory);
                return there && !directory.toFile().exists();
            });
        }
        assertThat(together(tasks, () -> repo.tryGit("status"))).containsOnly(true);
        assertThat(repo.git("worktree", "list").lines()).hasSize(1);
    }
}
