package dev.paribus.workflow.judging;

import dev.paribus.exchange.Source;
import dev.paribus.host.Disk;
import dev.paribus.run.Attempt;
import dev.paribus.run.AttemptState;
import dev.paribus.run.Identity;
import dev.paribus.run.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a seed of a project with {@code run.resume: true} may go on from: the newest earlier attempt that left something. */
public final class Resumption {
    private Resumption() {}

    /** An ended attempt at the same seed, with the same record and code, whose output holds something. */
    public static Optional<Attempt> of(Journal journal, Identity identity) {
        Attempt newest = null;
        for (Attempt attempt : journal.list().attempts()) {
            Identity other = attempt.identity();
            boolean same = other.project().equals(identity.project())
                    && other.name().equals(identity.name())
                    && other.seed() == identity.seed()
                    && other.stage().equals(identity.stage())
                    && other.ran().record().equals(identity.ran().record())
                    && other.ran().code().equals(identity.ran().code());
            AttemptState state = attempt.state();
            boolean over = state instanceof AttemptState.Ended || state instanceof AttemptState.Delivered;
            if (same && over && holdsSomething(attempt.intent().plan().place().output())) {
                newest = attempt;
            }
        }
        return Optional.ofNullable(newest);
    }

    private static boolean holdsSomething(Path output) {
        if (!Files.isDirectory(output)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(output)) {
            return inside.findAny().isPresent();
        } catch (IOException unreadable) {
            throw Disk.failure(
                    "disk", "cannot read the output '" + output + "'", output, unreadable, "check that disk");
        }
    }

    /** The attempts that this one goes on from, the first one first, and itself at the end. */
    static List<Attempt> line(Journal journal, Attempt attempt) {
        var out = new ArrayList<Attempt>();
        Optional<Attempt> at = Optional.of(attempt);
        while (at.isPresent()) {
            String token = at.get().identity().token();
            if (out.stream().anyMatch(known -> known.identity().token().equals(token))) {
                return out;
            }
            out.add(0, at.get());
            at = at.get().resumed().flatMap(journal::find);
        }
        return out;
    }

    /** One source over all of them. */
    static Source joined(List<Attempt> line, Function<Attempt, Source> source) {
        List<Source> parts = line.stream().map(source).toList();
        return parts.size() == 1 ? parts.get(0) : Source.resumed(parts);
    }
}
