package dev.paribus.git;

import dev.paribus.host.FileLock;
import dev.paribus.host.Holders;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells a lock file that one of our processes, or a git child of it, left when it was killed from one that somebody holds.
 * Whoever of us changes references has the system's lock on {@code paribus/refs.lock} meanwhile and notes in {@code
 * paribus/refs.note} which ones; {@code checkout.lock} and {@code checkout.note} are for the index and HEAD of a checkout. The
 * system's lock goes with its process, the note stays: who finds one takes away the locks that it names, unless somebody has
 * them open, a git works in the repository, or they are younger than a second.
 */
final class OwnLocks {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofSeconds(1);

    /** Until what a killed process left has settled. */
    private static final Duration CLEARING = Duration.ofMillis(1500);

    private static final Pattern OF_A_CHECKOUT = Pattern.compile("(worktrees/[^/]+/)?(index|HEAD|ORIG_HEAD)");

    private final WorktreeEntries worktrees;
    private final Path commonDir;
    private final Path note;
    private final Path mutex;

    private OwnLocks(WorktreeEntries worktrees, String kind) {
        this.worktrees = worktrees;
        this.commonDir = worktrees.commonDir();
        this.note = commonDir.resolve("paribus").resolve(kind + ".note");
        this.mutex = note.resolveSibling(kind + ".lock");
    }

    static OwnLocks ofReferences(WorktreeEntries worktrees) {
        return new OwnLocks(worktrees, "refs");
    }

    static OwnLocks ofCheckouts(WorktreeEntries worktrees) {
        return new OwnLocks(worktrees, "checkout");
    }

    /** What changes references. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does {@code work}, which locks {@code names} (of references, or {@code packed-refs}), while no other of ours does. */
    <T> T alone(Collection<String> names, Work<T> work) throws IOException {
        return tried(names, PATIENCE, work)
                .orElseThrow(() -> Failure.environment(
                        "repository-locked", "another command holds '" + mutex + "'", "wait for it to end"));
    }

    /** The same; empty when another of ours does not let go while {@code patience} lasts, so that nothing was done. */
    <T> Optional<T> tried(Collection<String> names, Duration patience, Work<T> work) throws IOException {
        try (FileLock lock = FileLock.acquire(mutex, patience).orElse(null)) {
            if (lock == null) {
                return Optional.empty();
            }
            Set<String> left = left();
            Set<String> noted = new LinkedHashSet<>(left);
            // A lock that is there already is not going to be ours.
            names.stream().filter(name -> !Files.exists(lockOf(name))).forEach(noted::add);
            Files.write(note, noted);
            try {
                return Optional.of(work.run());
            } finally {
                forget(left);
            }
        }
    }

    /** What was done is done, also where the disk does not let go of the note: who finds it sees no lock. */
    private void forget(Set<String> left) {
        try {
            renote(left);
        } catch (IOException stays) {
            // The next one looks for the locks that it names, and drops it.
        }
    }

    private void renote(Set<String> left) throws IOException {
        if (left.isEmpty()) {
            Files.deleteIfExists(note);
        } else {
            Files.write(note, left);
        }
    }

    /** Takes away what killed processes of ours left; waits a moment for what is too young to tell. */
    void clear() {
        Patience time = new Patience(CLEARING);
        try {
            while (Files.exists(note)) {
                try (FileLock lock = FileLock.acquire(mutex, Duration.ZERO).orElse(null)) {
                    if (lock == null) {
                        return;
                    }
                    renote(left());
                }
                if (Files.exists(note) && !time.pause()) {
                    return;
                }
            }
        } catch (IOException refused) {
            throw new Trouble(commonDir).with(refused);
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
        try {
            List<String> lines = Files.readAllLines(note, StandardCharsets.ISO_8859_1);
            return lines.isEmpty() || lines.get(0).startsWith("\0")
                    ? madeThen(Files.getLastModifiedTime(note).toInstant())
                    : lines.stream().filter(this::mayBeOurs).collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (NoSuchFileException none) {
            return new LinkedHashSet<>();
        }
    }

    private boolean mayBeOurs(String name) {
        return commonDir.resolve(name).normalize().startsWith(commonDir.resolve("refs"))
                || name.equals("packed-refs")
                || OF_A_CHECKOUT.matcher(name).matches();
    }

    /**
     * Where the power failed, the note is there and what was written into it is not, since nobody waits for the disk over a note:
     * then the locks that were made when it was are meant.
     */
    private Set<String> madeThen(Instant moment) throws IOException {
        var out = new LinkedHashSet<String>();
        for (Path lock : LockFiles.below(commonDir)) {
            Instant made = Files.getLastModifiedTime(lock).toInstant();
            String name = commonDir.relativize(lock).toString().replaceFirst("\\.lock$", "");
            if (mayBeOurs(name) && !made.isBefore(moment.minus(SETTLED)) && made.isBefore(moment.plus(PATIENCE))) {
                out.add(name);
            }
        }
        return out;
    }
}
