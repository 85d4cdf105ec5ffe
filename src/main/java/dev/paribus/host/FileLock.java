package dev.paribus.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock that the system releases when its holder dies; between processes and between threads of one process. The system's
 * locks belong to the process: any descriptor of the file that is closed gives them up. So only one thread of a process may
 * have the file open at a time, which {@link #HELD} sees to.
 */
public final class FileLock implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path key;
    private final FileChannel channel;

    private FileLock(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /**
     * Waits for the lock on {@code file}, which is created when missing and never deleted.
     *
     * @return empty when {@code patience} is over and another holds it, or this thread was interrupted (its flag stays set)
     */
    public static Optional<FileLock> acquire(Path file, Duration patience) throws IOException {
        Path parent = Files.createDirectories(file.getParent());
        Path key = parent.toRealPath().resolve(file.getFileName());
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                Optional<FileLock> lock = tried(key);
                if (lock.isPresent() || System.nanoTime() - end > 0) {
                    return lock;
                }
                Thread.sleep(5);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<FileLock> tried(Path key) throws IOException {
        if (!HELD.add(key)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(key, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            locked = channel.tryLock() != null;
            return locked ? Optional.of(new FileLock(key, channel)) : Optional.empty();
        } finally {
            if (!locked) {
                if (channel != null) {
                    channel.close();
                }
                HELD.remove(key);
            }
        }
    }

    /** What is locked. */
    public Path file() {
        return key;
    }

    /** Releases it; again is no error. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            HELD.remove(key);
        }
    }
}
