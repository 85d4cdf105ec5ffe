package dev.paribus.verb;

import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.judging.Rehearsal;
import dev.paribus.workflow.launch.Launch;
import dev.paribus.workflow.launch.Launched;
import dev.paribus.workflow.registration.Registration.Registered;
import dev.paribus.workflow.registration.Reproducing;
import dev.paribus.workflow.session.Choice;
import dev.paribus.workflow.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs an old experiment again and says whether it reproduces. */
public final class Repro {
    private final Session session;

    public Repro(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param name as typed; null: the one that is checked out
     * @param seeds how many; null: its own
     */
    public record Request(@Nullable String name, @Nullable Integer seeds, RunOptions options) {}

    /**
     * What came out.
     *
     * @param by name of the replication
     * @param answer null while seeds are missing
     */
    public record Result(
            String of, String by, Launched launched, Reproducing.@Nullable Answer answer, List<Problem> recovered) {
        public Result {
            recovered = List.copyOf(recovered);
        }
    }

    /** What was registered; another process is going to run it. */
    public record Begun(String of, String by, List<Problem> recovered) {
        public Begun {
            recovered = List.copyOf(recovered);
        }
    }

    /** @throws dev.paribus.problem.Failure before anything started, with everything that stands in the way */
    public Result run(Request request) {
        Rehearsal.begin();
        Begun begun = register(request);
        Found replica = session.experiments().find(begun.by());
        Launched launched =
                new Launch(session).run(List.of(replica), LaunchOptionsOf.options(session, request.options(), null));
        boolean complete = launched.outcomes().stream().allMatch(outcome -> outcome.allFine());
        return new Result(
                begun.of(),
                begun.by(),
                launched,
                complete && !launched.outcomes().isEmpty()
                        ? new Reproducing(session).answer(begun.of(), begun.by())
                        : null,
                begun.recovered());
    }

    /** Registers alone. @throws dev.paribus.problem.Failure as {@link #run} */
    public Begun register(Request request) {
        List<Problem> recovered = new Recovery(session).run();
        Found found = new Choice(session).one(request.name());
        Registered made = new Reproducing(session).register(found, request.seeds());
        return new Begun(found.name().text(), made.name().text(), recovered);
    }
}
