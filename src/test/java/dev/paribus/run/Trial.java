package dev.paribus.run;

import dev.paribus.host.CancelToken;
import dev.paribus.model.Aggregate;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.Progress;
import dev.paribus.model.Ran;
import dev.paribus.run.AttemptPlan.Limits;
import dev.paribus.run.AttemptPlan.Mode;
import dev.paribus.run.AttemptPlan.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** A journal and a place to run sh scripts in, below one temporary directory. */
final class Trial {
    static final Metric F1 = new Metric("val_f1", Goal.MAXIMIZE, true, Aggregate.LAST, false, null, null, null, false);

    final Path paribus;
    final Path worktree;
    final Path checkout;
    final Path output;
    final Journal journal;
    final CancelToken cancel = new CancelToken();
    final List<Progress> progress = Collections.synchronizedList(new ArrayList<>());
    final Map<String, String> environment =
            new LinkedHashMap<>(Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "LANG", "C.UTF-8"));
    private int number;

    Trial(Path directory) throws IOException {
        paribus = directory.resolve("git dir/paribus");
        worktree = Files.createDirectories(directory.resolve("work é/tree"));
        checkout = Files.createDirectories(directory.resolve("checkout"));
        output = Files.createDirectories(directory.resolve("checkout/.paribus/out"));
        Files.createDirectories(paribus);
        journal = new Journal(paribus, Machine.here(), Clock.systemUTC());
    }

    static Identity identity(String name, int seed, int number) {
        return identity(
                Identity.token(new Random(System.nanoTime() ^ name.hashCode() ^ (31L * seed))), name, seed, number);
    }

    static Identity identity(String token, String name, int seed, int number) {
        var ran = new Ran("1".repeat(40), "2".repeat(40), "3".repeat(40), "1:" + "4".repeat(64), "", "", "full");
        return new Identity(token, "", new ExperimentName(name), "5".repeat(40), ran, seed, number);
    }

    Place place() {
        return new Place(worktree, checkout, output, List.of());
    }

    static Limits limits(int timeoutSeconds, int graceSeconds) {
        return new Limits(
                timeoutSeconds == 0 ? null : Duration.ofSeconds(timeoutSeconds),
                Duration.ofSeconds(graceSeconds),
                1,
                Mode.FOREGROUND);
    }

    AttemptPlan plan(Limits limits, String... words) {
        return new AttemptPlan(
                identity("amber-otter", 3, ++number),
                new Command(List.of(words), List.of(words), false),
                place(),
                limits,
                List.of(F1));
    }

    Attempt attempt(Limits limits, String... words) {
        return journal.create(
                plan(limits, words), "{\"lr\": 0.1}", "paribus: 1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** A script run by sh. */
    Attempt script(Limits limits, String text) {
        return attempt(limits, "/bin/sh", "-c", text);
    }

    Ending run(Attempt attempt) {
        return new LocalExecutor(paribus, environment).run(attempt, progress::add, cancel);
    }

    Ending run(String script) {
        return run(script(limits(0, 2), script));
    }

    /** Waits for something that another process does. */
    static void await(String what, BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within a minute: " + what);
            }
            Thread.sleep(10);
        }
    }

    /** Processes that have anything to do with the attempt: bearers of its token, and its wrapper's shells. */
    static List<String> alive(Attempt attempt) throws IOException {
        List<String> out = new ArrayList<>();
        for (ProcessHandle bearer : new Bearers(attempt.identity().token()).find()) {
            out.add(bearer.pid() + " " + bearer.info().commandLine().orElse("?"));
        }
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(words -> List.of(words).contains(attempt.identity().token()))
                        .orElse(false))
                .forEach(process -> out.add(
                        process.pid() + " " + process.info().commandLine().orElse("?")));
        return out;
    }
}
