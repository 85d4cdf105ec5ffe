package dev.paribus.verb;

import dev.paribus.problem.Problem;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.registration.Splitting;
import dev.paribus.workflow.session.Choice;
import dev.paribus.workflow.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an experiment of each change of one that changed several things. */
public final class Split {
    private final Session session;

    public Split(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param name as typed; null for the one that is checked out
     * @param because the reason of each part; null: the original's
     * @param dryRun only say what would be made
     */
    public record Request(@Nullable String name, @Nullable String because, boolean dryRun) {}

    /**
     * What was, or would be, made.
     *
     * @param ownReason true when a reason was given; else it is the original's, which was about all parts together
     * @param recovered what was delivered meanwhile
     */
    public record Result(Splitting.Split split, boolean ownReason, boolean dryRun, List<Problem> recovered) {
        public Result {
            recovered = List.copyOf(recovered);
        }
    }

    /** @throws dev.paribus.problem.Failure as {@link Splitting#split}; nothing was changed then */
    public Result run(Request request) {
        List<Problem> recovered = request.dryRun() ? List.of() : new Recovery(session).run();
        var found = new Choice(session).one(request.name());
        var split = new Splitting(session).split(found, request.because(), request.dryRun());
        return new Result(split, request.because() != null, request.dryRun(), recovered);
    }
}
