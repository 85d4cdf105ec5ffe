package dev.paribus.run;

import dev.paribus.host.Disk;
import dev.paribus.host.DurableFiles;
import dev.paribus.model.AttemptEnd;
import dev.paribus.problem.Failure;
import dev.paribus.run.AttemptPlan.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One attempt, as its directory in the journal tells it. Everything but the intent is read afresh from the disk. */
public final class Attempt {
    /** A heartbeat comes every 10 s; without one for this long, a process that cannot be seen may be dead. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** A tool that died just after it started the wrapper: the wrapper's first sign comes within this time. */
    private static final Duration FIRST_SIGN = Duration.ofSeconds(5);

    private final Path directory;
    private final Intent intent;
    private final Machine machine;
    private final Clock clock;

    Attempt(Path directory, Intent intent, Machine machine, Clock clock) {
        this.directory = directory;
        this.intent = intent;
        this.machine = machine;
        this.clock = clock;
    }

    public Intent intent() {
        return intent;
    }

    public Identity identity() {
        return intent.identity();
    }

    public Path directory() {
        return directory;
    }

    /** Everything that the child printed. */
    public Path log() {
        return directory.resolve("log");
    }

    /** PARIBUS_METRICS. */
    public Path metrics() {
        return directory.resolve("metrics.jsonl");
    }

    /** PARIBUS_PARAMS. */
    public Path parameters() {
        return directory.resolve("params.json");
    }

    /** What it ran on, ready to be committed. */
    public Path environment() {
        return directory.resolve("environment.yaml");
    }

    Path startFile() {
        return directory.resolve(Starts.FILE);
    }

    Path endFile() {
        return directory.resolve("end.json");
    }

    /** Until the end is written: exit code and signal of the child, or null, and why it was ended, or a dash. */
    Path endNote() {
        return directory.resolve("end.json.tmp");
    }

    Path heartbeat() {
        return directory.resolve("heartbeat");
    }

    private Path stopFile() {
        return directory.resolve("stop");
    }

    private Path deliveredFile() {
        return directory.resolve("delivered");
    }

    private Path togetherFile() {
        return directory.resolve("together");
    }

    /** The files of a run that was made elsewhere; empty for one that was made here. */
    public Optional<CollectedFiles> collected() {
        return reading(() -> CollectedFiles.read(directory));
    }

    private boolean elsewhere() {
        return Files.exists(CollectedFiles.list(directory));
    }

    /** Notes how many jobs had a place on this machine while it ran, itself included. */
    public void noteTogether(int jobs) {
        try {
            Files.writeString(togetherFile(), jobs + "\n");
        } catch (IOException full) {
            // Then the number that was planned counts; for want of this nothing measured is lost.
        }
    }

