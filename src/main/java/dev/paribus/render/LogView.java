package dev.paribus.render;

import dev.paribus.evidence.TriedNow;
import dev.paribus.model.Entry;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import dev.paribus.problem.Problem;
import dev.paribus.text.Ages;
import dev.paribus.text.Numbers;
import dev.paribus.verb.Log;
import dev.paribus.workflow.history.PaperGrounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The history as a graph, as a table, as data. */
public final class LogView implements View {
    /** How much of each experiment a person sees. */
    public enum Detail {
        ONE_LINE,
        USUAL,
        FULL
    }

    /** How experiments stand together. */
    public enum Shape {
        /** Each above its parent, with lines between them. */
        GRAPH,
        /** One below the other, in the order that was asked for. */
        LIST
    }

    /** What a person sees. */
    public record Form(Detail detail, Shape shape) {
        /** The graph with two lines each. */
        public static final Form USUAL = new Form(Detail.USUAL, Shape.GRAPH);

        private static final int WIDE = 100;

        /** True where a terminal of this width has room for curves, so that it is worth reading them. */
        public boolean hasRoomForCurves(int width) {
            return detail == Detail.USUAL && width >= WIDE;
        }
    }

    private final Log.Result result;
    private final Form form;

    public LogView(Log.Result result, Form form) {
        this.result = result;
        this.form = form;
    }

    @Override
    public List<String> text(Page page) {
        return new LogText(result, form, page).lines();
    }

    @Override
    public List<String> plain() {
        var standing = new Standing(result.entries(), result.running());
        var tsv = new Tsv(
                "name",
                "state",
                "standing",
                "verdict",
                "metric",
                "mean",
                "sd",
                "n",
                "difference",
                "direction",
                "change",
                "parent",
                "hypothesis",
                "time",
                "took",
                "commit",
                "ref",
                "labels",
                "decision",
                "tried",
                "p_adjusted",
                "note");
        Map<ExperimentName, TriedNow.Now> tried = TriedNow.of(result.entries());
        for (Entry entry : result.shown()) {
            MetricLine metric =
                    entry.metrics().isEmpty() ? null : entry.metrics().get(0);
            TriedNow.Now now = tried.get(entry.name());
            tsv.row(
                    entry.name(),
                    entry.state().word(),
                    standing.word(entry),
                    entry.verdict() == null ? null : entry.verdict().word(),
                    metric == null ? null : metric.name(),
                    metric == null ? null : metric.mean(),
                    metric == null ? null : metric.sd(),
                    metric == null ? null : metric.n(),
                    metric == null ? null : metric.delta(),
                    metric == null ? null : Differences.word(result.metrics(), metric.name(), metric.delta()),
                    entry.change(),
                    entry.parent(),
                    entry.hypothesis(),
                    Ages.iso(entry.time()),
                    entry.took(),
                    entry.commit(),
                    entry.ref(),
                    String.join("; ", entry.labels()),
                    entry.decision(),
                    now == null ? null : now.tried(),
                    now == null ? null : Numbers.counted(Numbers.probability(now.adjusted())),
                    now == null || !now.note() ? null : "would not hold among " + now.tried());
        }
        return tsv.lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var standing = new Standing(result.entries(), result.running());
        Map<ExperimentName, TriedNow.Now> tried = TriedNow.of(result.entries());
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Entry entry : result.shown()) {
            Map<String, @Nullable Object> one = EntryData.of(entry, result.metrics(), standing.word(entry));
            EntryData.tried(one, tried.get(entry.name()), entry.verdict());
            PaperGrounds.Ground ground = result.grounds().get(entry.name());
            one.put("transfer", ground == null ? null : ground.transfer());
            one.put("beats", ground == null ? null : ground.beats());
            one.put("cost", ground == null ? null : ground.cost());
            out.add(one);
        }
        return out;
    }

    @Override
    public List<Problem> problems() {
        List<Entry> entries = result.entries();
        if (entries.isEmpty()) {
            return List.of(Problem.note("no-experiments", "this clone has no experiment yet")
                    .hint("paribus init in a new project; in a clone: git fetch origin"));
        }
        if (result.found() == 0) {
            return List.of(Problem.note("none-found", "none of " + entries.size() + " experiments is meant")
                    .hint("paribus log; paribus help where"));
        }
        boolean champion = entries.stream().anyMatch(Entry::champion);
        boolean waiting = entries.stream().anyMatch(entry -> entry.state() == State.REGISTERED);
        if (!champion) {
            return List.of(Problem.note(
                            "no-champion", "there is no champion yet: nothing measured stands on " + result.trunk())
                    .hint(waiting ? "paribus run" : "paribus status"));
        }
        return entries.size() > 1 || entries.get(0).parent() != null
                ? List.of()
                : List.of(Problem.note("only-baseline", "there is only the baseline so far")
                        .hint("paribus try PATH=VALUE --because TEXT"));
    }
}
