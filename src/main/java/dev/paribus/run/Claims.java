package dev.paribus.run;

import dev.paribus.host.Disk;
import dev.paribus.host.FileLock;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who runs what: one file a project, experiment, stage and seed below {@code COMMON_GIT_DIR/paribus/claims}, holding the token.
 * Exactly one of many racing processes gets it.
 */
public final class Claims {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path directory;
    private final Journal journal;

    public Claims(Path paribus, Journal journal) {
        this.directory = paribus.resolve("claims");
        this.journal = journal;
    }

    /**
     * Claims the seed for the attempt; take it before {@link Journal#create}.
     *
     * @throws Failure DATA {@code already-running} naming the holder, unless its attempt is proven dead or delivered
     */
    public void take(Identity identity) {
        Path claim = file(identity);
        try {
            Files.createDirectories(claim.getParent());
            if (!created(claim, identity)) {
                replaceVoid(claim, identity);
            }
        } catch (IOException broken) {
            throw Disk.failure(
                    "disk",
                    "cannot claim " + identity.label() + " in '" + claim + "'",
                    directory,
                    broken,
                    "free some space there, or mend its permissions");
        }
    }

    /** Gives it back; nothing happens when another attempt holds it. */
    public void release(Identity identity) {
        Path claim = file(identity);
        try {
            if (holder(claim)
                    .filter(holder -> holder.token().equals(identity.token()))
                    .isPresent()) {
                Files.deleteIfExists(claim);
            }
        } catch (IOException broken) {
            throw Disk.failure(
                    "disk", "cannot give back the claim '" + claim + "'", directory, broken, "delete that file");
        }
    }

    /**
     * A claim that nothing is left to hold for: its attempt is delivered or was never begun, and its owner is dead.
     *
     * @param label what it claims, in words
     * @param owner the process that took it, in words; empty when the file does not say
     */
    public record Vacant(Path file, String label, String owner) {}