    /** How many ran at the same time at some moment, itself included; where nobody noted it, how many were to run at once. */
    public int together() {
        return reading(() -> text(togetherFile())
                .filter(words -> words.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .orElse(intent.plan().limits().jobs()));
    }

    private Path resumedFile() {
        return directory.resolve("resumed");
    }

    /** Notes, before the start, that its child may go on from what an earlier attempt left. */
    public void noteResumed(Attempt earlier) {
        reading(() -> Files.writeString(
                resumedFile(),
                earlier.identity().token() + "\n"
                        + earlier.intent().plan().place().output() + "\n"));
    }

    /** Token of the attempt that it goes on from; empty when it began anew. */
    public Optional<String> resumed() {
        return reading(() -> text(resumedFile()));
    }

    /** PARIBUS_RESUME: the output of the attempt that it goes on from; empty when it began anew. */
    Optional<String> resumedOutput() {
        return reading(() -> Files.exists(resumedFile())
                ? Files.readString(resumedFile()).lines().skip(1).findFirst()
                : Optional.empty());
    }

    Path reserve() {
        return directory.resolve("reserve");
    }

    /**
     * How far it is, by what can be proven: an end that was written down; else the process ids, on this machine and boot; else
     * a heartbeat younger than 60 s.
     */
    public AttemptState state() {
        return reading(() -> {
            Optional<String> commit = text(deliveredFile());
            if (commit.isPresent()) {
                return new AttemptState.Delivered(commit.get());
            }
            if (elsewhere()) {
                return new AttemptState.Ended(AttemptEnd.OK);
            }
            Optional<Ending> written = Endings.read(this);
            if (written.isPresent()) {
                return new AttemptState.Ended(written.get().end());
            }
            Sign sign = sign(Starts.read(this).orElse(null));
            if (sign == Sign.DEAD || sign == Sign.DEAD_BY_REBOOT) {
                // It may have written its end just before it died.
                return new AttemptState.Ended(Endings.read(this)
                        .orElseGet(() -> Endings.killed(this, sign == Sign.DEAD_BY_REBOOT))
                        .end());
            }
            return sign == Sign.RUNNING
                    ? new AttemptState.Running()
                    : sign == Sign.WAITING ? new AttemptState.Intended() : new AttemptState.Unknown();
        });
    }

    /** How it ended; empty unless the state is ended or delivered. */
    public Optional<Ending> ending() {
        return reading(() -> {
            if (elsewhere()) {
                return Optional.of(new Ending(AttemptEnd.OK, null, null, intent.created(), Duration.ZERO, null, null));
            }
            Optional<Ending> written = Endings.read(this);
            if (written.isPresent()) {
                return written;
            }
            Sign sign = sign(Starts.read(this).orElse(null));
            boolean dead = sign == Sign.DEAD || sign == Sign.DEAD_BY_REBOOT;
            return dead
                    ? Optional.of(Endings.read(this).orElseGet(() -> Endings.killed(this, sign == Sign.DEAD_BY_REBOOT)))
                    : Optional.empty();
        });
    }

    private enum Sign {
        WAITING,
        RUNNING,
        DEAD,
        DEAD_BY_REBOOT,
        NONE
    }

    private Sign sign(@Nullable Starts start) throws IOException {
        boolean silent = age(heartbeat()).compareTo(SILENCE) > 0;
        if (start == null) {
            return beforeStart(silent);
        }
        Machine.Life wrapper = machine.life(start.wrapper());
        if (wrapper == Machine.Life.ALIVE || machine.life(start.child()) == Machine.Life.ALIVE) {
            return Sign.RUNNING;
        }
        if (wrapper == Machine.Life.DEAD) {
            return Sign.DEAD;
        }
        return !silent ? Sign.RUNNING : wrapper == Machine.Life.DEAD_BY_REBOOT ? Sign.DEAD_BY_REBOOT : Sign.NONE;
    }

    private Sign beforeStart(boolean silent) throws IOException {
        if (Files.exists(heartbeat()) && !silent && !claimedDead()) {
            return Sign.RUNNING;
        }
        Machine.Life tool = machine.life(intent.tool());
        boolean fresh = Duration.between(intent.created(), clock.instant())
                        .compareTo(tool == Machine.Life.DEAD ? FIRST_SIGN : SILENCE)
                < 0;
        if (tool == Machine.Life.ALIVE || (fresh && tool != Machine.Life.DEAD_BY_REBOOT)) {
            return Sign.WAITING;
        }
        return tool == Machine.Life.DEAD
                ? Sign.DEAD
                : tool == Machine.Life.DEAD_BY_REBOOT ? Sign.DEAD_BY_REBOOT : Sign.NONE;
    }

    /** In the foreground nothing outlives its tool for longer than the grace, so a heartbeat beside a dead tool is a last one. */
    private boolean claimedDead() throws IOException {
        Duration longest = intent.plan().limits().grace().plus(FIRST_SIGN);
        return intent.plan().limits().mode() == Mode.FOREGROUND
                && machine.life(intent.tool()) == Machine.Life.DEAD
                && age(heartbeat()).compareTo(longest) > 0;
    }

    private Duration age(Path file) throws IOException {
        try {
            return Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
        } catch (NoSuchFileException never) {
            return Duration.between(intent.created(), clock.instant());
        }
    }

    /** True once its child was about to start; that is durable then. */
    public boolean begun() {
        return reading(() -> {
            if (Starts.read(this).isEmpty()) {
                return false;
            }
            DurableFiles.sync(startFile());
            DurableFiles.syncDirectory(directory);
            return true;
        });
    }

    /** Asks its wrapper, wherever it runs, to end it: TERM, then KILL after the grace. */
    public void stop() {
        ask("interrupted", "TERM");
    }

    /** Asks its wrapper to end it, for a reason that the record itself gave beforehand. */
    void abort(String reason) {
        reading(() -> Files.writeString(abortFile(), reason + "\n"));
        ask("aborted", "TERM");
    }

    /** Why it was {@link #abort}ed; empty when it was not. */
    Optional<String> abortReason() throws IOException {
        return text(abortFile());
    }

    private Path abortFile() {
        return directory.resolve("abort");
    }

    /**
     * Asks the wrapper to end the child.
     *
     * @param cause counts only when no other was given before
     * @param signal TERM, INT or KILL
     */
    void ask(String cause, String signal) {
        reading(() -> {
            String first = text(stopFile())
                    .map(words -> words.split(" ")[0])
                    .filter(word -> !word.isEmpty())
                    .orElse(cause);
            // Renamed into place, so that the wrapper never reads half of it; a stop need not survive a loss of power.
            Path fresh = directory.resolve(".stop." + signal);
            Files.writeString(fresh, first + " " + signal + "\n");
            return Files.move(fresh, stopFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    /** Ends whatever still bears the token of an attempt whose tool and wrapper are both gone. */
    public void endStrays() {
        reading(() -> {
            try {
                new Bearers(identity().token()).end(intent.plan().limits().grace());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new Failure(Failure.Kind.INTERRUPTED, List.of());
            }
            return directory;
        });
    }

    /** Notes, durably, that its results are in this commit. */
    public void deliver(String commit) {
        reading(() -> {
            freeReserve();
            DurableFiles.write(deliveredFile(), (commit + "\n").getBytes(StandardCharsets.UTF_8));
            return directory;
        });
    }

    /** Gives back the disk space that was kept for the conclusion; called before the result is committed. */
    public void freeReserve() {
        reading(() -> Files.deleteIfExists(reserve()));
    }

    Instant lastSign() throws IOException {
        return Files.exists(heartbeat())
                ? Files.getLastModifiedTime(heartbeat()).toInstant()
                : intent.created();
    }

    /** First line of a small file; empty when it is missing or has none. */
    static Optional<String> text(Path file) throws IOException {
        try {
            return Files.readString(file).lines().findFirst().map(String::strip).filter(line -> !line.isEmpty());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T reading(Reading<T> work) {
        try {
            return work.read();
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    Failure unreadable(IOException broken) {
        return Disk.failure(
                "journal-unreadable",
                "cannot use the journal in '" + directory + "'",
                directory,
                broken,
                "check that disk and the permissions of that directory");
    }
}
