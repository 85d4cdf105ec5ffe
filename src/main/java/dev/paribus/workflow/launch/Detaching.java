package dev.paribus.workflow.launch;

import dev.paribus.host.Disk;
import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Failure;
import dev.paribus.run.Attempt;
import dev.paribus.run.DetachedTool;
import dev.paribus.run.Identity;
import dev.paribus.run.Journal;
import dev.paribus.workflow.leftovers.Remnants;
import dev.paribus.workflow.session.Journals;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands a run over to a process of this tool in a session of its own, which needs no terminal: it starts one seed after the
 * other and records what they gave. Its output goes to files below {@code COMMON_GIT_DIR/paribus/detached}.
 */
public final class Detaching {
    private static final Duration GLANCE = Duration.ofMillis(20);

    /** Pairs of files of earlier ones that are kept. */
    private static final int KEPT = 20;

    private final Session session;
    private final Journal journal;

    public Detaching(Session session) {
        this.session = session;
        this.journal = new Journals(session).open();
    }

    /**
     * The first attempt, whose start is durable.
     *
     * @param log what its command prints
     * @param output file that the detached tool's own messages go to
     */
    public record Begun(ExperimentName name, int seed, String stage, String log, String output) {}

    /**
     * What became of it.
     *
     * @param begun null when the detached tool ended without starting anything
     * @param exit its exit code then
     * @param out what it printed then
     * @param err what it said then
     */
    public record Result(@Nullable Begun begun, int exit, String out, String err) {}

    /**
     * Starts {@code paribus WORDS} and waits until its first attempt has durably begun, or it is over.
     *
     * @throws Failure ENVIRONMENT {@code no-launcher}, {@code disk}; INTERRUPTED when a stop is asked for before: nothing runs then
     */
    public Result start(List<String> words) {
        Path program = session.machine().program();
        if (program == null) {
            throw Failure.environment(
                    "no-launcher",
                    "nobody knows which program started this, so it cannot be started again",
                    "start it by bin/paribus of an installation");
        }
        Path folder = session.state().resolve("detached");
        String id = Identity.token(session.machine().random()).substring(0, 12);
        Path out = folder.resolve(id + ".out");
        Path err = folder.resolve(id + ".err");
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(words);
        try {
            Files.createDirectories(folder);
            tidy(folder);
            Set<String> known = new HashSet<>(journal.tokens());
            Process tool = DetachedTool.start(
                    command, session.machine().directory(), session.machine().environment(), out, err);
            Begun begun = await(tool, known, err);
            return begun != null
                    ? new Result(begun, 0, "", "")
                    : new Result(null, tool.exitValue(), read(out), read(err));
        } catch (IOException broken) {
            throw Disk.failure(
                    "disk",
                    "cannot write below '" + folder + "'",
                    folder,
                    broken,
                    "free some space there, or mend its permissions");
        }
    }

    private @Nullable Begun await(Process tool, Set<String> known, Path err) throws IOException {
        while (true) {
            boolean over = !tool.isAlive();
            Optional<Attempt> first = first(tool.pid(), known);
            if (first.isPresent() && first.get().begun()) {
                var identity = first.get().identity();
                return new Begun(
                        identity.name(),
                        identity.seed(),
                        identity.stage(),
                        first.get().log().toString(),
                        err.toString());
            }
            if (over) {
                return null;
            }
            if (session.machine().cancel().pause(GLANCE)) {
                tool.destroy();
                throw new Failure(Failure.Kind.INTERRUPTED, List.of());
            }
        }
    }

    /** An attempt that this very process planned. */
    private Optional<Attempt> first(long pid, Set<String> known) {
        for (String token : journal.tokens()) {
            if (!known.contains(token)) {
                Optional<Attempt> attempt = journal.find(token);
                if (attempt.isPresent() && attempt.get().intent().tool().pid() == pid) {
                    return attempt;
                }
                // Without an intent yet it may still become one of ours.
                if (attempt.isPresent()) {
                    known.add(token);
                }
            }
        }
        return Optional.empty();
    }

    private static void tidy(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> newest = all.sorted(Comparator.comparing(Detaching::age)).toList();
            for (Path old : newest.subList(0, Math.max(0, newest.size() - 2 * KEPT))) {
                if (Remnants.open(old) == null) {
                    Files.deleteIfExists(old);
                }
            }
        }
    }

    private static long age(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }
}
