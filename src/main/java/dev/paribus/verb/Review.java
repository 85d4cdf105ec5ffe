package dev.paribus.verb;

import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.history.Dossier;
import dev.paribus.workflow.history.DossierGatherer;
import dev.paribus.workflow.session.Choice;
import dev.paribus.workflow.session.Session;
import org.jspecify.annotations.Nullable;

/** Reads what a colleague needs to judge one experiment, measured or only planned. */
public final class Review {
    private final Session session;

    public Review(Session session) {
        this.session = session;
    }

    /** What the command line asks for: the experiment as typed; null: the one that is checked out. */
    public record Request(@Nullable String name) {}

    /** One experiment, whole. */
    public record Result(Dossier dossier) {}

    /** @throws dev.paribus.problem.Failure DATA when there is no such experiment or its files cannot be read */
    public Result run(Request request) {
        Found found = new Choice(session).one(request.name());
        return new Result(new DossierGatherer(session).of(found));
    }
}
