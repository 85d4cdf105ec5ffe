package dev.paribus.host;

import dev.paribus.problem.Failure;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** A value that a thread of its own works out, which keeps no process alive, while its reader does something else. */
public final class Later<T> {
    private final FutureTask<T> task;

    /** @param thread what it does, as a thread's name */
    public Later(Callable<T> work, String thread) {
        this.task = new FutureTask<>(work);
        var worker = new Thread(task, thread);
        worker.setDaemon(true);
        worker.start();
    }

    /** Waits for it. @throws Failure as the work threw it; INTERRUPTED when the waiting was stopped */
    public T get() {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.INTERRUPTED, List.of());
        }
    }

    /** Waits until it is done; null when nothing came of it, which is told to nobody. */
    public @Nullable T settled() {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            return null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
