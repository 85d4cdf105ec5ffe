package dev.paribus.render;

import dev.paribus.learning.Calibration;
import dev.paribus.learning.Promise;
import dev.paribus.model.Expectation;
import dev.paribus.model.Idea;
import dev.paribus.problem.Problem;
import dev.paribus.text.Durations;
import dev.paribus.text.Escape;
import dev.paribus.text.Numbers;
import dev.paribus.verb.Next;
import dev.paribus.verb.Next.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The backlog by what it promises for an hour, and what fills the budget. */
public final class NextView implements View {
    private static final int DIGITS = 2;

    private final Next.Result result;

    public NextView(Next.Result result) {
        this.result = result;
    }

    @Override
    public List<String> text(Page page) {
        var lines = new ArrayList<String>();
        if (result.rows().isEmpty()) {
            return lines;
        }
        lines.add(page.ink().dim(factor()));
        var ranked = new Section();
        var rest = new Section();
        for (Row row : result.rows()) {
            Promise promise = row.promise();
            if (promise.perHour() == null) {
                rest.row(name(row), "missing: " + String.join(", ", promise.missing()), what(row, page));
            } else {
                ranked.row(mark(row), name(row), rate(promise), numbers(promise), what(row, page));
            }
        }
        lines.addAll(ranked.lines(0, page));
        if (!rest.isEmpty()) {
            lines.add("without a rank:");
            lines.addAll(rest.lines(2, page));
        }
        budget(lines);
        first().ifPresent(idea -> lines.add(
                "next: " + page.ink().accent("paribus try --idea " + idea.name().text())));
        return lines;
    }

    private String factor() {
        Calibration.Factor all = result.calibration().all();
        String metric = Escape.terminal(result.metric());
        if (all.n() == 0) {
            return "gain x probability in " + metric
                    + "; nothing was predicted and judged yet, so promises count in full";
        }
        return "gain x probability x factor in " + metric + "; factor "
                + Numbers.significant(all.factor(), DIGITS) + ": of what " + all.n()
                + (all.n() == 1 ? " experiment" : " experiments") + " promised, "
                + Numbers.significant(100 * ratio(all), DIGITS) + " % came, drawn towards 1 as few are";
    }

    private static double ratio(Calibration.Factor factor) {
        Double ratio = factor.ratio();
        return ratio == null ? 1 : ratio;
    }

    private String mark(Row row) {
        return result.budget() == null ? "" : row.chosen() ? "*" : "-";
    }

    private static String name(Row row) {
        return row.promise().idea().name().text() + Escape.terminal(IdeaViews.standing(row.known()));
    }

    private static String rate(Promise promise) {
        Double perHour = promise.perHour();
        return perHour == null ? "" : Numbers.significant(perHour, DIGITS) + "/h";
    }

    private static String numbers(Promise promise) {
        Expectation expect = promise.idea().expect();
        if (expect == null || expect.gain() == null || expect.probability() == null || promise.cost() == null) {
            return "";
        }
        return expect.gain().toPlainString() + " x " + expect.probability().toPlainString() + " x "
                + Numbers.significant(promise.factor(), DIGITS) + " in " + Durations.words(promise.cost());
    }

    private static String what(Row row, Page page) {
        Idea idea = row.promise().idea();
        String change = idea.change() == null ? "" : Escape.terminal(idea.change()) + "  ";
        return change + page.glyphs().quoted(Escape.terminal(idea.text().strip()));
    }

    private java.util.Optional<Idea> first() {
        return result.rows().stream()
                .filter(row -> result.budget() == null || row.chosen())
                .findFirst()
                .map(row -> row.promise().idea());
    }

    private void budget(List<String> lines) {
        Duration budget = result.budget();
        if (budget == null) {
            return;
        }
        List<Row> chosen = result.rows().stream().filter(Row::chosen).toList();
        if (chosen.isEmpty()) {
            lines.add("nothing with numbers fits into " + Durations.words(budget));
            return;
        }
        Duration sum = chosen.stream().map(NextView::cost).reduce(Duration.ZERO, Duration::plus);
        double gain = chosen.stream().mapToDouble(NextView::expected).sum();
        lines.add("* fills " + Durations.words(sum) + " of " + Durations.words(budget) + ", one after another: "
                + Numbers.significant(gain, DIGITS) + " expected if gains add up, at most");
    }

    private static Duration cost(Row row) {
        Duration cost = row.promise().cost();
        return cost == null ? Duration.ZERO : cost;
    }

    private static double expected(Row row) {
        Double expected = row.promise().expected();
        return expected == null ? 0 : expected;
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv(
                "rank",
                "name",
                "per_hour",
                "expected",
                "gain",
                "probability",
                "factor",
                "cost",
                "chosen",
                "missing",
                "change",
                "idea",
                "standing");
        int rank = 0;
        for (Row row : result.rows()) {
            Promise promise = row.promise();
            Expectation expect = promise.idea().expect();
            rank++;
            tsv.row(
                    promise.perHour() == null ? null : rank,
                    promise.idea().name(),
                    number(promise.perHour()),
                    number(promise.expected()),
                    expect == null ? null : expect.gain(),
                    expect == null ? null : expect.probability(),
                    number(promise.factor()),
                    expect == null ? null : expect.cost(),
                    row.chosen(),
                    String.join(" ", promise.missing()),
                    promise.idea().change(),
                    promise.idea().text(),
                    row.known().standing());
        }
        return tsv.lines();
    }

    private static @Nullable String number(@Nullable Double number) {
        return number == null ? null : Numbers.significant(number, 5);
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Row row : result.rows()) {
            Map<String, @Nullable Object> one = IdeasView.data(row.known());
            Promise promise = row.promise();
            one.put("expected", promise.expected());
            one.put("per_hour", promise.perHour());
            one.put(
                    "cost_seconds",
                    promise.cost() == null ? null : promise.cost().toSeconds());
            one.put("factor", promise.factor());
            one.put("predictions", result.calibration().all().n());
            one.put("missing", promise.missing());
            one.put("chosen", result.budget() == null ? null : row.chosen());
            out.add(new LinkedHashMap<>(one));
        }
        return out;
    }

    @Override
    public List<Problem> problems() {
        var out = new ArrayList<>(result.problems());
        if (result.rows().isEmpty() && out.isEmpty()) {
            out.add(Problem.note("no-ideas", "there is no open idea")
                    .hint("paribus idea add TEXT --change PATH=VALUE --gain G --probability P --cost 2h"));
        }
        return out;
    }
}