    /** The void ones of every project, by path; a next run of the same seed would replace them. */
    public List<Vacant> voids() {
        var out = new ArrayList<Vacant>();
        try {
            for (Path file : files()) {
                if (empty(file)) {
                    out.add(new Vacant(file, directory.relativize(file).toString(), owner(file)));
                }
            }
            return out;
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    /** Deletes a void claim, under the lock of those who replace one; false when it is gone or was renewed. */
    public boolean delete(Vacant claim) {
        try {
            Optional<FileLock> lock = FileLock.acquire(directory.resolve(".lock"), PATIENCE);
            if (lock.isEmpty()) {
                return false;
            }
            FileLock held = lock.get();
            try {
                return empty(claim.file()) && Files.deleteIfExists(claim.file());
            } finally {
                held.close();
            }
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    /** Deletes what processes left that died over making a claim: a file with a dot before the token. */
    public void sweep() {
        try {
            for (Path file : files(name -> name.matches("\\.[0-9a-f]{32}"))) {
                if (holder(file).map(holder -> dead(holder.owner())).orElse(false)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    /** True when a living process, or one that cannot be seen from here, took the claim of this token. */
    public boolean mayBegin(String token) {
        try {
            for (Path file : files()) {
                Optional<Holder> holder = holder(file);
                if (holder.isPresent() && holder.get().token().equals(token)) {
                    return !dead(holder.get().owner());
                }
            }
            return false;
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    private boolean empty(Path claim) throws IOException {
        Optional<Holder> holder = holder(claim);
        return holder.isPresent() ? isVoid(holder.get()) : Files.isRegularFile(claim);
    }

    private static String owner(Path claim) throws IOException {
        return holder(claim)
                .map(holder -> "process " + holder.owner().pid() + " on "
                        + holder.owner().host())
                .orElse("");
    }

    private List<Path> files() throws IOException {
        return files(name -> !name.startsWith("."));
    }

    private List<Path> files(Predicate<String> wanted) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(file -> Files.isRegularFile(file)
                            && wanted.test(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (java.io.UncheckedIOException changedMeanwhile) {
            throw changedMeanwhile.getCause();
        }
    }

    private Failure unreadable(IOException broken) {
        return Disk.failure(
                "disk",
                "cannot read the claims in '" + directory + "'",
                directory,
                broken,
                "check that disk and the permissions of that directory");
    }

    /** Whole with its token or not there: the name appears by a link to a finished file. */
    private boolean created(Path claim, Identity identity) throws IOException {
        Path whole = claim.resolveSibling("." + identity.token());
        Files.write(whole, content(identity));
        try {
            Files.createLink(claim, whole);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (UnsupportedOperationException noLinks) {
            return createdPlainly(claim, identity);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private boolean createdPlainly(Path claim, Identity identity) throws IOException {
        try {
            Files.write(claim, content(identity), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** Only one at a time looks and replaces, so that nobody takes away a claim that was renewed meanwhile. */
    private void replaceVoid(Path claim, Identity identity) throws IOException {
        Optional<FileLock> lock = FileLock.acquire(directory.resolve(".lock"), PATIENCE);
        if (lock.isEmpty()) {
            throw Failure.environment(
                    "claims-locked",
                    "another process holds '" + directory.resolve(".lock") + "' for too long",
                    "try again");
        }
        FileLock held = lock.get();
        try {
            Optional<Holder> holder = holder(claim);
            if (holder.isPresent() && !isVoid(holder.get())) {
                throw running(identity, holder.get());
            }
            Files.deleteIfExists(claim);
            if (!created(claim, identity)) {
                throw Failure.data(
                        "already-running",
                        identity.label() + " was claimed by another process just now",
                        "paribus status");
            }
        } finally {
            held.close();
        }
    }

    /** Nothing is left to hold it for: delivered, or dead as far as this machine can prove it. */
    private boolean isVoid(Holder holder) {
        Optional<Attempt> attempt = journal.find(holder.token());
        if (attempt.isEmpty()) {
            // Not begun yet, also when its owner died over the journal, or cleared away; what a newer version wrote is
            // left alone.
            boolean nothingRan = !journal.knows(holder.token()) || journal.neverBegan(holder.token());
            return nothingRan && dead(holder.owner());
        }
        AttemptState state = attempt.get().state();
        return state instanceof AttemptState.Delivered
                || (state instanceof AttemptState.Ended
                        && dead(attempt.get().intent().tool()));
    }

    private boolean dead(Intent.Owner owner) {
        Machine.Life life = journal.machine().life(owner);
        return life == Machine.Life.DEAD || life == Machine.Life.DEAD_BY_REBOOT;
    }

    private Failure running(Identity identity, Holder holder) {
        String since = journal.find(holder.token())
                .map(attempt -> ", since " + attempt.intent().created().truncatedTo(ChronoUnit.SECONDS))
                .orElse("");
        return Failure.data(
                "already-running",
                identity.label() + " is already running: attempt "
                        + holder.token().substring(0, 8) + " of process "
                        + holder.owner().pid() + " on " + holder.owner().host() + since,
                "paribus status");
    }

    /** Project and name are one path element each. */
    private Path file(Identity identity) {
        String project = identity.project().isEmpty()
                ? "%"
                : identity.project().replace("%", "%25").replace("/", "%2F");
        return directory
                .resolve(project)
                .resolve(identity.name().text())
                .resolve(identity.stage() + "-" + identity.seed());
    }

    private byte[] content(Identity identity) {
        Intent.Owner owner = journal.machine().self();
        return (identity.token() + "\n" + owner.host() + "\n" + owner.boot() + "\n" + owner.pid() + "\n"
                        + owner.started() + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What a claim says: its attempt, and the process that took it. */
    private record Holder(String token, Intent.Owner owner) {}

    /** Empty when there is no claim, or one that a full disk left without content. */
    private static Optional<Holder> holder(Path claim) throws IOException {
        try {
            List<String> lines = Files.readString(claim).lines().toList();
            if (lines.size() < 4
                    || !lines.get(0).matches("[0-9a-f]{32}")
                    || !lines.get(3).matches("[0-9]{1,18}")) {
                return Optional.empty();
            }
            String started = lines.size() > 4 ? lines.get(4) : "";
            return Optional.of(new Holder(
                    lines.get(0), new Intent.Owner(lines.get(1), lines.get(2), Long.parseLong(lines.get(3)), started)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }
}
