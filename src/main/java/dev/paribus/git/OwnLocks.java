package dev.paribus.git;

import dev.paribus.host.FileLock;
import dev.paribus.host.Holders;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells a lock file that one of our processes left when it was killed from one that somebody holds. Whoever of us changes
 * references has the system's lock on {@code paribus/refs.lock} meanwhile and notes in {@code paribus/refs.note} which ones. The
 * system's lock goes with its process, the note stays: who finds one takes away the locks that it names, unless somebody has
 * them open, a git works in the repository, or they are younger than a second.
 */
final class OwnLocks {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final WorktreeEntries worktrees;
    private final Path commonDir;
    private final Path note;

    OwnLocks(WorktreeEntries worktrees) {
        this.worktrees = worktrees;
        this.commonDir = worktrees.commonDir();
        this.note = commonDir.resolve("paribus").resolve("refs.note");
    }

    /** What changes references. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does {@code work}, which locks {@code names} (of references, or {@code packed-refs}), while no other of ours does. */
    <T> T alone(Collection<String> names, Work<T> work) throws IOException {
        Path file = note.resolveSibling("refs.lock");
        try (FileLock lock = FileLock.acquire(file, PATIENCE).orElse(null)) {
            if (lock == null) {
                throw Failure.environment(
                        "repository-locked", "another command holds '" + file + "'", "wait for it to end");
            }
            Set<String> left = left();
            Set<String> noted = new LinkedHashSet<>(left);
            // A lock that is there already is not going to be ours.
            names.stream().filter(name -> !Files.exists(lockOf(name))).forEach(noted::add);
            Files.write(note, noted);
            try {
                return work.run();
            } finally {
                if (left.isEmpty()) {
                    Files.deleteIfExists(note);
                } else {
                    Files.write(note, left);
                }
            }
        }
    }

    /**
     * True when one of the references is locked and no process of ours can have done it, since there is no note: then there is
     * nothing to clear, and who is refused for it leaves no file behind.
     */
    boolean held(Collection<String> refs) {
        return !Files.exists(note) && refs.stream().anyMatch(ref -> Files.exists(lockOf(ref)));
    }

    /** What earlier ones of ours left and cannot be taken away yet. */
    private Set<String> left() throws IOException {
        Set<String> names = noted();
        names.forEach(name -> release(lockOf(name)));
        names.removeIf(name -> !Files.exists(lockOf(name)));
        return names;
    }

    /** Takes away what a git child of ours left that was killed; {@code lock} was not there before it started. */
    void release(Path lock) {
        try {
            if (Files.exists(lock)
                    && settled(lock)
                    && Holders.canTell()
                    && holders(lock).isEmpty()) {
                Files.deleteIfExists(lock);
            }
        } catch (IOException refused) {
            throw new Trouble(commonDir).with(refused);
        }
    }

    /** By the file system's own clock. */
    private boolean settled(Path lock) throws IOException {
        Path probe = Files.createTempFile(note.getParent(), "clock", ".tmp");
        try {
            Instant now = Files.getLastModifiedTime(probe).toInstant();
            return Files.getLastModifiedTime(lock).toInstant().plus(SETTLED).isBefore(now);
        } catch (NoSuchFileException gone) {
            return false;
        } finally {
            Files.delete(probe);
        }
    }

    private List<String> holders(Path lock) throws IOException {
        List<Path> places = new ArrayList<>(List.of(commonDir));
        worktrees.all().forEach(entry -> places.add(entry.path()));
        return Holders.of(lock.toRealPath(), places);
    }

    private Path lockOf(String name) {
        return commonDir.resolve(name + ".lock");
    }

    /** Only names that cannot lead anywhere else. */
    private Set<String> noted() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        try {
            for (String line : Files.readAllLines(note)) {
                boolean inside = commonDir.resolve(line).normalize().startsWith(commonDir.resolve("refs"));
                if (inside || line.equals("packed-refs")) {
                    names.add(line);
                }
            }
        } catch (NoSuchFileException none) {
            return names;
        }
        return names;
    }
}
