package dev.paribus.render;

import dev.paribus.evidence.TriedNow;
import dev.paribus.model.Entry;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Metric;
import dev.paribus.model.Verdict;
import dev.paribus.text.Ages;
import dev.paribus.text.Escape;
import dev.paribus.text.Spark;
import dev.paribus.verb.Log;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the history says of an experiment, piece by piece: neutralised, neither cut nor painted. */
final class LogCells {
    /** Columns of a curve. */
    static final int SPARK = 8;

    private static final int SHORT_ID = 7;

    private final Log.Result result;
    private final Page page;
    private final Standing standing;
    private final Map<ExperimentName, TriedNow.Now> tried;

    LogCells(Log.Result result, Standing standing, Page page) {
        this.result = result;
        this.page = page;
        this.standing = standing;
        this.tried = TriedNow.of(result.entries());
    }

    boolean isHere(Entry entry) {
        return entry.name().equals(result.checkedOut());
    }

    /** How many letters of its name are enough; all of them where nobody asked. */
    int prefix(Entry entry) {
        return result.prefixes().getOrDefault(entry.name(), entry.name().text().length());
    }

    String state(Entry entry) {
        return standing.word(entry);
    }

    /** The primary metric with its spread and number of seeds; empty before there is one. */
    String metric(Entry entry) {
        return entry.metrics().isEmpty() ? "" : value(entry.metrics().get(0));
    }

    private String value(MetricLine metric) {
        String sd = metric.sd() == null ? "" : " " + page.glyphs().plusMinus() + metric.sd();
        return Escape.terminal(
                (isPrimary(metric) ? "" : metric.name() + " ") + metric.mean() + sd + " n " + metric.n());
    }

    private boolean isPrimary(MetricLine metric) {
        return result.metrics().stream()
                .anyMatch(declared -> declared.primary() && declared.name().equals(metric.name()));
    }

    /** Its mean alone. */
    String mean(Entry entry) {
        return entry.metrics().isEmpty()
                ? ""
                : Escape.terminal(entry.metrics().get(0).mean());
    }

    /** The signed difference of the primary metric to the parent, with its word. */
    String difference(Entry entry) {
        return entry.metrics().isEmpty() ? "" : difference(entry.metrics().get(0));
    }

    private String difference(MetricLine metric) {
        String word = Differences.word(result.metrics(), metric.name(), metric.delta());
        String difference = metric.delta() == null ? "" : metric.delta();
        return Escape.terminal(difference + (word.isEmpty() ? "" : " " + word));
    }

    /** Every metric in a line. */
    List<String> metrics(Entry entry) {
        return entry.metrics().stream()
                .map(metric -> Escape.terminal((isPrimary(metric) ? metric.name() + " " : ""))
                        + value(metric)
                        + more(difference(metric))
                        + more(metric.p() == null ? "" : "p " + Escape.terminal(metric.p()))
                        + more(metric.p() == null || metric.k() == null ? "" : "try " + metric.k()))
                .toList();
    }

    private static String more(String text) {
        return text.isEmpty() ? "" : ", " + text;
    }

    String verdict(Entry entry) {
        return Standing.verdict(entry);
    }

    /** The verdict, or the state where there is none. */
    String word(Entry entry) {
        String verdict = verdict(entry);
        return verdict.isEmpty() ? state(entry) : verdict;
    }

    /** The one change, after what makes an exception of it. */
    String change(Entry entry) {
        String exceptions = Standing.exceptions(entry);
        return note(entry)
                + (exceptions.isEmpty() ? "" : exceptions + " ")
                + Escape.terminal(
                        entry.change().isEmpty() && entry.kind() != null
                                ? entry.kind().word()
                                : entry.change());
    }

    /** What would not hold among all that were tried by now; a note beside the verdict, empty for nearly all. */
    private String note(Entry entry) {
        TriedNow.Now now = tried.get(entry.name());
        return now == null || !now.note() ? "" : "[would not hold among " + now.tried() + "] ";
    }

    String hypothesis(Entry entry) {
        return Escape.terminal(entry.hypothesis());
    }

    /** How many were tried on the parent, where one of them is supported. */
    String tried(Entry entry) {
        TriedNow.Now now = tried.get(entry.name());
        if (now == null || entry.verdict() != Verdict.SUPPORTED) {
            return "";
        }
        return now.tried() > 1 ? now.tried() + " tried" : "";
    }

    String age(Entry entry) {
        return Ages.relative(entry.time(), page.now());
    }

    String commit(Entry entry) {
        return entry.commit().substring(0, Math.min(SHORT_ID, entry.commit().length()));
    }

    String took(Entry entry) {
        return entry.took() == null ? "" : Escape.terminal(entry.took());
    }

    /** The primary metric's course; empty without one. */
    String spark(Entry entry) {
        List<Double> curve = result.curves().get(entry.name());
        return curve == null ? "" : Spark.line(curve, SPARK, page.glyphs());
    }

    /** The declared metric that decides; null where none is declared. */
    static @Nullable Metric primary(Log.Result result) {
        return result.metrics().stream().filter(Metric::primary).findFirst().orElse(null);
    }
}
