package dev.paribus.verb;

import dev.paribus.git.Oid;
import dev.paribus.model.Entry;
import dev.paribus.model.Metric;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.query.Query;
import dev.paribus.store.Experiments;
import dev.paribus.text.DidYouMean;
import dev.paribus.text.Shell;
import dev.paribus.workflow.Session;
import dev.paribus.workflow.Standings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The experiments as a table: which ones, which columns, in which order. Parameters are read only when somebody looks at them. */
public final class Ls {
    /** Up to so many rows the parameters that vary are shown unasked; reading more takes a second and is asked for. */
    static final int FEW = 200;

    private final Session session;

    public Ls(Session session) {
        this.session = session;
    }

    /** Which parameters are shown beside the named columns. */
    public enum Parameters {
        /** None. */
        NONE,
        /** Those that vary, where few rows are shown. */
        VARYING_IF_FEW,
        /** All that any row has. */
        ALL
    }

    /**
     * What the command line asks for.
     *
     * @param where null: no further condition
     * @param columns by name, in order; empty: the usual ones
     * @param sort by the values of this column, a metric's best first; null: newest first
     * @param reverse the other way round
     * @param group rows with equal values of this column stand together; null: no groups
     * @param most at most so many rows
     */
    public record Request(
            Selection selection,
            @Nullable Query where,
            List<String> columns,
            Parameters parameters,
            @Nullable String sort,
            boolean reverse,
            @Nullable String group,
            int most) {
        public Request {
            columns = List.copyOf(columns);
        }
    }

    /**
     * One experiment in the table.
     *
     * @param cells one for each column; empty text for what is not known
     * @param group of the rows that stand together; empty text without groups, and for what is not known
     */
    public record Line(Entry entry, List<String> cells, String group) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * The table.
     *
     * @param columns what the cells are
     * @param lines in their order
     * @param metrics the declared metrics
     * @param found how many were meant, more than are shown where a number was given
     * @param all how many this clone knows
     * @param group the column by which they are grouped; null: none
     */
    public record Result(
            List<Column> columns,
            List<Line> lines,
            List<Metric> metrics,
            int found,
            int all,
            @Nullable String group) {
        public Result {
            columns = List.copyOf(columns);
            lines = List.copyOf(lines);
            metrics = List.copyOf(metrics);
        }
    }

    /**
     * The table.
     *
     * @throws Failure COMMAND_LINE {@code unknown-column} for a name that is no fact, no metric and no parameter of any experiment
     */
    public Result run(Request request) {
        return new Work(request).result();
    }

    /** One request, with what was read for it so far. */
    private final class Work {
        private final Request request;
        private final List<Metric> metrics = session.place().project().metrics();
        private final List<String> names = metrics.stream().map(Metric::name).toList();
        private final List<Entry> all;
        private final Standings standings;
        private final Map<Entry, Map<String, String>> parameters = new HashMap<>();

        Work(Request request) {
            this.request = request;
            this.all = session.experiments()
                    .all(request.selection().scope() == Log.Scope.ALL ? Experiments.Scope.ALL : Experiments.Scope.LIVE);
            this.standings = new Standings(all, Attempts.read(session).running());
        }

        Result result() {
            List<Entry> meant = all.stream().filter(request.selection()::means).toList();
            Query where = request.where();
            Set<String> asked = asked(where);
            if (asked.stream().anyMatch(this::isParameter)) {
                read(meant);
                requireKnown(asked, meant);
            }
            List<Entry> found = where == null ? meant : found(meant, where);
            List<Entry> shown =
                    found.stream().sorted(order()).limit(request.most()).toList();
            List<Column> columns = columns(shown);
            List<Line> lines = shown.stream().map(entry -> line(entry, columns)).toList();
            return new Result(columns, lines, metrics, found.size(), all.size(), request.group());
        }

        private List<Entry> found(List<Entry> meant, Query where) {
            var byName = new HashMap<String, Column>();
            where.names().forEach(name -> byName.put(name, column(name)));
            return meant.stream()
                    .filter(entry -> where.holds(name -> texts(entry, byName.get(name))))
                    .toList();
        }

        /** Names of columns that the request uses. */
        private Set<String> asked(@Nullable Query where) {
            var out = new LinkedHashSet<String>(request.columns());
            Stream.of(request.sort(), request.group()).filter(Objects::nonNull).forEach(out::add);
            if (where != null) {
                out.addAll(where.names());
            }
            return out;
        }

        private Column column(String name) {
            return Column.of(name, names);
        }

        private boolean isParameter(String name) {
            return column(name).source() == Column.Source.PARAMETER;
        }

