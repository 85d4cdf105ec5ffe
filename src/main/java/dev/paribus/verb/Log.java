package dev.paribus.verb;

import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Metric;
import dev.paribus.store.Experiments;
import dev.paribus.workflow.PaperGrounds;
import dev.paribus.workflow.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /**
     * What the command line asks for.
     *
     * @param grounds true where what stands in the records of papers' ideas is asked for, too; a table has no room for it
     */
    public record Request(Scope scope, boolean grounds) {
        public Request(Scope scope) {
            this(scope, false);
        }
    }

    /**
     * The history.
     *
     * @param entries by name
     * @param metrics the declared metrics
     * @param trunk branch of adopted work
     * @param checkedOut the experiment whose branch is checked out; null: none
     * @param running what runs on this machine now
     * @param grounds of experiments whose idea is out of a paper; empty unless asked for
     */
    public record Result(
            List<Entry> entries,
            List<Metric> metrics,
            String trunk,
            @Nullable ExperimentName checkedOut,
            Set<ExperimentName> running,
            Map<ExperimentName, PaperGrounds.Ground> grounds) {
        public Result {
            entries = List.copyOf(entries);
            metrics = List.copyOf(metrics);
            running = Set.copyOf(running);
            grounds = Map.copyOf(grounds);
        }

        /** A history without grounds. */
        public Result(
                List<Entry> entries,
                List<Metric> metrics,
                String trunk,
                @Nullable ExperimentName checkedOut,
                Set<ExperimentName> running) {
            this(entries, metrics, trunk, checkedOut, running, Map.of());
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
                Attempts.read(session).running(),
                request.grounds() ? new PaperGrounds(session).of(entries) : Map.of());
    }
}
