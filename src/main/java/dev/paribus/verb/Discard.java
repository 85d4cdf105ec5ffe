package dev.paribus.verb;

import dev.paribus.git.Placement;
import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.adoption.Deciding;
import dev.paribus.workflow.adoption.Leaving;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.session.Choice;
import dev.paribus.workflow.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts an experiment aside by decision; deletes nothing. */
public final class Discard {
    private final Session session;

    public Discard(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param name as typed; null: the one that is checked out
     */
    public record Request(@Nullable String name, String because) {}

    /**
     * What was done.
     *
     * @param placement where the decision went
     * @param switched true when the checkout went from the experiment's branch to trunk
     * @param switchHint the command that goes to trunk, where the checkout could not; null otherwise
     */
    public record Result(
            ExperimentName name,
            Placement placement,
            String trunk,
            boolean switched,
            @Nullable String switchHint,
            List<Problem> recovered) {
        public Result {
            recovered = List.copyOf(recovered);
        }

        /** Why the decision is not on its branch yet; null when it is. */
        public @Nullable String pendingWhy() {
            return placement.why();
        }
    }

    /** @throws dev.paribus.problem.Failure as {@link Deciding#discard}; nothing was changed then */
    public Result run(Request request) {
        List<Problem> recovered = new Recovery(session).run();
        Found found = new Choice(session).one(request.name());
        Placement placement = new Deciding(session).discard(found, request.because());
        var leaving = new Leaving(session);
        boolean switched = leaving.switchToTrunk(found.name());
        String trunk = session.place().project().trunk();
        String hint = !switched && leaving.stillThere(found.name()) ? "git switch " + trunk : null;
        return new Result(found.name(), placement, trunk, switched, hint, recovered);
    }
}
