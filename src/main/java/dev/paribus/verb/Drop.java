package dev.paribus.verb;

import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.adoption.Dropping;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.session.Choice;
import dev.paribus.workflow.session.Session;
import java.util.List;

/** Puts away a registration that was never measured. */
public final class Drop {
    private final Session session;

    public Drop(Session session) {
        this.session = session;
    }

    /** What the command line asks for: the experiment as typed. */
    public record Request(String name) {}

    /**
     * What was done.
     *
     * @param kept the reference that still holds it
     * @param restore the git command that brings it back
     */
    public record Result(ExperimentName name, String kept, String restore, List<Problem> recovered) {
        public Result {
            recovered = List.copyOf(recovered);
        }
    }

    /** @throws dev.paribus.problem.Failure as {@link Dropping#drop}; nothing was changed then */
    public Result run(Request request) {
        List<Problem> recovered = new Recovery(session).run();
        Found found = new Choice(session).one(request.name());
        String kept = new Dropping(session).drop(found);
        return new Result(
                found.name(), kept, "git branch " + session.place().shortBranch(found.name()) + " " + kept, recovered);
    }
}
