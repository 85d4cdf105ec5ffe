package dev.paribus.verb;

import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.setup.HookInstallation;

/** Installs the git hooks of a clone, takes them back, or says how they stand. */
public final class Hook {
    private final Session session;

    public Hook(Session session) {
        this.session = session;
    }

    /** What is to be done. */
    public enum Action {
        INSTALL,
        UNINSTALL,
        STATUS
    }

    /**
     * What the command line asks for.
     *
     * @param strict true: a commit that could not be checked is refused
     * @param drivers true: the drivers of {@code git diff} and {@code git merge}, too
     */
    public record Request(Action action, boolean strict, boolean drivers) {}

    /** What was done, file by file. */
    public record Result(Action action, HookInstallation.Report report) {}

    /** @throws dev.paribus.problem.Failure DATA as {@link HookInstallation#install}; nothing was changed then */
    public Result run(Request request) {
        var installation = new HookInstallation(session);
        return new Result(
                request.action(),
                switch (request.action()) {
                    case INSTALL -> installation.install(request.strict(), request.drivers());
                    case UNINSTALL -> installation.uninstall();
                    case STATUS -> installation.status();
                });
    }
}
