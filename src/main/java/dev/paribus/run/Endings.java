package dev.paribus.run;

import dev.paribus.model.AttemptEnd;
import dev.paribus.run.Fields.Unusable;
import dev.paribus.text.Durations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@code end.json} says and puts it into words. */
final class Endings {
    /** Signals by which others end a process; the rest is the program's own crash. Numbers of Linux and macOS alike. */
    private static final List<Integer> FROM_OUTSIDE = List.of(1, 2, 3, 9, 15);

    private static final Map<Integer, String> NAMES = Map.of(
            1, "HUP", 2, "INT", 3, "QUIT", 4, "ILL", 6, "ABRT", 8, "FPE", 9, "KILL", 11, "SEGV", 13, "PIPE", 15,
            "TERM");

    private static final String CODE = "[0-9]{1,3}|null";

    private Endings() {}

    /** Empty when no end was written, or only a part of it. */
    static Optional<Ending> read(Attempt attempt) throws IOException {
        Optional<Fields> fields = Fields.read(attempt.endFile());
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ending(attempt, fields.get()));
        } catch (Unusable unusable) {
            return Optional.empty();
        }
    }

    private static Ending ending(Attempt attempt, Fields in) throws Unusable, IOException {
        Integer exit = small(in.numberOrNull("rc"));
        Integer signal = small(in.numberOrNull("signal"));
        Long kills = in.numberOrNull("oom_kills");
        long before = attempt.intent().oomKills();
        boolean starved = Integer.valueOf(9).equals(signal) && kills != null && before >= 0 && kills > before;
        String asked = in.text("cause");
        AttemptEnd end = asked.isEmpty() ? byItself(exit, signal, starved) : byWord(asked);
        Optional<Starts> start = Starts.read(attempt);
        Instant ended = Files.getLastModifiedTime(attempt.endFile()).toInstant();
        Instant started = start.map(Starts::at).orElse(attempt.intent().created());
        double uptime =
                Starts.seconds(in.text("uptime")) - start.map(Starts::uptime).orElse(Double.NaN);
        Duration elapsed = Double.isNaN(uptime)
                ? between(started, ended)
                : Duration.ofMillis(Math.round(Math.max(0, uptime) * 1000));
        return new Ending(end, exit, signal, started, elapsed, peak(attempt), words(attempt, end, exit, signal));
    }

    private static AttemptEnd byItself(@Nullable Integer exit, @Nullable Integer signal, boolean starved) {
        if (signal != null) {
            return starved
                    ? AttemptEnd.OUT_OF_MEMORY
                    : FROM_OUTSIDE.contains(signal) ? AttemptEnd.KILLED : AttemptEnd.FAILED;
        }
        return exit == null ? AttemptEnd.KILLED : exit == 0 ? AttemptEnd.OK : AttemptEnd.FAILED;
    }

    private static AttemptEnd byWord(String word) {
        for (AttemptEnd end : AttemptEnd.values()) {
            if (end.word().equals(word)) {
                return end;
            }
        }
        return AttemptEnd.KILLED;
    }

    /** The end of an attempt that left none: its processes are gone. */
    static Ending killed(Attempt attempt, boolean reboot) {
        try {
            Optional<Starts> start = Starts.read(attempt);
            Instant started = start.map(Starts::at).orElse(attempt.intent().created());
            Optional<Ending> seen = seen(attempt, started);
            if (seen.isPresent()) {
                return seen.get();
            }
            String cause = reboot
                    ? "ended by a reboot"
                    : start.isEmpty()
                            ? "the tool was killed before the command started"
                            : "the tool and the command were killed";
            return new Ending(
                    AttemptEnd.KILLED, null, null, started, between(started, attempt.lastSign()), peak(attempt), cause);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The child's end was seen, and its wrapper killed while it ended what the child had left running. */
    private static Optional<Ending> seen(Attempt attempt, Instant started) throws IOException {
        String[] words = Attempt.text(attempt.endNote()).orElse("").split(" ");
        if (words.length != 3 || !words[0].matches(CODE) || !words[1].matches(CODE)) {
            return Optional.empty();
        }
        Integer exit = words[0].equals("null") ? null : Integer.valueOf(words[0]);
        Integer signal = words[1].equals("null") ? null : Integer.valueOf(words[1]);
        AttemptEnd end = words[2].equals("-") ? byItself(exit, signal, false) : byWord(words[2]);
        Instant ended = Files.getLastModifiedTime(attempt.endNote()).toInstant();
        return Optional.of(new Ending(
                end, exit, signal, started, between(started, ended), peak(attempt), words(attempt, end, exit, signal)));
    }

    private static @Nullable String words(
            Attempt attempt, AttemptEnd end, @Nullable Integer exit, @Nullable Integer signal) throws IOException {
        Duration timeout = attempt.intent().plan().limits().timeout();
        return switch (end) {
            case OK -> null;
            case TIMEOUT ->
                timeout == null ? "ran into a timeout" : "ran longer than its timeout of " + Durations.words(timeout);
            case ABORTED -> attempt.abortReason().orElse("ended by its abort_if");
            case INTERRUPTED -> "stopped by hand";
            case PREEMPTED -> "preempted by the cluster";
            case OUT_OF_MEMORY -> "the system ended it for want of memory";
            default ->
                signal != null
                        ? "ended by signal " + signal
                                + (NAMES.containsKey(signal) ? " (" + NAMES.get(signal) + ")" : "")
                        : exit == null || end == AttemptEnd.KILLED
                                ? "ended because the tool or its wrapper was killed"
                                : "exit code " + exit;
        };
    }

    /** Largest memory that the wrapper saw, in MB. */
    private static @Nullable Long peak(Attempt attempt) throws IOException {
        Optional<String> beat = Attempt.text(attempt.heartbeat());
        String[] words = beat.orElse("").split("\\s+");
        return words.length > 1 && words[1].matches("[0-9]{1,15}")
                ? Long.valueOf(Long.parseLong(words[1]) / 1024)
                : null;
    }

    private static @Nullable Integer small(@Nullable Long number) {
        return number == null ? null : Integer.valueOf(number.intValue());
    }

    private static Duration between(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return between.isNegative() ? Duration.ZERO : between;
    }
}
