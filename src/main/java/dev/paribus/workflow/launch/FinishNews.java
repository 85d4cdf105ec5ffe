package dev.paribus.workflow.launch;

import dev.paribus.json.Json;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Progress;
import dev.paribus.model.State;
import dev.paribus.run.FinishCommand;
import dev.paribus.workflow.conclusion.Outcome;
import dev.paribus.workflow.session.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells {@code git config paribus.onFinish}, a command of the user's own configuration, how each experiment ended, as JSON on
 * its standard input, and a terminal that something long is over. Nothing waits for it but the end of the command.
 */
final class FinishNews implements AutoCloseable {
    private static final Duration MOST = Duration.ofSeconds(30);

    private final Session session;
    private final Instant began;
    private final @Nullable String command;
    private final List<Thread> told = new ArrayList<>();

    FinishNews(Session session) {
        this.session = session;
        this.began = session.machine().clock().instant();
        // git's own files alone: no file of a branch is read, so no branch can have a command run.
        this.command = session.git()
                .config("paribus.onfinish")
                .filter(text -> !text.isBlank())
                .orElse(null);
    }

    /** Tells of one experiment, beside whatever else goes on. */
    void tell(Outcome outcome) {
        if (command != null) {
            tell(data(outcome));
        }
    }

    /** Tells of one whose run ended with its smoke run, which did not pass and is in no commit. */
    void tellSmoke(ExperimentName name, int seed, String reason, boolean interrupted) {
        if (command != null) {
            tell(smoke(name, seed, reason, interrupted));
        }
    }

    private void tell(Map<String, @Nullable Object> data) {
        String line = command;
        if (line == null) {
            return;
        }
        byte[] news = Json.write(data).getBytes(StandardCharsets.UTF_8);
        var thread = new Thread(() -> run(line, news), "onFinish");
        thread.setDaemon(true);
        thread.start();
        told.add(thread);
    }

    private void run(String line, byte[] news) {
        FinishCommand.run(
                        line,
                        news,
                        session.mainProject(),
                        session.state(),
                        session.machine().environment(),
                        MOST)
                .ifPresent(trouble -> session.machine()
                        .say("paribus.onFinish " + trouble + "; the results are recorded all the same"));
    }

    private Map<String, @Nullable Object> data(Outcome outcome) {
        var summary = outcome.summary();
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("paribus", 1);
        out.put("kind", "finished");
        out.put("name", outcome.name().text());
        out.put("state", summary.state().word());
        out.put("verdict", summary.verdict() == null ? null : summary.verdict().word());
        out.put("reason", summary.reason());
        var metrics = new LinkedHashMap<String, @Nullable Object>();
        summary.metrics().forEach((name, metric) -> {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("mean", metric.mean());
            one.put("sd", metric.sd());
            one.put("n", metric.n());
            metrics.put(name, one);
        });
        out.put("metrics", metrics);
        var seeds = new LinkedHashMap<String, @Nullable Object>();
        summary.seeds()
                .forEach(seed ->
                        seeds.put(Integer.toString(seed.seed()), seed.end().word()));
        out.put("seeds", seeds);
        end(out, outcome.interrupted(), outcome.resultCommit());
        return out;
    }

    private Map<String, @Nullable Object> smoke(ExperimentName name, int seed, String reason, boolean interrupted) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("paribus", 1);
        out.put("kind", "finished");
        out.put("name", name.text());
        out.put("state", State.REGISTERED.word());
        out.put("verdict", null);
        out.put("reason", reason);
        out.put("metrics", Map.of());
        out.put("seeds", Map.of(Integer.toString(seed), interrupted ? "interrupted" : "failed"));
        end(out, interrupted, null);
        return out;
    }

    private void end(Map<String, @Nullable Object> out, boolean interrupted, @Nullable String commit) {
        out.put("interrupted", interrupted);
        out.put("commit", commit);
        out.put("project", session.mainProject().toString());
        out.put(
                "seconds",
                Duration.between(began, session.machine().clock().instant()).toSeconds());
    }

    @Override
    public void close() {
        try {
            for (Thread thread : told) {
                thread.join(MOST.plusSeconds(2).toMillis());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        session.machine()
                .progress()
                .accept(new Progress.Finished(
                        Duration.between(began, session.machine().clock().instant())));
    }
}
