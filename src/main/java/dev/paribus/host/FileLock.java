package dev.paribus.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** A lock that the system releases when its holder dies; between processes and between threads of one process. */
public final class FileLock implements AutoCloseable {
    private final FileChannel channel;

    private FileLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock on {@code file}, which is created when missing and never deleted.
     *
     * @return empty when {@code patience} is over and another holds it
     */
    public static Optional<FileLock> acquire(Path file, Duration patience) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                if (tried(channel)) {
                    return Optional.of(new FileLock(channel));
                }
                if (System.nanoTime() > end) {
                    channel.close();
                    return Optional.empty();
                }
                Thread.sleep(5);
            }
        } catch (InterruptedException stop) {
            channel.close();
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException otherThread) {
            return false;
        }
    }

    /** Releases it. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
