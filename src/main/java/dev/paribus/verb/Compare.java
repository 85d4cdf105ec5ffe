package dev.paribus.verb;

import dev.paribus.model.Metric;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.history.Contrast;
import dev.paribus.workflow.history.Contrasting;
import dev.paribus.workflow.history.Curves;
import dev.paribus.workflow.history.Varying;
import dev.paribus.workflow.session.Axis;
import dev.paribus.workflow.session.Choice;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares several experiments, each with the first one that is named. */
public final class Compare {
    private final Session session;

    public Compare(Session session) {
        this.session = session;
    }

    /**
     * What the command line asks for.
     *
     * @param names as typed; of a single one the parent comes first, without any the one that is checked out is meant
     * @param plot the metric whose courses are drawn; null: none
     */
    public record Request(
            List<String> names, Diff.Code code, @Nullable String plot) {
        public Request {
            names = List.copyOf(names);
        }
    }

    /**
     * One experiment.
     *
     * @param contrast against the first one; null for the first one itself
     * @param params the value of each path of {@link Result#paths}; absent where the experiment has none
     * @param patch of its code against the first one's; null unless asked for
     */
    public record Row(
            Diff.Side side,
            @Nullable Contrast contrast,
            Map<ParamPath, ParamNode> params,
            @Nullable String patch) {
        public Row {
            params = Map.copyOf(params);
        }

        /** True where its numbers may be held against the first one's. */
        public boolean comparable() {
            return contrast == null || contrast.incomparable().isEmpty();
        }
    }

    /**
     * The comparison.
     *
     * @param rows the one that all are compared with first, then in the order that was asked for
     * @param paths parameters that are not the same in all of them
     * @param equalParams how many parameters are the same in all of them
     * @param metrics that any of them declares, the primary one first
     * @param pair the same as {@code diff} has it; null unless there are two
     * @param plot null unless asked for
     */
    public record Result(
            List<Row> rows,
            List<ParamPath> paths,
            int equalParams,
            List<Metric> metrics,
            Diff.@Nullable Result pair,
            Curves.@Nullable Plot plot) {
        public Result {
            rows = List.copyOf(rows);
            paths = List.copyOf(paths);
            metrics = List.copyOf(metrics);
        }
    }

    /** @throws Failure DATA when an experiment is not found or cannot be read, or there is no parent to compare with */
    public Result run(Request request) {
        var contrasting = new Contrasting(session);
        List<Contrast.Side> sides = sides(contrasting, request.names());
        var varying = Varying.of(sides.stream().map(side -> side.at().params()).toList());
        var rows = new ArrayList<Row>();
        for (int i = 0; i < sides.size(); i++) {
            Contrast contrast = i == 0 ? null : contrasting.of(sides.get(0), sides.get(i));
            String patch = contrast != null && request.code() == Diff.Code.PATCH
                    ? patch(contrasting, sides.get(0), sides.get(i), contrast)
                    : null;
            rows.add(row(sides.get(i), contrast, varying.paths(), patch));
        }
        Curves.Plot plot = request.plot() == null ? null : new Curves(session).of(sides, request.plot());
        return new Result(rows, varying.paths(), varying.equal(), metrics(sides), pair(sides, rows, plot), plot);
    }

    private List<Contrast.Side> sides(Contrasting contrasting, List<String> names) {
        var out = new ArrayList<Contrast.Side>();
        var seen = new LinkedHashSet<String>();
        if (names.size() < 2) {
            Contrast.Side child = contrasting.side(new Choice(session).one(names.isEmpty() ? null : names.get(0)));
            return List.of(contrasting.parent(child), child);
        }
        for (String name : names) {
            Found found = contrasting.find(name);
            if (!seen.add(found.name().text())) {
                throw Failure.commandLine(
                        "named-twice", "'" + found.name() + "' is named twice", "paribus compare takes each name once");
            }
            out.add(contrasting.side(found));
        }
        if (out.size() == 2 && Contrasting.isParent(out.get(0), out.get(1))) {
            out.set(0, contrasting.parent(out.get(1)));
        }
        return out;
    }

    private static Row row(
            Contrast.Side side, @Nullable Contrast contrast, List<ParamPath> paths, @Nullable String patch) {
        var params = new LinkedHashMap<ParamPath, ParamNode>();
        for (ParamPath path : paths) {
            side.at().params().find(path).ifPresent(node -> params.put(path, node));
        }
        return new Row(Diff.Side.of(side), contrast, params, patch);
    }

    private static String patch(Contrasting contrasting, Contrast.Side first, Contrast.Side side, Contrast contrast) {
        var files = new ArrayList<>(contrast.on(Axis.CODE));
        files.addAll(contrast.on(Axis.OUTSIDE));
        return contrasting.patch(first, side, files);
    }

    private static List<Metric> metrics(List<Contrast.Side> sides) {
        var out = new LinkedHashMap<String, Metric>();
        for (Contrast.Side side : sides) {
            side.at().project().metrics().forEach(metric -> out.putIfAbsent(metric.name(), metric));
        }
        return List.copyOf(out.values());
    }

    private static Diff.@Nullable Result pair(List<Contrast.Side> sides, List<Row> rows, Curves.@Nullable Plot plot) {
        Contrast contrast = rows.get(rows.size() - 1).contrast();
        if (rows.size() != 2 || contrast == null) {
            return null;
        }
        return new Diff.Result(
                rows.get(0).side(),
                rows.get(1).side(),
                Contrasting.isParent(sides.get(0), sides.get(1)),
                contrast,
                rows.get(1).patch(),
                sides.get(1).at().project().metrics(),
                plot);
    }
}
