package dev.paribus.verb;

import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Metric;
import dev.paribus.store.Experiments;
import dev.paribus.workflow.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the history of experiments, from the tips of their branches alone. */
public final class Log {
    private final Session session;

    public Log(Session session) {
        this.session = session;
    }

    /** How much of history is read. */
    public enum Scope {
        /** What is on branches, here and of remotes, and what the trunk adopted. */
        LIVE,
        /** What was put away, too. */
        ALL
    }

    /** What the command line asks for. */
    public record Request(Scope scope) {}

    /**
     * The history.
     *
     * @param entries by name
     * @param metrics the declared metrics
     * @param trunk branch of adopted work
     * @param checkedOut the experiment whose branch is checked out; null: none
     * @param running what runs on this machine now
     */
    public record Result(
            List<Entry> entries,
            List<Metric> metrics,
            String trunk,
            @Nullable ExperimentName checkedOut,
            Set<ExperimentName> running) {
        public Result {
            entries = List.copyOf(entries);
            metrics = List.copyOf(metrics);
            running = Set.copyOf(running);
        }
    }

    public Result run(Request request) {
        Experiments experiments = session.experiments();
        List<Entry> entries =
                experiments.all(request.scope() == Scope.ALL ? Experiments.Scope.ALL : Experiments.Scope.LIVE);
        var project = session.place().project();
        ExperimentName checkedOut =
                experiments.checkedOut().map(Experiments.Found::name).orElse(null);
        return new Result(
                new ArrayList<>(entries),
                project.metrics(),
                project.trunk(),
                checkedOut,
                Attempts.read(session).running());
    }
}
