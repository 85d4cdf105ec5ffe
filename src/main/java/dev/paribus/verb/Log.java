package dev.paribus.verb;

import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Metric;
import dev.paribus.query.Query;
import dev.paribus.store.Experiments;
import dev.paribus.workflow.history.PaperGrounds;
import dev.paribus.workflow.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the history of experiments, from the tips of their branches alone; only the curves of a page cost a further look. */
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

    /** What a reader gets beside the facts. */
    public enum Extras {
        /** Nothing: for a table. */
        NONE,
        /** What stands in the records of papers' ideas; a table has no room for it. */
        GROUNDS,
        /** The shortest prefixes of names. */
        PREFIXES,
        /** These, and the curves of the experiments where few are shown. */
        CURVES
    }

    /**
     * What the command line asks for.
     *
     * @param where null: no further condition
     * @param sort by the values of this column, a metric's best first; null: newest first
     * @param reverse the other way round
     * @param most at most so many
     */
    public record Request(
            Selection selection,
            @Nullable Query where,
            @Nullable String sort,
            boolean reverse,
            int most,
            Extras extras) {}

    /**
     * The history.
     *
     * @param entries all of the scope, by name
     * @param shown those that are meant, in their order, as many as were asked for
     * @param found how many are meant
     * @param metrics the declared metrics
     * @param trunk branch of adopted work
     * @param checkedOut the experiment whose branch is checked out; null: none
     * @param running what runs on this machine now
     * @param grounds of experiments whose idea is out of a paper; empty where nobody asked
     * @param prefixes how many letters of a name are enough; without those for which nobody asked
     * @param curves the primary metric's course in a seed, of those that have one; empty where nobody asked or too many are shown
     */
    public record Result(
            List<Entry> entries,
            List<Entry> shown,
            int found,
            List<Metric> metrics,
            String trunk,
            @Nullable ExperimentName checkedOut,
            Set<ExperimentName> running,
            Map<ExperimentName, PaperGrounds.Ground> grounds,
            Map<ExperimentName, Integer> prefixes,
            Map<ExperimentName, List<Double>> curves) {
        public Result {
            entries = List.copyOf(entries);
            shown = List.copyOf(shown);
            metrics = List.copyOf(metrics);
            running = Set.copyOf(running);
            grounds = Map.copyOf(grounds);
            prefixes = Map.copyOf(prefixes);
            curves = Map.copyOf(curves);
        }

        /** All of them, the newest first, with nothing beside the facts. */
        public static Result of(
                List<Entry> entries,
                List<Metric> metrics,
                String trunk,
                @Nullable ExperimentName checkedOut,
                Set<ExperimentName> running) {
            List<Entry> shown = entries.stream().sorted(RowOrder.newest()).toList();
            return new Result(
                    entries, shown, shown.size(), metrics, trunk, checkedOut, running, Map.of(), Map.of(), Map.of());
        }
    }

    /**
     * The history.
     *
     * @throws dev.paribus.problem.Failure COMMAND_LINE {@code unknown-column} for a name in the condition or the order that nothing has
     */
    public Result run(Request request) {
        Experiments experiments = session.experiments();
        var search = new EntrySearch(
                session,
                experiments,
                request.selection(),
                request.where(),
                request.sort() == null ? List.of() : List.of(request.sort()));
        List<Entry> found = search.find();
        List<Entry> shown = search.sorted(found, null, request.sort(), request.reverse()).stream()
                .limit(request.most())
                .toList();
        boolean person = request.extras() == Extras.PREFIXES || request.extras() == Extras.CURVES;
        return new Result(
                search.all(),
                shown,
                found.size(),
                search.metrics(),
                session.place().project().trunk(),
                experiments.checkedOut().map(Experiments.Found::name).orElse(null),
                search.running(),
                request.extras() == Extras.GROUNDS ? new PaperGrounds(session).of(shown) : Map.of(),
                person ? experiments.prefixes() : Map.of(),
                request.extras() == Extras.CURVES ? new LogCurves(session).of(shown) : Map.of());
    }
}
