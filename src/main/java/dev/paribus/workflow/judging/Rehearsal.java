package dev.paribus.workflow.judging;

import dev.paribus.evidence.Arm;
import dev.paribus.evidence.Judgement;
import dev.paribus.evidence.Siblings;
import dev.paribus.evidence.Verdicts;
import dev.paribus.exchange.Collectors;
import dev.paribus.exchange.Measured;
import dev.paribus.exchange.MetricFile;
import dev.paribus.exchange.Source;
import dev.paribus.format.SummaryFile;
import dev.paribus.git.GitWriter;
import dev.paribus.model.Look;
import dev.paribus.model.Pairing;
import dev.paribus.model.Project;
import dev.paribus.model.Summary;
import dev.paribus.store.MetricTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks and judges a small project of its own in memory, on a thread that nobody waits for, while git makes the worktree and the
 * first child starts: what a conclusion needs is loaded and linked by then, which is most of the time that a short run's conclusion takes.
 * Nothing of it is kept, and nothing is written.
 */
public final class Rehearsal extends Thread implements Thread.UncaughtExceptionHandler {
    private static final String NAME = "amber-otter";
    private static final String COMMIT = "a".repeat(40);

    private static final String RESULT = """
            paribus: 1
            name: amber-otter
            state: measured
            verdict: inconclusive
            reason: "METRIC: one seed: inconclusive"
            metrics:
              METRIC: {mean: 0.15, sd: 0.07, n: 2, values: [0.1, 0.2]}
            looks:
              - look: 1
                rules: R1
                primary: METRIC
                seeds: [1, 2]
                k: 1
                parent: {name: slate-heron, commit: a9c0000000000000000000000000000000000000}
                pairing: independent
                criteria:
                  - {criterion: METRIC > parent, guard: false, verdict: inconclusive, method: none, alpha: 0.025, n: 0, cause: one-seed, reason: one}
                verdict: inconclusive
                reason: one
            seeds:
              - seed: 1
                values: {METRIC: 0.1}
                attempts:
                  - {token: a0000000000000000000000000000000, end: ok, started: "2026-01-01T00:00:00Z", seconds: 0.3, exit: 0, source: standard output, jobs: 1}
                ran: {commit: a9c0000000000000000000000000000000000000, record: a9c0000000000000000000000000000000000000, rules: a9c0000000000000000000000000000000000000, code: "1:0", data: "", environment: "", stage: full}
              - seed: 2
                values: {METRIC: 0.2}
                attempts:
                  - {token: b0000000000000000000000000000000, end: ok, started: "2026-01-01T00:00:00Z", seconds: 0.3, exit: 0, source: standard output, jobs: 1}
                ran: {commit: a9c0000000000000000000000000000000000000, record: a9c0000000000000000000000000000000000000, rules: a9c0000000000000000000000000000000000000, code: "1:0", data: "", environment: "", stage: full}
            """;

    private final Runnable part;

    private Rehearsal(String name, Runnable part) {
        super(name);
        this.part = part;
    }

    /** Begins with what needs no repository. */
    public static void begin() {
        begin("rehearsal", Rehearsal::play);
    }

    /** Goes on with the writer of a repository; what follows may write by it at once. */
    public static void begin(GitWriter writer) {
        begin("rehearsal of writing", writer::prepare);
    }

    private static void begin(String name, Runnable part) {
        var thread = new Rehearsal(name, part);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(thread);
        thread.start();
    }

    @Override
    public void run() {
        part.run();
    }

    @Override
    public void uncaughtException(Thread thread, Throwable wrong) {
        // Whatever goes wrong goes wrong in the conclusion too, where it is told.
    }

    /** What is judged; null for a metric whose name would have to be quoted in YAML. */
    static @Nullable Summary sample(String metric) {
        return SummaryFile.read("summary.yaml", text(metric)).value();
    }

    static byte[] text(String metric) {
        return RESULT.replace("METRIC", metric).getBytes(StandardCharsets.UTF_8);
    }

    /** All of it, for the thread and its test. */
    static void play() {
        CheckRehearsal.check();
        Project project = CheckRehearsal.project();
        measure(project);
        judge(project);
    }

    private static void measure(Project project) {
        try {
            byte[] series = "{\"score\": 0.1}\n".getBytes(StandardCharsets.UTF_8);
            Measured measured = Collectors.collect(List.of(Source.committed(series)), project.metrics());
            MetricFile.thin(measured);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private static void judge(Project project) {
        Summary sample = sample(project.primary().name());
        if (sample == null) {
            return;
        }
        var own = new Siblings.Sibling(NAME, COMMIT, sample.looks(), "");
        Arm arm = Arm.of(NAME, COMMIT, List.of(1, 2), sample.seeds());
        Look look = Verdicts.judge(new Judgement(
                project.success(),
                List.of(),
                project.metrics(),
                arm,
                arm,
                Pairing.INDEPENDENT,
                Siblings.tries(NAME, project.primary().name(), List.of(own), 1, own),
                new Judgement.Policy(Judgement.OneSeed.REFUTES_ONLY, Set.of()),
                List.of()));
        MetricTexts.of(project, sample, sample);
        SummaryFile.write(new Summary(
                sample.name(),
                sample.state(),
                look.verdict(),
                look.reason(),
                Judging.metrics(project, sample.seeds()),
                List.of(look),
                null,
                sample.seeds(),
                List.of()));
    }
}
