package dev.paribus.verb;

import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.adoption.Remarks;
import dev.paribus.workflow.conclusion.Recovery;
import dev.paribus.workflow.session.Choice;
import dev.paribus.workflow.session.Session;
import java.util.List;

/** Writes a free text down beside a result. */
public final class Note {
    private final Session session;

    public Note(Session session) {
        this.session = session;
    }

    /** What the command line asks for: the experiment as typed, and the text. */
    public record Request(String name, String text) {}

    /** What was done. */
    public record Result(String name, Remarks.Noted noted, List<Problem> recovered) {
        public Result {
            recovered = List.copyOf(recovered);
        }

        /** Why the note is not on its branch yet; null when it is. */
        public @org.jspecify.annotations.Nullable String pendingWhy() {
            return noted.placement().why();
        }
    }

    /** @throws dev.paribus.problem.Failure as {@link Remarks#note}; nothing was changed then */
    public Result run(Request request) {
        List<Problem> recovered = new Recovery(session).run();
        Found found = new Choice(session).one(request.name());
        Remarks.Noted noted = new Remarks(session).note(found, request.text());
        return new Result(found.name().text(), noted, recovered);
    }
}
