package dev.paribus.verb;

import dev.paribus.model.Entry;
import dev.paribus.model.Metric;
import dev.paribus.param.Value;
import dev.paribus.problem.Failure;
import dev.paribus.query.Query;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
     * @param values what the cells of parameters hold, by the name of the column; none for what is not known
     */
    public record Line(Entry entry, List<String> cells, String group, Map<String, Value> values) {
        public Line {
            cells = List.copyOf(cells);
            values = Map.copyOf(values);
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
        private final EntrySearch search;

        Work(Request request) {
            this.request = request;
            this.search =
                    new EntrySearch(session, session.experiments(), request.selection(), request.where(), asked());
        }

        Result result() {
            List<Entry> found = search.find();
            List<Entry> shown = search.sorted(found, request.group(), request.sort(), request.reverse()).stream()
                    .limit(request.most())
                    .toList();
            List<Column> columns = columns(shown);
            List<Line> lines = shown.stream().map(entry -> line(entry, columns)).toList();
            return new Result(
                    columns, lines, search.metrics(), found.size(), search.all().size(), request.group());
        }

        /** Names of columns that the request uses beside its condition. */
        private Set<String> asked() {
            var out = new LinkedHashSet<String>(request.columns());
            Stream.of(request.sort(), request.group()).filter(Objects::nonNull).forEach(out::add);
            return out;
        }

        private List<Column> columns(List<Entry> shown) {
            var out = new ArrayList<Column>();
            request.columns().forEach(name -> out.add(search.column(name)));
            if (request.columns().isEmpty()) {
                usual().forEach(name -> out.add(search.column(name)));
            }
            boolean few = request.parameters() == Parameters.VARYING_IF_FEW && shown.size() <= FEW;
            if (few || request.parameters() == Parameters.ALL) {
                search.read(shown);
                paths(shown, few).stream()
                        .map(path -> search.isParameter(path) ? path : Column.PARAMS + path)
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
            shown.forEach(entry ->
                    search.parameters(entry).keySet().forEach(path -> values.put(path, new LinkedHashSet<>())));
            for (Entry entry : shown) {
                values.forEach((path, seen) ->
                        seen.add(Optional.ofNullable(search.parameters(entry).get(path))));
            }
            return values.entrySet().stream()
                    .filter(one -> !varying || one.getValue().size() > 1)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private Line line(Entry entry, List<Column> columns) {
            Column group = request.group() == null ? null : search.column(request.group());
            var values = new HashMap<String, Value>();
            for (Column column : columns) {
                put(values, entry, column);
            }
            if (group != null) {
                put(values, entry, group);
            }
            return new Line(
                    entry,
                    columns.stream().map(column -> search.text(entry, column)).toList(),
                    group == null ? "" : search.text(entry, group),
                    values);
        }

        private void put(Map<String, Value> values, Entry entry, Column column) {
            Value value = search.value(entry, column);
            if (value != null) {
                values.put(column.name(), value);
            }
        }
    }
}
