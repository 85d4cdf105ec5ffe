package dev.paribus.run;

import dev.paribus.host.Disk;
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
 * who has it, or had it last, what runs there and with which GPUs. A lock that is free gives the place away, unless its holder
 * was killed and what it had started goes on; the rest tells what ran at the same time.
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
                if (lock.isPresent() && outlived(number)) {
                    lock.get().close();
                } else if (lock.isPresent()) {
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

    /** True for a place whose holder is gone and whose job is not. */
    private boolean outlived(int number) throws IOException {
        Optional<Job> last = job(number);
        return last.isPresent() && last.get().busy && goesOn(last.get());
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
                if (job.isPresent() && busy(job.get())) {
                    Job one = job.get();
                    boolean held = machine.life(one.owner) == Machine.Life.ALIVE;
                    out.add(one.words + (held ? ", process " + one.owner.pid() : ", whose command was killed"));
                }
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
        private String words = "";
        private String attempt = "";
        private long since;

        private Slot(int number, FileLock lock) {
            this.number = number;
            this.lock = lock;
        }

        private void begin(String job) throws IOException {
            words = job;
            note("busy");
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
            Set<String> given = stillUsed();
            for (String gpu : from) {
                if (gpus.size() < each && !given.contains(gpu)) {
                    String file = "gpu-" + gpu.replaceAll("[^A-Za-z0-9_.-]", "+");
                    FileLock.acquire(folder.resolve(file), Duration.ZERO).ifPresent(lock -> gpus.put(gpu, lock));
                }
            }
            return gpus.size() == each;
        }

        /** Says what runs here; the place stays taken while that lives, also when this process is killed. */
        public void runs(Attempt job) {
            attempt = job.directory().toString();
            try {
                note("busy");
            } catch (IOException full) {
                // Then the lock alone holds the place; a job is not refused for want of this.
            }
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
                note(survives() ? "busy" : "free");
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

        /** True when what was started here could not be seen to its end. */
        private boolean survives() throws IOException {
            return job(number).filter(Slots.this::goesOn).isPresent();
        }

        private void note(String state) throws IOException {
            Intent.Owner self = machine.self();
            List<String> lines = List.of(
                    state,
                    self.host(),
                    self.boot(),
                    Long.toString(self.pid()),
                    self.started(),
                    words,
                    attempt,
                    String.join(",", gpus.keySet()));
            Files.writeString(file(number), String.join("\n", lines) + "\n");
        }
    }

    /**
     * What stands beside a place.
     *
     * @param attempt directory of what runs there; empty when nothing was started yet
     * @param gpus that it was given
     */
    private record Job(boolean busy, Intent.Owner owner, String words, String attempt, List<String> gpus) {
        static final Job NONE = new Job(false, new Intent.Owner("", "", 0, ""), "", "", List.of());
    }

    private boolean busy(Job job) {
        return job.busy && (machine.life(job.owner) == Machine.Life.ALIVE || goesOn(job));
    }

    /** True when the job's wrapper or its command lives. */
    private boolean goesOn(Job job) {
        try {
            if (job.attempt.isEmpty()) {
                return false;
            }
            Path start = Path.of(job.attempt).resolve(Starts.FILE);
            Optional<Starts> begun = Files.exists(start) ? Starts.read(start) : Optional.empty();
            return begun.isPresent()
                    && (machine.life(begun.get().wrapper()) == Machine.Life.ALIVE
                            || machine.life(begun.get().child()) == Machine.Life.ALIVE);
        } catch (IOException gone) {
            return false;
        }
    }

    /** GPUs of jobs that outlived the command which had taken them. */
    private Set<String> stillUsed() throws IOException {
        Set<String> out = new LinkedHashSet<>();
        Optional<Job> job = job(0);
        for (int number = 0; job.isPresent() && number < MOST; job = job(++number)) {
            if (job.get().busy && goesOn(job.get())) {
                out.addAll(job.get().gpus);
            }
        }
        return out;
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
            return Optional.of(whole ? job(lines) : Job.NONE);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private static Job job(List<String> lines) {
        String gpus = lines.size() > 7 ? lines.get(7) : "";
        return new Job(
                lines.get(0).equals("busy"),
                new Intent.Owner(lines.get(1), lines.get(2), Long.parseLong(lines.get(3)), lines.get(4)),
                lines.size() > 5 ? lines.get(5) : "",
                lines.size() > 6 ? lines.get(6) : "",
                gpus.isEmpty() ? List.of() : List.of(gpus.split(",")));
    }

    private Failure refused(IOException broken) {
        return Disk.failure(
                "disk",
                "cannot take a place for a job in '" + folder + "'",
                folder,
                broken,
                "free some space there, or mend its permissions");
    }
}
