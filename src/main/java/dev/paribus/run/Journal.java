package dev.paribus.run;

import dev.paribus.host.Disk;
import dev.paribus.host.DurableFiles;
import dev.paribus.json.JsonNumber;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.run.Fields.Unusable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The attempts of one repository, a directory each below {@code COMMON_GIT_DIR/paribus/runs}. */
public final class Journal {
    /** Kept free for the conclusion of each seed, in bytes. */
    public static final int RESERVE = 1 << 20;

    private final Path directory;
    private final Machine machine;
    private final Clock clock;

    /** By directory; an intent is written once and stays as it is, and a command lists the journal many times. */
    private final Map<Path, Intent> intents = new ConcurrentHashMap<>();

    /** The journal below {@code paribus}, the directory {@code COMMON_GIT_DIR/paribus}, which need not exist yet. */
    public Journal(Path paribus, Machine machine, Clock clock) {
        this.directory = paribus.resolve("runs");
        this.machine = machine;
        this.clock = clock;
    }

    /**
     * What stands in the journal.
     *
     * @param attempts that this version understands, oldest first
     * @param problems a directory of a newer format or without a readable intent, each named; both are left alone
     */
    public record Listing(List<Attempt> attempts, List<Problem> problems) {
        public Listing {
            attempts = List.copyOf(attempts);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Writes the plan down, durably, and reserves the disk space that the conclusion needs.
     *
     * @param parameters JSON for PARIBUS_PARAMS
     * @param environment the content of {@code environment.yaml}
     * @throws Failure ENVIRONMENT {@code disk} when it cannot be written; nothing is left behind
     */
    public Attempt create(AttemptPlan plan, String parameters, byte[] environment) {
        return begin(plan, attempt -> {
            Files.writeString(attempt.parameters(), parameters.strip() + "\n");
            Files.write(attempt.environment(), environment);
        });
    }

    private Attempt begin(AttemptPlan plan, Filling filling) {
        Path place = directory.resolve(plan.identity().token());
        var intent = new Intent(plan, clock.instant(), machine.self(), MemoryPressure.kills());
        var attempt = new Attempt(place, intent, machine, clock);
        try {
            Files.createDirectories(directory);
            Files.createDirectory(place);
            reserve(attempt.reserve());
            filling.fill(attempt);
            Files.createFile(attempt.metrics());
            Files.createFile(attempt.log());
            DurableFiles.write(place.resolve("intent.json"), IntentFile.write(intent));
            DurableFiles.syncDirectory(directory);
            return attempt;
        } catch (IOException full) {
            deleteQuietly(place, full);
            throw Disk.failure(
                    "disk",
                    "cannot write the journal of a run in '" + place + "'",
                    place,
                    full,
                    "free some space there, or mend its permissions");
        }
    }

    /**
     * Takes the files of a run that was made elsewhere: an attempt that has ended, and waits for its commit, from the moment on
     * at which its plan stands there.
     *
     * @param given what it left, at least one
     * @param by name and address of who collects
     * @param commit the commit that it ran, as claimed; null: unknown
     * @throws Failure ENVIRONMENT {@code disk} when it cannot be written; nothing is left behind
     */
    public Attempt collect(AttemptPlan plan, List<CollectedFiles.Given> given, String by, @Nullable String commit) {
        return begin(plan, attempt -> CollectedFiles.keep(given, by, commit, attempt.directory()));
    }

    private interface Filling {
        void fill(Attempt attempt) throws IOException;
    }

    /** Written in full, not sparse, so that the blocks are taken now; and at once, where {@code Files.write} makes 128 writes. */
    private static void reserve(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(RESERVE);
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
        }
    }

