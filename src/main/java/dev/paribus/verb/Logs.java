package dev.paribus.verb;

import dev.paribus.git.Oid;
import dev.paribus.host.Disk;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.problem.Failure;
import dev.paribus.run.Attempt;
import dev.paribus.run.AttemptState;
import dev.paribus.run.Ending;
import dev.paribus.run.LogLines;
import dev.paribus.run.LogText;
import dev.paribus.run.Secrets;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.launch.AttemptChoice;
import dev.paribus.workflow.session.Choice;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a seed's command printed: all of it where it ran, the committed ends elsewhere; or follows it while it runs. */
public final class Logs {
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final Session session;
    private @Nullable Attempt attempt;
    private byte[] committed = new byte[0];

    public Logs(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param name as typed; null: the experiment that is checked out, else the only one that runs
     * @param seed null: the one that runs, else the one that ran last
     * @param number of the attempt; null: the newest
     * @param stage {@code smoke} or {@code full}; null: whichever ran last
     */
    public record Request(
            @Nullable String name,
            @Nullable Integer seed,
            @Nullable Integer number,
            @Nullable String stage) {}

    /** Where a log is. */
    public enum Origin {
        /** In the journal of this clone, and it still grows. */
        RUNNING,
        /** In the journal of this clone, whole. */
        JOURNAL,
        /** In a commit: its first and last lines. */
        COMMITTED
    }

    /**
     * One log.
     *
     * @param number of the attempt; null where nobody counted
     * @param place path of the file, or {@code COMMIT:PATH}
     * @param bytes its size now
     */
    public record Result(
            ExperimentName name,
            int seed,
            String stage,
            @Nullable Integer number,
            Origin origin,
            String place,
            long bytes) {}

    /** Takes what is read. */
    public interface Sink {
        /** Whole lines, harmless for a terminal; false when nobody reads any more. */
        boolean lines(List<String> lines);

        /** The line that is not ended yet, when it changed; empty when there is none. */
        default void open(String line) {
            // Only a terminal shows it.
        }
    }

    /** @throws Failure DATA {@code no-log} when there is none */
    public Result run(Request request) {
        Found found = request.name() == null
                ? new Choice(session).one(null, Attempts.read(session).running())
                : new Choice(session).one(request.name());
        List<Attempt> known = new AttemptChoice(session, found).of(request.seed(), request.stage());
        Attempt chosen = AttemptChoice.newest(known.stream()
                        .filter(one ->
                                request.number() == null || one.identity().number() == request.number())
                        .toList())
                .orElse(null);
        Summary summary = session.experiments().read(found.tip()).summary();
        SeedResult newest = newestCommitted(summary, request.seed());
        boolean elsewhere = chosen == null || (request.number() == null && laterElsewhere(chosen, newest, known));
        boolean fits = newest != null
                && !"smoke".equals(request.stage())
                && (request.number() == null
                        || request.number() == newest.attempts().size());
        if (newest != null && elsewhere && fits) {
            Optional<Result> there = committed(found, newest);
            if (there.isPresent()) {
                return there.get();
            }
        }
        if (chosen == null) {
            throw none(found, request, known);
        }
        return ofJournal(chosen);
    }

    private Result ofJournal(Attempt chosen) {
        attempt = chosen;
        var identity = chosen.identity();
        try {
            return new Result(
                    identity.name(),
                    identity.seed(),
                    identity.stage(),
                    identity.number(),
                    AttemptChoice.runs(chosen) ? Origin.RUNNING : Origin.JOURNAL,
                    chosen.log().toString(),
                    Files.exists(chosen.log()) ? Files.size(chosen.log()) : 0);
        } catch (IOException broken) {
            throw unreadable(chosen, broken);
        }
    }

    /** The seed whose newest attempt began last, or the one that was asked for. */
    private static @Nullable SeedResult newestCommitted(@Nullable Summary summary, @Nullable Integer seed) {
        return summary == null
                ? null
                : summary.seeds().stream()
                        .filter(one -> !one.attempts().isEmpty() && (seed == null || one.seed() == seed))
                        .max(Comparator.comparing((SeedResult one) -> last(one).started()))
                        .orElse(null);
    }

    private static AttemptSummary last(SeedResult seed) {
        return seed.attempts().get(seed.attempts().size() - 1);
    }

    /** True when what this clone ran is older than a result that came from another one. */
    private static boolean laterElsewhere(Attempt chosen, @Nullable SeedResult newest, List<Attempt> known) {
        return newest != null
                && chosen.state() instanceof AttemptState.Delivered
                && known.stream()
                        .noneMatch(one ->
                                one.identity().token().equals(last(newest).token()))
                && last(newest).started().isAfter(chosen.intent().created());
    }

    private Optional<Result> committed(Found found, SeedResult seed) {
        String path = session.place().seed(seed.seed()) + "log.txt";
        Oid tip = found.tip();
        return session.git().file(tip, path).map(blob -> {
            committed = blob.content();
            return new Result(
                    found.name(),
                    seed.seed(),
                    "full",
                    seed.attempts().size(),
                    Origin.COMMITTED,
                    tip.brief() + ":" + path,
                    committed.length);
        });
    }

    private static Failure none(Found found, Request request, List<Attempt> known) {
        String which = (request.number() == null ? "" : " attempt " + request.number())
                + (request.seed() == null ? "" : " of seed " + request.seed())
                + (request.stage() == null ? "" : " (" + request.stage() + ")");
        String there = known.stream()
                .map(one ->
                        one.identity().label() + " attempt " + one.identity().number())
                .collect(Collectors.joining(", "));
        return Failure.data(
                "no-log",
                "there is no log of " + found.name() + which
                        + (there.isEmpty() ? ": it did not run here, and no commit holds one" : "; there are " + there),
                there.isEmpty() ? "paribus show " + found.name() : "paribus logs " + found.name());
    }

    /**
     * Reads it, from its start; with {@code follow} until the attempt is over.
     *
     * @return how the attempt ended, in words; null when it still runs or nobody tells
     * @throws Failure INTERRUPTED when a stop is asked for; the run goes on
     */
    public @Nullable String read(boolean follow, Sink sink) {
        Attempt chosen = attempt;
        if (chosen == null) {
            sink.lines(LogLines.of(committed));
            return null;
        }
        try {
            return read(chosen, follow, sink);
        } catch (IOException broken) {
            throw unreadable(chosen, broken);
        }
    }

    private @Nullable String read(Attempt chosen, boolean follow, Sink sink) throws IOException {
        var log = new LogLines(chosen.log());
        String shown = "";
        while (true) {
            // Asked first: what was printed before the end is read after it.
            Ending ending = chosen.ending().orElse(null);
            var lines = new ArrayList<String>();
            while (log.next(lines)) {
                if (!sink.lines(lines)) {
                    return null;
                }
                shown = "";
                lines.clear();
                if (session.machine().cancel().cancelled()) {
                    throw new Failure(Failure.Kind.INTERRUPTED, List.of());
                }
            }
            if (ending != null || !follow) {
                return !log.open().isEmpty() && !sink.lines(List.of(log.open()))
                        ? null
                        : ending == null ? null : words(ending);
            }
            if (!log.open().equals(shown)) {
                shown = log.open();
                sink.open(shown);
            }
            if (session.machine().cancel().pause(GLANCE)) {
                throw new Failure(Failure.Kind.INTERRUPTED, List.of());
            }
        }
    }

    private static String words(Ending ending) {
        String cause = ending.cause();
        return ending.end().word() + (cause == null ? "" : ", " + cause);
    }

    /** The log in the form in which it is committed: its ends, secrets replaced. */
    public String excerpt() {
        Attempt chosen = attempt;
        byte[] text = chosen == null
                ? committed
                : LogText.committed(chosen.log(), new Secrets(session.machine().environment()));
        return new String(text, StandardCharsets.UTF_8);
    }

    private static Failure unreadable(Attempt attempt, IOException broken) {
        return Disk.failure(
                "journal-unreadable",
                "cannot read the log '" + attempt.log() + "'",
                attempt.log(),
                broken,
                "check that disk and the permissions of that file");
    }
}
