package dev.paribus.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.git.WritableRepositories;
import dev.paribus.host.CancelToken;
import dev.paribus.support.Ran;
import dev.paribus.support.RepoTemplate;
import dev.paribus.support.TestRepo;
import dev.paribus.workflow.session.Machine;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A project whose seeds train until the test lets them go: seed N ends once the file {@code go} or {@code go-N} is there. */
final class LongRun {
    private static final String SCRIPT = """
            #!/bin/sh
            here=$(cd "$(git rev-parse --git-common-dir)/.." && pwd)/..
            [ ! -e "$here/stubborn" ] || trap '' INT TERM
            echo "training seed $PARIBUS_SEED"
            echo "{\\"step\\": 1, \\"total\\": 4, \\"acc\\": 0.1}" >>"$PARIBUS_METRICS"
            while [ ! -e "$here/go" ] && [ ! -e "$here/go-$PARIBUS_SEED" ]; do sleep 0.02; done
            echo "let go"
            echo "{\\"step\\": 4, \\"total\\": 4, \\"acc\\": 0.$PARIBUS_SEED}" >>"$PARIBUS_METRICS"
            """;

    private static final RepoTemplate INITIALISED = new RepoTemplate(folder -> {
        TestRepo repo = TestRepo.in(folder);
        repo.executable("train.sh", SCRIPT);
        repo.write("params.yaml", "lr: 0.1\nepochs: 4\n");
        repo.commit("a script that waits");
        repo.paribus("init", "--metric", "acc:maximize", "--seeds", "1..3").ok();
        return repo;
    });

    final TestRepo repo;
    final String name;

    LongRun(Path temporary) {
        this.repo = INITIALISED.copyTo(temporary);
        this.name = repo.git("for-each-ref", "--format=%(refname:lstrip=3)", "refs/heads/exp/");
    }

    /** Runs a command beside the test, as another terminal does. */
    CompletableFuture<Ran> beside(String... words) {
        return CompletableFuture.supplyAsync(() -> repo.paribus(words), task -> new Thread(task, words[0]).start());
    }

    /** Lets seeds end: {@code go}, {@code go-2}. */
    void write(String file) {
        repo.write("../" + file, "");
    }

    Session session(CancelToken cancel) {
        return new Session(
                new Machine(repo.env(), repo.dir(), null, repo.clock(), new Random(), event -> {}, cancel),
                WritableRepositories::writer);
    }

    /** Waits until a seed has said that it trains. */
    void trains(int seed) {
        until("seed " + seed + " trains", () -> log(seed).contains("training seed " + seed + "\n"));
    }

    String log(int seed) {
        return journals().stream()
                .filter(each -> read(each.resolve("intent.json")).contains("\"seed\": " + seed + ","))
                .map(each -> read(each.resolve("log")))
                .reduce("", String::concat);
    }

    List<Path> journals() {
        Path runs = repo.path(".git/paribus/runs");
        try (Stream<Path> all = Files.isDirectory(runs) ? Files.list(runs) : Stream.of()) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void until(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** Processes that bear a token of this repository's attempts. */
    List<String> bearers() {
        return journals().stream()
                .flatMap(
                        each -> repo
                                .sh("grep -ls PARIBUS_ATTEMPT=" + each.getFileName() + " /proc/[0-9]*/environ || :")
                                .lines()
                                .stream())
                .toList();
    }

    String summary() {
        return repo.git("show", "exp/" + name + ":results/summary.yaml");
    }
}
