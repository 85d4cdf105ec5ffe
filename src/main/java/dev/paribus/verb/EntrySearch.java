package dev.paribus.verb;

import dev.paribus.git.Oid;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Metric;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.query.Query;
import dev.paribus.store.Experiments;
import dev.paribus.store.ParameterLine;
import dev.paribus.store.ParameterTable;
import dev.paribus.text.DidYouMean;
import dev.paribus.text.Shell;
import dev.paribus.workflow.history.Standings;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The experiments of a history that are meant, by how they stand, by a condition on their columns, and in an order by a column:
 * what {@code log} and {@code ls} have in common. Parameters are read only when a column of them is asked for.
 */
final class EntrySearch {
    private final Selection selection;
    private final @Nullable Query where;
    private final Set<String> asked;
    private final ParameterTable table;
    private final List<Metric> metrics;
    private final List<String> names;
    private final List<Entry> all;
    private final Set<ExperimentName> running;
    private final Standings standings;
    private final Map<String, ParameterLine> parameters = new HashMap<>();

    /**
     * @param where null: no further condition
     * @param others columns that will be asked for besides those of the condition
     */
    EntrySearch(
            Session session,
            Experiments experiments,
            Selection selection,
            @Nullable Query where,
            Collection<String> others) {
        this.selection = selection;
        this.where = where;
        this.asked = new LinkedHashSet<>(others);
        if (where != null) {
            asked.addAll(where.names());
        }
        this.table = session.parameters();
        this.metrics = session.place().project().metrics();
        this.names = metrics.stream().map(Metric::name).toList();
        if (asked.stream().anyMatch(this::isParameter)) {
            table.expect();
        }
        this.all = experiments.all(selection.scope() == Log.Scope.ALL ? Experiments.Scope.ALL : Experiments.Scope.LIVE);
        this.running = Attempts.read(session).running();
        this.standings = new Standings(all, running);
    }

    /** Every experiment of the scope, whether it is meant or not, by name. */
    List<Entry> all() {
        return all;
    }

    /** The metrics that the project declares. */
    List<Metric> metrics() {
        return metrics;
    }

    /** What runs on this machine now. */
    Set<ExperimentName> running() {
        return running;
    }

    /**
     * Those that are meant, by name.
     *
     * @throws Failure COMMAND_LINE {@code unknown-column} for a name that is no fact, no metric and no parameter of any experiment
     */
    List<Entry> find() {
        List<Entry> meant = all.stream().filter(selection::means).toList();
        if (asked.stream().anyMatch(this::isParameter)) {
            read(meant);
            requireKnown(meant);
        }
        return where == null ? meant : holding(meant, where);
    }

    private List<Entry> holding(List<Entry> meant, Query where) {
        var byName = new HashMap<String, Column>();
        where.names().forEach(name -> byName.put(name, column(name)));
        return meant.stream()
                .filter(entry -> where.holds(name -> texts(entry, byName.get(name))))
                .toList();
    }

    /** The column of a name. */
    Column column(String name) {
        return Column.of(name, names);
    }

    boolean isParameter(String name) {
        return column(name).source() == Column.Source.PARAMETER;
    }

    /** Reads the parameters of those whose parameters are not read yet. */
    void read(Collection<Entry> entries) {
        List<Oid> unread = entries.stream()
                .map(Entry::commit)
                .filter(commit -> !parameters.containsKey(commit))
                .map(Oid::new)
                .toList();
        Map<Oid, ParameterLine> found = table.of(unread);
        unread.forEach(commit -> parameters.put(commit.hex(), found.getOrDefault(commit, ParameterLine.none())));
    }

    private void requireKnown(List<Entry> meant) {
        for (String name : asked) {
            Column column = column(name);
            boolean known = column.source() != Column.Source.PARAMETER
                    || meant.isEmpty()
                    || meant.stream().anyMatch(entry -> parameters(entry).containsKey(column.path()));
            if (!known) {
                var paths = new TreeSet<String>();
                meant.forEach(entry -> paths.addAll(parameters(entry).keySet()));
                throw unknown(name, paths);
            }
        }
    }

    private Failure unknown(String name, Set<String> paths) {
        var known = new ArrayList<>(paths);
        known.addAll(names);
        Stream.of(Column.Fact.values()).map(Column.Fact::word).forEach(known::add);
        String near = DidYouMean.near(name, known).stream()
                .findFirst()
                .map(one -> "paribus ls --columns name," + Shell.word(one))
                .orElse("paribus ls --params; paribus help columns");
        return new Failure(
                Failure.Kind.COMMAND_LINE,
                List.of(Problem.error(
                                "unknown-column",
                                "'" + name + "' is no fact, no metric and no parameter of these experiments"
                                        + (DidYouMean.near(name, known).isEmpty()
                                                ? ""
                                                : "; " + DidYouMean.question(name, known)))
                        .hint(near)));
    }

    /** Its parameters, as far as they were read. */
    ParameterLine parameters(Entry entry) {
        return parameters.getOrDefault(entry.commit(), ParameterLine.none());
    }

    /** What a column of parameters holds for it; null for another column, and where there is nothing. */
    dev.paribus.param.@Nullable Value value(Entry entry, Column column) {
        return column.source() == Column.Source.PARAMETER ? parameters(entry).value(column.path()) : null;
    }

    private List<String> texts(Entry entry, @Nullable Column column) {
        return column == null
                ? List.of()
                : column.texts(new Column.Subject(entry, standings, parameters(entry)), names);
    }

    /** Its texts in a column, as one. */
    String text(Entry entry, Column column) {
        return String.join("; ", texts(entry, column));
    }

    /**
     * In their order: by the values of columns, what is not known last, and the newest first where they are equal.
     *
     * @param group null: no groups; the smallest first
     * @param sort in the groups, a metric's best first; null: by time alone
     * @param reverse the other way round in the groups
     */
    List<Entry> sorted(List<Entry> found, @Nullable String group, @Nullable String sort, boolean reverse) {
        var order = new RowOrder();
        if (group != null) {
            Column column = column(group);
            order.by(entry -> text(entry, column), false);
        }
        if (sort != null) {
            Column column = column(sort);
            order.by(entry -> text(entry, column), bestFirst(sort) != reverse);
        } else if (reverse) {
            order.oldestFirst();
        }
        return order.sorted(found);
    }

    /** True where a larger number is better, so that it comes first. */
    private boolean bestFirst(String name) {
        return metrics.stream()
                .filter(metric -> metric.name().equals(name)
                        || name.equals(metric.name() + ".difference")
                        || (metric.primary() && Set.of("mean", "difference").contains(name)))
                .anyMatch(metric -> metric.goal().sign() > 0);
    }
}
