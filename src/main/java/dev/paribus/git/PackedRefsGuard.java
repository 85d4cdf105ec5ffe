package dev.paribus.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Keeps {@code packed-refs} by a second name while JGit writes it anew. Where the rename over the old file fails, JGit 7.8.1
 * deletes that file and tries again; on a disk that refuses the second time, too, every packed branch would be gone.
 */
final class PackedRefsGuard {
    private final Path packed;
    private final Path kept;

    PackedRefsGuard(Path commonDir) {
        this.packed = commonDir.resolve("packed-refs");
        this.kept = commonDir.resolve("paribus").resolve("packed-refs.kept");
    }

    /** Does {@code work}, which only one of us does at a time. @throws IOException of {@code work}, or that nothing could be kept and nothing was begun */
    <T> T around(OwnLocks.Work<T> work) throws IOException {
        restore();
        keep();
        try {
            return work.run();
        } finally {
            restore();
        }
    }

    private void keep() throws IOException {
        try {
            Files.createLink(kept, packed);
        } catch (NoSuchFileException nothingPacked) {
            // Then there is nothing to lose.
        } catch (UnsupportedOperationException noLinks) {
            Files.copy(packed, kept);
        }
    }

    /** True while somebody writes, or after somebody could not end. */
    boolean keeps() {
        return Files.exists(kept);
    }

    /** Puts back what was lost, also by a process that ended in between. A {@code packed-refs} that is there is newer. */
    void restore() throws IOException {
        if (!Files.exists(kept)) {
            return;
        }
        if (Files.exists(packed)) {
            Files.delete(kept);
        } else {
            Files.move(kept, packed, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
