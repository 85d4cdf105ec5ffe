package dev.paribus.verb;

import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.adoption.Adoption;
import dev.paribus.workflow.adoption.Adoption.Kept;
import dev.paribus.workflow.adoption.Leaving;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.session.Choice;
import dev.paribus.workflow.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adopts an experiment: the decision and the merge on trunk. */
public final class Keep {
    private final Session session;

    public Keep(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param name as typed; null: the one that is checked out
     * @param although why it is kept without a supported verdict; null: no such claim
     */
    public record Request(
            @Nullable String name, String because, @Nullable String although) {}

    /**
     * What was done.
     *
     * @param trunk short name of trunk
     * @param switched true when the checkout went from the experiment's branch to trunk
     * @param switchHint the command that goes to trunk, where the checkout could not; null otherwise
     */
    public record Result(
            Kept kept,
            String trunk,
            boolean switched,
            @Nullable String switchHint,
            List<Problem> recovered) {
        public Result {
            recovered = List.copyOf(recovered);
        }
    }

    /** @throws dev.paribus.problem.Failure as {@link Adoption#keep}; nothing was changed then */
    public Result run(Request request) {
        List<Problem> recovered = new Recovery(session).run();
        Found found = new Choice(session).one(request.name());
        Kept kept = new Adoption(session).keep(found, request.because(), request.although());
        var leaving = new Leaving(session);
        boolean switched = leaving.switchToTrunk(found.name());
        String trunk = session.place().project().trunk();
        return new Result(
                kept,
                trunk,
                switched,
                !switched && leaving.stillThere(found.name()) ? "git switch " + trunk : null,
                recovered);
    }
}