        private void read(Collection<Entry> entries) {
            List<Entry> unread = entries.stream()
                    .filter(entry -> !parameters.containsKey(entry))
                    .toList();
            Map<Oid, Map<String, String>> found = session.parameters()
                    .of(unread.stream().map(entry -> new Oid(entry.commit())).toList());
            unread.forEach(entry -> parameters.put(entry, found.getOrDefault(new Oid(entry.commit()), Map.of())));
        }

        private void requireKnown(Set<String> asked, List<Entry> meant) {
            var paths = new TreeSet<String>();
            meant.forEach(entry -> paths.addAll(parameters(entry).keySet()));
            for (String name : asked) {
                String path = name.startsWith(Column.PARAMS) ? name.substring(Column.PARAMS.length()) : name;
                if (isParameter(name) && !paths.contains(path) && !meant.isEmpty()) {
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

        private Map<String, String> parameters(Entry entry) {
            return parameters.getOrDefault(entry, Map.of());
        }

        private List<String> texts(Entry entry, @Nullable Column column) {
            return column == null
                    ? List.of()
                    : column.texts(new Column.Subject(entry, standings, parameters(entry)), names);
        }

        private String text(Entry entry, Column column) {
            return String.join("; ", texts(entry, column));
        }

        /** Groups by their value, in them by the sorted column, what is not known last, and the newest first. */
        private Comparator<Entry> order() {
            Comparator<Entry> newest =
                    Comparator.comparing(Entry::time).reversed().thenComparing(Entry::name);
            Comparator<Entry> order = request.reverse() && request.sort() == null ? newest.reversed() : newest;
            String sort = request.sort();
            if (sort != null) {
                order = by(column(sort), bestFirst(sort) != request.reverse()).thenComparing(newest);
            }
            String group = request.group();
            return group == null ? order : by(column(group), false).thenComparing(order);
        }

        /** True where a larger number is better, so that it comes first. */
        private boolean bestFirst(String name) {
            Metric primary =
                    metrics.stream().filter(Metric::primary).findFirst().orElse(null);
            return metrics.stream()
                    .filter(metric -> metric.name().equals(name)
                            || name.equals(metric.name() + ".difference")
                            || (metric.equals(primary)
                                    && Set.of("mean", "difference").contains(name)))
                    .anyMatch(metric -> metric.goal().sign() > 0);
        }

        private Comparator<Entry> by(Column column, boolean descending) {
            Comparator<String> values = Ls::compare;
            Comparator<String> directed = descending ? values.reversed() : values;
            return (one, other) -> {
                String a = text(one, column);
                String b = text(other, column);
                return a.isEmpty() || b.isEmpty() ? Boolean.compare(a.isEmpty(), b.isEmpty()) : directed.compare(a, b);
            };
        }

        private List<Column> columns(List<Entry> shown) {
            var out = new ArrayList<Column>();
            request.columns().forEach(name -> out.add(column(name)));
            if (request.columns().isEmpty()) {
                usual().forEach(name -> out.add(column(name)));
            }
            boolean few = request.parameters() == Parameters.VARYING_IF_FEW && shown.size() <= FEW;
            if (few || request.parameters() == Parameters.ALL) {
                read(shown);
                paths(shown, few).stream()
                        .map(path -> Column.of(path, names).source() == Column.Source.PARAMETER
                                ? path
                                : Column.PARAMS + path)
                        .map(name -> new Column(name, Column.Source.PARAMETER))
                        .filter(column -> !out.contains(column))
                        .forEach(out::add);
            }
            return out;
        }

        private List<String> usual() {
            return List.of("name", "standing", "verdict", "mean", "sd", "n", "difference", "change", "parent", "time");
        }

        /** All paths that the rows have, or those alone whose values are not the same in all of them. */
        private List<String> paths(List<Entry> shown, boolean varying) {
            var values = new LinkedHashMap<String, Set<Optional<String>>>();
            shown.forEach(entry -> parameters(entry).keySet().forEach(path -> values.put(path, new LinkedHashSet<>())));
            for (Entry entry : shown) {
                values.forEach((path, seen) ->
                        seen.add(Optional.ofNullable(parameters(entry).get(path))));
            }
            return values.entrySet().stream()
                    .filter(one -> !varying || one.getValue().size() > 1)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private Line line(Entry entry, List<Column> columns) {
            String group = request.group();
            return new Line(
                    entry,
                    columns.stream().map(column -> text(entry, column)).toList(),
                    group == null ? "" : text(entry, column(group)));
        }
    }

    /** Numbers by their size and before texts. */
    static int compare(String one, String other) {
        BigDecimal a = Query.number(one).orElse(null);
        BigDecimal b = Query.number(other).orElse(null);
        if (a != null && b != null) {
            return a.compareTo(b);
        }
        return a == null && b == null ? one.compareTo(other) : a == null ? 1 : -1;
    }
}
