package dev.paribus.run;

import dev.paribus.host.FileLock;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The places that the runs of one user share on this machine, so that two {@code run --jobs 4} at once are four jobs and not
 * eight. Place N is a lock of the system's on the file {@code N}, which goes when its process does; {@code N.job} says beside it
 * who has it, or had it last. Of both only the lock decides who gets a place; the other tells what ran at the same time.
 */
public final class Slots {
    /** A run that names no number of jobs waits for nobody, but a folder has an end. */
    private static final int MOST = 1000;

    private final Path folder;
    private final Machine machine;

    /** @param folder need not exist yet */
    public Slots(Path folder, Machine machine) {
        this.folder = folder;
        this.machine = machine;
    }

    /**
     * The places of this user and machine: below {@code XDG_STATE_HOME} or {@code HOME/.local/state}, by the machine's name, since
     * homes are shared between machines; where that cannot be written, those of one repository alone.
     *
     * @param paribus {@code COMMON_GIT_DIR/paribus}
     */
    public static Slots of(Map<String, String> environment, Path paribus, Machine machine) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        Path alone = paribus.resolve("slots");
        if (!state.startsWith("/") && !home.startsWith("/")) {
            return new Slots(alone, machine);
        }
        Path base = state.startsWith("/") ? Path.of(state) : Path.of(home).resolve(".local/state");
        Path shared = base.resolve("paribus/slots").resolve(machine.host().isEmpty() ? "here" : machine.host());
        try {
            Files.createDirectories(shared);
            return new Slots(Files.isWritable(shared) ? shared : alone, machine);
        } catch (IOException readOnly) {
            return new Slots(alone, machine);
        }
    }

    /**
     * Takes the first place that is free.
     *
     * @param most how many jobs there may be on this machine at once; 0: any number
     * @param job what is going to run there, in words
     * @return empty when all are taken
     */
    public Optional<Slot> take(int most, String job) {
        try {
            for (int number = 0; number < (most == 0 ? MOST : most); number++) {
                Optional<FileLock> lock = FileLock.acquire(folder.resolve(Integer.toString(number)), Duration.ZERO);
                if (lock.isPresent()) {
                    return Optional.of(begun(new Slot(number, lock.get()), job));
                }
            }
            return Optional.empty();
        } catch (IOException broken) {
            throw refused(broken);
        }
    }

    /**
     * The same with GPUs of its own.
     *
     * @param gpus that may be given
     * @param each how many a job gets
     * @return empty when no place is free, or too few GPUs are
     */
    public Optional<Slot> take(int most, String job, List<String> gpus, int each) {
        Optional<Slot> slot = take(most, job);
        if (slot.isEmpty() || gpus.isEmpty()) {
            return slot;
        }
        boolean enough = false;
        try {
            enough = slot.get().deal(gpus, each);
            return enough ? slot : Optional.empty();
        } catch (IOException broken) {
            throw refused(broken);
        } finally {
            if (!enough) {
                slot.get().close();
            }
        }
    }

    private static Slot begun(Slot slot, String job) throws IOException {
        boolean noted = false;
        try {
            slot.begin(job);
            noted = true;
            return slot;
        } finally {
            if (!noted) {
                slot.lock.close();
            }
        }
    }

    /** Who holds the first {@code most} places, each in words; for a person who waits. */
    public List<String> holders(int most) {
        try {
            Set<String> out = new LinkedHashSet<>();
            for (int number = 0; number < most; number++) {
                Optional<Job> job = job(number);
                job.filter(this::busy).ifPresent(one -> out.add(one.words + ", process " + one.owner.pid()));
            }
            return List.copyOf(out);
        } catch (IOException broken) {
            throw refused(broken);
        }
    }

    /** A place that is taken, until it is closed or its process dies. */
    public final class Slot implements AutoCloseable {
        private final int number;
        private final FileLock lock;
        private final Set<Integer> beside = new LinkedHashSet<>();
        private final Map<String, FileLock> gpus = new LinkedHashMap<>();
        private long since;

        private Slot(int number, FileLock lock) {
            this.number = number;
            this.lock = lock;
        }

        private void begin(String job) throws IOException {
            note("busy", job);
            since = modified(number);
            look();
        }

        /** Adds the places that are busy now, or were given back after this one was taken. */
        private void look() throws IOException {
            for (int other = 0; other < MOST; other++) {
                Optional<Job> one = job(other);
                if (other > number && one.isEmpty()) {
                    return;
                }
                if (other != number && one.isPresent() && (busy(one.get()) || modified(other) > since)) {
                    beside.add(other);
                }
            }
        }

        private boolean deal(List<String> from, int each) throws IOException {
            for (String gpu : from) {
                if (gpus.size() < each) {
                    String file = "gpu-" + gpu.replaceAll("[^A-Za-z0-9_.-]", "+");
                    FileLock.acquire(folder.resolve(file), Duration.ZERO).ifPresent(lock -> gpus.put(gpu, lock));
                }
            }
            return gpus.size() == each;
        }

        /** The GPUs that it was given; empty when none were dealt out. */
        public List<String> gpus() {
            return List.copyOf(gpus.keySet());
        }

        /** From 0. */
        public int number() {
            return number;
        }

        /** How many jobs of this user had a place at some time since this one was taken, this one included. */
        public int together() {
            try {
                look();
            } catch (IOException unreadable) {
                // What was seen before still counts; a finished job is never lost for want of this number.
            }
            return beside.size() + 1;
        }

        /** Gives it back; again is no error. */
        @Override
        public void close() {
            try {
                note("free", "");
            } catch (IOException full) {
                // Others then look whether this process lives.
            }
            try {
                for (FileLock gpu : gpus.values()) {
                    gpu.close();
                }
                lock.close();
            } catch (IOException broken) {
                throw refused(broken);
            }
        }

        private void note(String state, String job) throws IOException {
            Intent.Owner self = machine.self();
            Files.writeString(
                    file(number),
                    String.join("\n", state, self.host(), self.boot(), Long.toString(self.pid()), self.started(), job)
                            + "\n");
        }
    }

    /** What stands beside a place. */
    private record Job(boolean busy, Intent.Owner owner, String words) {}

    private boolean busy(Job job) {
        return job.busy && machine.life(job.owner) == Machine.Life.ALIVE;
    }

    private Path file(int number) {
        return folder.resolve(number + ".job");
    }

    private long modified(int number) throws IOException {
        return Files.getLastModifiedTime(file(number)).to(java.util.concurrent.TimeUnit.NANOSECONDS);
    }

    private Optional<Job> job(int number) throws IOException {
        try {
            List<String> lines = Files.readString(file(number)).lines().toList();
            boolean whole = lines.size() > 4 && lines.get(3).matches("[0-9]{1,18}");
            return Optional.of(
                    whole
                            ? new Job(
                                    lines.get(0).equals("busy"),
                                    new Intent.Owner(
                                            lines.get(1), lines.get(2), Long.parseLong(lines.get(3)), lines.get(4)),
                                    lines.size() > 5 ? lines.get(5) : "")
                            : new Job(false, new Intent.Owner("", "", 0, ""), ""));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private Failure refused(IOException broken) {
        return Failure.environment(
                "disk",
                "cannot take a place for a job in '" + folder + "': " + broken.getMessage(),
                "free some space there, or mend its permissions");
    }
}