    public Listing list() {
        List<Attempt> attempts = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Attempt attempt = open(entry, problems);
                if (attempt != null) {
                    attempts.add(attempt);
                }
            }
        } catch (NoSuchFileException none) {
            return new Listing(List.of(), List.of());
        } catch (IOException broken) {
            throw unreadable(directory, broken);
        }
        attempts.sort(Journal::byAge);
        problems.sort((one, other) -> one.message().compareTo(other.message()));
        return new Listing(attempts, problems);
    }

    /** Written out: the first of the library's comparators costs a command 6 ms, since they are put together while it runs. */
    private static int byAge(Attempt one, Attempt other) {
        int created = one.intent().created().compareTo(other.intent().created());
        int seed = created != 0
                ? created
                : Integer.compare(one.identity().seed(), other.identity().seed());
        return seed != 0
                ? seed
                : one.identity().token().compareTo(other.identity().token());
    }

    /** The attempt with this token; empty when there is none, or none that this version understands. */
    public Optional<Attempt> find(String token) {
        Path place = directory.resolve(token);
        return token.matches("[0-9a-f]{32}") && Files.isDirectory(place)
                ? Optional.ofNullable(open(place, new ArrayList<>()))
                : Optional.empty();
    }

    /** True when something stands under the token, understood or not. */
    boolean knows(String token) {
        return token.matches("[0-9a-f]{32}") && Files.isDirectory(directory.resolve(token));
    }

    /** Tokens under which something stands, understood or not; sorted. */
    public List<String> tokens() {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(each -> each.getFileName().toString())
                    .filter(name -> name.matches("[0-9a-f]{32}"))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException broken) {
            throw unreadable(directory, broken);
        }
    }

    /** True for a directory that a tool left before it had written the plan down, so that nothing ever ran there. */
    public boolean neverBegan(String token) {
        Path place = directory.resolve(token);
        try {
            for (String file : List.of("intent.json", "start.json", "heartbeat", "end.json", "delivered")) {
                if (Files.exists(place.resolve(file))) {
                    return false;
                }
            }
            return Files.isDirectory(place) && nothing(place.resolve("metrics.jsonl")) && nothing(place.resolve("log"));
        } catch (IOException broken) {
            throw unreadable(place, broken);
        }
    }

    private static boolean nothing(Path file) throws IOException {
        return !Files.exists(file) || Files.size(file) == 0;
    }

    /** Deletes the directory of one that never began; false when it did meanwhile. */
    public boolean removeNeverBegun(String token) {
        if (!neverBegan(token)) {
            return false;
        }
        try {
            delete(directory.resolve(token));
            return true;
        } catch (IOException broken) {
            throw unreadable(directory.resolve(token), broken);
        }
    }

    Machine machine() {
        return machine;
    }

    /** Deletes an attempt's directory; its log and full metrics are gone with it. */
    public void remove(Attempt attempt) {
        try {
            delete(attempt.directory());
        } catch (IOException broken) {
            throw unreadable(attempt.directory(), broken);
        }
    }

    private @Nullable Attempt open(Path place, List<Problem> problems) {
        Intent known = intents.get(place);
        if (known != null && Files.exists(place.resolve("intent.json"))) {
            return new Attempt(place, known, machine, clock);
        }
        try {
            Optional<Fields> fields = Fields.read(place.resolve("intent.json"));
            if (fields.isEmpty()) {
                // A tool that was killed before it finished writing: nothing has run.
                if (Files.isDirectory(place)) {
                    problems.add(Problem.warning(
                                    "journal-broken",
                                    "the journal '" + place + "' has no readable intent.json; nothing ran there")
                            .hint("delete that directory"));
                }
                return null;
            }
            if (fields.get().map().get("paribus") instanceof JsonNumber format
                    && format.longValue() > IntentFile.FORMAT) {
                problems.add(Problem.warning(
                                "journal-newer",
                                "the journal '" + place + "' was written by a newer version of this tool (format "
                                        + format + "); it is left alone")
                        .hint("use that version"));
                return null;
            }
            Intent intent = IntentFile.read(fields.get());
            intents.put(place, intent);
            return new Attempt(place, intent, machine, clock);
        } catch (Unusable wrong) {
            problems.add(Problem.warning(
                    "journal-broken", "the journal '" + place + "' cannot be used: " + wrong.getMessage()));
            return null;
        } catch (IOException broken) {
            throw unreadable(place, broken);
        }
    }

    private static void deleteQuietly(Path place, IOException because) {
        try {
            delete(place);
        } catch (IOException again) {
            because.addSuppressed(again);
        }
    }

    private static void delete(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> inside = Files.list(place)) {
            for (Path file : inside.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(place);
    }

    private static Failure unreadable(Path place, IOException broken) {
        return Disk.failure(
                "journal-unreadable",
                "cannot use the journal in '" + place + "'",
                place,
                broken,
                "check that disk and the permissions of that directory");
    }
}
