package dev.paribus.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.RefDirectory;
import org.eclipse.jgit.internal.storage.file.ReflogWriter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * A reference's own file, replaced in one step under git's lock for it, as {@code files-backend.c} of git does. JGit 7.8.1 would do,
 * but where the rename over the old file fails its {@code FileUtils.rename} deletes that file and tries again: on a disk that
 * refuses the second time, too, the branch is gone.
 */
final class LooseRefFile {
    private final Repository repository;
    private final RefDirectory references;
    private final DiskRefs disk;
    private final String ref;
    private final Path file;
    private final Path lock;

    private LooseRefFile(Repository repository, RefDirectory references, String ref) {
        this.repository = repository;
        this.references = references;
        this.ref = ref;
        this.disk = new DiskRefs(repository.getDirectory().toPath());
        this.file = repository.getDirectory().toPath().resolve(ref);
        this.lock = file.resolveSibling(file.getFileName() + ".lock");
    }

    /** Null where there is no such file to be made: a symbolic reference, or references that are not kept in files. */
    static @Nullable LooseRefFile of(Repository repository, String ref) throws IOException {
        if (!(repository.getRefDatabase() instanceof RefDirectory references)) {
            return null;
        }
        var own = new LooseRefFile(repository, references, ref);
        return own.symbolic() ? null : own;
    }

    /** Only a file of its own can say so, never a line of {@code packed-refs}. */
    private boolean symbolic() throws IOException {
        try {
            return Files.isRegularFile(file)
                    && Files.readString(file, StandardCharsets.ISO_8859_1).startsWith("ref:");
        } catch (NoSuchFileException packedMeanwhile) {
            return false;
        }
    }

    /**
     * False, with nothing changed, when somebody holds the lock, the reference is not at {@code expected}, or another one of a
     * name above or below it is in the way.
     *
     * @param expected zero: there must be none
     * @throws MissingObjectException the repository does not have {@code next}
     * @throws IOException the disk refuses; the reference is where it was
     */
    boolean move(ObjectId expected, ObjectId next, PersonIdent who, String reason) throws IOException {
        if (!repository.getObjectDatabase().has(next)) {
            throw new MissingObjectException(next, "object");
        }
        Files.createDirectories(file.getParent());
        boolean moved = false;
        boolean own = false;
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            own = true;
            if (!standsAt(expected)) {
                return false;
            }
            write(channel, next);
            new ReflogWriter(references, true).log(ref, expected, next, who, reason);
            if (Files.isDirectory(file)) {
                removeEmpty(file);
            }
            Files.move(lock, file, StandardCopyOption.ATOMIC_MOVE);
            moved = true;
            return true;
        } catch (FileAlreadyExistsException held) {
            return false;
        } finally {
            if (own && !moved) {
                Files.deleteIfExists(lock);
            }
        }
    }

    /**
     * Looks at the disk once the lock is held, past JGit: that keeps a loose reference together with the file's state as it was just
     * before it was read; if the file appeared in between, and was packed since, it takes the old value for the present one.
     */
    private boolean standsAt(ObjectId expected) throws IOException {
        ObjectId now = disk.at(ref);
        return now == null ? expected.equals(ObjectId.zeroId()) && !disk.conflicts(ref) : now.equals(expected);
    }

    private static void write(FileChannel channel, ObjectId next) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((next.name() + "\n").getBytes(StandardCharsets.US_ASCII));
        while (line.hasRemaining()) {
            channel.write(line);
        }
        channel.force(true);
    }

    /** The folders that deleted references of longer names left; git removes them, too. @throws DirectoryNotEmptyException one holds a file */
    private static void removeEmpty(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException unread) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
