package dev.paribus.run;

import dev.paribus.exchange.LiveMetrics;
import dev.paribus.host.Background;
import dev.paribus.host.CancelToken;
import dev.paribus.host.Child;
import dev.paribus.host.Disk;
import dev.paribus.host.DurableFiles;
import dev.paribus.model.Metric;
import dev.paribus.model.Progress;
import dev.paribus.problem.Failure;
import dev.paribus.run.AttemptPlan.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs attempts on this machine, each under a wrapper of its own. */
public final class LocalExecutor {
    private final Path paribus;
    private final Map<String, String> environment;
    private final int nice;

    /**
     * An executor for one repository.
     *
     * @param paribus {@code COMMON_GIT_DIR/paribus}, where the wrapper's script is kept
     * @param environment the caller's
     */
    public LocalExecutor(Path paribus, Map<String, String> environment) {
        this(paribus, environment, 0);
    }

    /** The same whose children let others go first, from 0, not at all, to 19. */
    public LocalExecutor(Path paribus, Map<String, String> environment, int nice) {
        this.nice = nice;
        this.paribus = paribus;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Starts the attempt's child and waits for its end. The first
     * request of {@code cancel} sends INT (TERM when TERM asked), KILL follows after the grace; a second one kills at once.
     * May be called from several threads, each with an attempt of its own.
     *
     * @param progress gets the start, at most four reports a second, and the end
     * @return how it ended
     * @throws Failure ENVIRONMENT when no shell can be started or the journal cannot be read
     */
    public Ending run(Attempt attempt, Consumer<Progress> progress, CancelToken cancel) {
        return run(attempt, EarlyEnd.NEVER, progress, cancel);
    }

    /** The same for one that may end early: TERM, then KILL after the grace, and its end is ABORTED. */
    public Ending run(Attempt attempt, EarlyEnd early, Consumer<Progress> progress, CancelToken cancel) {
        return new Watched(attempt, early, progress, cancel).run();
    }

    /** One attempt that is being run; one use. */
    private final class Watched {
        private static final int GLANCE_MILLIS = 250;

        private final Attempt attempt;
        private final AttemptPlan plan;
        private final EarlyEnd early;
        private final Consumer<Progress> progress;
        private final CancelToken cancel;
        private final LiveMetrics live;
        private long began;
        private long peak;
        private boolean interrupted;
        private boolean ending;

        Watched(Attempt attempt, EarlyEnd early, Consumer<Progress> progress, CancelToken cancel) {
            this.attempt = attempt;
            this.plan = attempt.intent().plan();
            this.early = early;
            this.progress = progress;
            this.cancel = cancel;
            this.live = new LiveMetrics(attempt.metrics(), attempt.log(), plan.metrics());
        }

        Ending run() {
            Machine machine = Machine.here();
            Map<String, String> variables = ChildEnvironment.of(
                    environment, attempt, Runtime.getRuntime().availableProcessors());
            var child = new Child(
                    new Wrapper(paribus).command(attempt, machine, environment, nice),
                    plan.place().directory(),
                    variables);
            boolean foreground = plan.limits().mode() == Mode.FOREGROUND;
            began = System.nanoTime();
            Process wrapper =
                    Background.start(child, attempt.log(), foreground ? Background.Input.PIPE : Background.Input.NONE);
            progress.accept(new Progress.Started(
                    attempt.identity().name(),
                    attempt.identity().seed(),
                    attempt.log().toString(),
                    plan.place().output().toString()));
            try {
                return toTheEnd(wrapper);
            } catch (IOException broken) {
                throw Disk.failure(
                        "journal-unreadable",
                        "cannot use the journal in '" + attempt.directory() + "'",
                        attempt.directory(),
                        broken,
                        "check that disk and the permissions of that directory");
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private Ending toTheEnd(Process wrapper) throws IOException {
            cancel.onCancel(() -> pass(wrapper));
            if (cancel.cancelled()) {
                pass(wrapper);
            }
            while (!ended(wrapper, GLANCE_MILLIS)) {
                glance();
                mayEnd(wrapper);
            }
            if (!Files.exists(attempt.endFile())) {
                // Somebody killed the wrapper. Its watcher ends the child and writes the end; it may be gone too.
                afterTheWrapper();
            } else {
                durable(attempt.endFile());
            }
            Ending ending = attempt.ending()
                    .orElseGet(() -> Endings.killed(attempt, false))
                    .withPeak(peak == 0 ? null : Long.valueOf(peak / 1024));
            live.look();
            progress.accept(new Progress.Ended(
                    attempt.identity().name(), attempt.identity().seed(), ending.end(), ending.elapsed(), metric()));
            return ending;
        }

        private boolean ended(Process process, int millis) {
            try {
                return process.waitFor(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException stop) {
                // The child is ended as on Ctrl-C; the flag is restored when that is done.
                interrupted = true;
                cancel.cancel(15);
                return false;
            }
        }

        /** Hands a request to stop on; from any thread, also after the end. */
        private void pass(Process wrapper) {
            if (wrapper.isAlive()) {
                attempt.ask("interrupted", cancel.requests() > 1 ? "KILL" : cancel.signal() == 2 ? "INT" : "TERM");
                wake(wrapper);
            }
        }

        private static void wake(Process wrapper) {
            try {
                wrapper.getOutputStream().write('\n');
                wrapper.getOutputStream().flush();
            } catch (IOException gone) {
                // It has just ended; its end tells how.
            }
        }

        private void glance() {
            try {
                Starts start = Starts.read(attempt).orElse(null);
                if (start != null) {
                    peak = Math.max(peak, MemoryPressure.ofTree(start.child().pid()));
                }
                live.look();
            } catch (IOException unreadable) {
                // What a glance tells is not worth the child, which would end with us; the next one may be luckier.
            }
            progress.accept(new Progress.Running(
                    attempt.identity().name(),
                    attempt.identity().seed(),
                    Duration.ofNanos(System.nanoTime() - began),
                    step(live.step()),
                    metric()));
        }

        private void mayEnd(Process wrapper) throws IOException {
            Optional<String> reason = ending ? Optional.empty() : early.reason();
            if (reason.isPresent()) {
                ending = true;
                attempt.abort(reason.get());
                wake(wrapper);
            }
        }

        /** Name and newest value of the primary metric. */
        private @Nullable String metric() {
            String value = live.value();
            return value == null ? null : primary() + value;
        }

        private String primary() {
            return plan.metrics().stream()
                    .filter(Metric::primary)
                    .findFirst()
                    .map(metric -> metric.name() + " ")
                    .orElse("");
        }

        private static @Nullable Long step(@Nullable String text) {
            return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
        }

        private void afterTheWrapper() throws IOException {
            long patience =
                    System.nanoTime() + plan.limits().grace().plusSeconds(3).toNanos();
            try {
                while (!Files.exists(attempt.endFile()) && System.nanoTime() < patience) {
                    Thread.sleep(50);
                }
                new Bearers(attempt.identity().token()).end(Duration.ZERO);
            } catch (InterruptedException stop) {
                interrupted = true;
            }
        }

        private void durable(Path file) throws IOException {
            DurableFiles.sync(file);
            DurableFiles.syncDirectory(attempt.directory());
        }
    }
}
