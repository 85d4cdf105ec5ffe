package dev.paribus.verb;

import dev.paribus.model.Review.Opinion;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.adoption.Remarks;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.session.Choice;
import dev.paribus.workflow.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records a second person's judgement of a verdict. */
public final class RecordReview {
    private final Session session;

    public RecordReview(Session session) {
        this.session = session;
    }

    /** What the command line asks for: the experiment as typed; null: the one that is checked out. */
    public record Request(@Nullable String name, Opinion opinion, String because) {}

    /** What was done. */
    public record Result(String name, Remarks.Reviewed reviewed, List<Problem> recovered) {
        public Result {
            recovered = List.copyOf(recovered);
        }

        /** Why it is not on its branch yet; null when it is. */
        public @Nullable String pendingWhy() {
            return reviewed.placement().why();
        }
    }

    /** @throws dev.paribus.problem.Failure as {@link Remarks#review}; nothing was changed then */
    public Result run(Request request) {
        List<Problem> recovered = new Recovery(session).run();
        Found found = new Choice(session).one(request.name());
        Remarks.Reviewed reviewed = new Remarks(session).review(found, request.opinion(), request.because());
        return new Result(found.name().text(), reviewed, recovered);
    }
}
