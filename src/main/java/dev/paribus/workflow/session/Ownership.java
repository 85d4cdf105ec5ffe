package dev.paribus.workflow.session;

import dev.paribus.host.Disk;
import dev.paribus.host.FileLock;
import dev.paribus.model.ExperimentName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is going to conclude the running attempts of an experiment: the process that started them, as long as it lives. It holds
 * a lock of the system's on {@code paribus/owners/NAME}, which goes when the process does. Nobody ever waits for it: recovery
 * only looks, so that it does not commit half of what another terminal is still measuring.
 */
public final class Ownership implements AutoCloseable {
    private final @Nullable FileLock lock;

    private Ownership(@Nullable FileLock lock) {
        this.lock = lock;
    }

    /** Takes it where it is free; a second run of the same experiment, kept apart by its claims, goes on without. */
    public static Ownership take(Session session, ExperimentName name) {
        return new Ownership(tried(session, name).orElse(null));
    }

    /** True while a living process means to conclude the experiment's attempts itself. */
    public static boolean held(Session session, ExperimentName name) {
        Optional<FileLock> free = tried(session, name);
        free.ifPresent(Ownership::release);
        return free.isEmpty();
    }

    private static Optional<FileLock> tried(Session session, ExperimentName name) {
        Path file = session.state().resolve("owners").resolve(session.place().fileOf(name));
        try {
            return FileLock.acquire(file, Duration.ZERO);
        } catch (IOException broken) {
            throw Disk.failure("disk", "cannot lock " + file, file, broken, "check the disk, then do it again");
        }
    }

    private static void release(FileLock lock) {
        try {
            lock.close();
        } catch (IOException broken) {
            throw Disk.failure("disk", "cannot release '" + lock.file() + "'", lock.file(), broken, "paribus status");
        }
    }

    @Override
    public void close() {
        if (lock != null) {
            release(lock);
        }
    }
}
