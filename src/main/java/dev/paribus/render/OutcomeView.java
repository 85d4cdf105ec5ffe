package dev.paribus.render;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.SeedResult;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import dev.paribus.workflow.conclusion.Outcome;
import dev.paribus.workflow.launch.Launched;
import dev.paribus.workflow.registration.NoiseFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What runs came to, and what to do now. */
public final class OutcomeView implements View {
    private final List<Outcome> outcomes;
    private final List<Problem> refusals;
    private final List<Problem> recovered;
    private final @Nullable String codeAt;
    private final List<Problem> remarks;

    /** Of what was registered before. */
    public OutcomeView(Launched launched, List<Problem> recovered, @Nullable String codeAt) {
        this(launched, recovered, codeAt, List.of());
    }

    /**
     * @param recovered what was delivered of earlier runs
     * @param codeAt branch that holds the code of the last outcome's change; null for none
     * @param remarks what was said before they ran, and belongs into data
     */
    public OutcomeView(Launched launched, List<Problem> recovered, @Nullable String codeAt, List<Problem> remarks) {
        this.outcomes = launched.outcomes();
        this.refusals = launched.refusals();
        this.recovered = List.copyOf(recovered);
        this.codeAt = codeAt;
        this.remarks = List.copyOf(remarks);
    }

    @Override
    public List<String> text(Page page) {
        var lines = new ArrayList<String>();
        for (Outcome outcome : outcomes) {
            head(outcome, page, lines);
            Looks.earlier(outcome.summary()).forEach(line -> lines.add("  before: " + line));
            seeds(outcome, lines);
            lines.add("  committed as " + DecisionViews.brief(outcome.resultCommit())
                    + (outcome.adopted() ? "; it is the champion now" : ""));
            if (outcome.pendingWhy() != null) {
                lines.add("  not on its branch yet: " + Escape.terminal(outcome.pendingWhy())
                        + "; the next writing command puts it there");
            }
        }
        if (codeAt != null) {
            lines.add("  the code is on branch " + Escape.terminal(codeAt));
        }
        if (!outcomes.isEmpty()) {
            next(outcomes.get(outcomes.size() - 1))
                    .forEach(line -> lines.add("next: " + page.ink().accent(line)));
        }
        return lines;
    }

    private static void head(Outcome outcome, Page page, List<String> lines) {
        Summary summary = outcome.summary();
        var line = new StringBuilder(page.ink().bold(outcome.name().text())).append(": ");
        for (MetricLine metric : outcome.metricLines().stream().limit(1).toList()) {
            String word = Differences.word(outcome.project().metrics(), metric.name(), metric.delta());
            line.append(Escape.terminal(metric.name() + " " + metric.mean()));
            line.append(metric.sd() == null ? "" : " " + page.glyphs().plusMinus() + Escape.terminal(metric.sd()));
            line.append(" n ").append(metric.n());
            line.append(metric.delta() == null ? "" : ", " + Escape.terminal(metric.delta()) + " " + word)
                    .append(", ");
        }
        Verdict verdict = summary.verdict();
        line.append(verdict == null ? summary.state().word() : Standing.paint(verdict.word(), page.ink()));
        lines.add(line.toString());
        if (!summary.reason().isEmpty()) {
            lines.add("  " + Escape.terminal(summary.reason()));
        }
    }

    private static void seeds(Outcome outcome, List<String> lines) {
        for (SeedResult seed : outcome.summary().seeds()) {
            if (seed.end() != AttemptEnd.OK) {
                AttemptSummary last = seed.attempts().isEmpty()
                        ? null
                        : seed.attempts().get(seed.attempts().size() - 1);
                String cause = last == null || last.cause() == null ? "" : ": " + Escape.terminal(last.cause());
                lines.add("  seed " + seed.seed() + " " + seed.end().word() + cause);
            }
            seed.collected()
                    .ifPresent(source -> lines.add("  seed " + seed.seed() + " was made elsewhere, at "
                            + (source.commit() == null
                                    ? "a commit that nobody names: it does not count"
                                    : DecisionViews.brief(source.commit()))));
        }
    }

    /** The commands that fit this outcome. */
    static List<String> next(Outcome outcome) {
        String name = outcome.name().text();
        State state = outcome.summary().state();
        Verdict verdict = outcome.summary().verdict();
        if (outcome.interrupted() || state == State.PARTIAL) {
            return List.of("paribus run " + name);
        }
        if (state == State.FAILED) {
            return List.of("paribus show " + name, "mend it, then paribus run " + name);
        }
        if (state == State.ABORTED) {
            return List.of("paribus discard " + name + " --because TEXT");
        }
        if (verdict == null) {
            return outcome.adopted()
                    ? List.of("paribus try PATH=VALUE --because TEXT" + margin(outcome), "paribus noise")
                    : List.of("paribus show " + name);
        }
        if (outcome.confirms() != null) {
            return confirmed(outcome.confirms().text(), name, verdict);
        }
        String discard = "paribus discard " + name + " --because TEXT";
        return switch (verdict) {
            case SUPPORTED -> List.of("paribus keep " + name + " --because TEXT");
            case REFUTED -> List.of(discard);
            case INCONCLUSIVE -> List.of(more(outcome), discard);
            case VOID -> List.of("paribus show " + name, discard);
        };
    }

    /** What a first measurement is good for: the next one asks for more than noise, which can be refuted, too (evidence R11). */
    private static String margin(Outcome outcome) {
        Metric primary = outcome.project().primary();
        MetricSummary measured = outcome.summary().metrics().get(primary.name());
        Double sd = measured == null ? null : measured.sd();
        String margin = sd == null ? null : NoiseFacts.margin(primary, sd);
        return margin == null ? "" : " --success '" + margin + "'";
    }

    /** A confirmation is decided on with what it repeats. */
    private static List<String> confirmed(String of, String name, Verdict verdict) {
        return switch (verdict) {
            case SUPPORTED -> List.of("paribus keep " + of + " --because TEXT");
            case REFUTED -> List.of("paribus discard " + of + " --because TEXT");
            case INCONCLUSIVE, VOID -> List.of("paribus show " + name, "paribus discard " + of + " --because TEXT");
        };
    }

    /** As many seeds again, of what was measured as it was planned. */
    private static String more(Outcome outcome) {
        Summary summary = outcome.summary();
        boolean whole =
                summary.newest().filter(dev.paribus.evidence.Siblings::counts).isPresent();
        if (whole && summary.seeds().size() == 1) {
            return "paribus confirm " + outcome.name();
        }
        return whole && summary.looks().size() == 1
                ? "paribus run " + outcome.name() + " --seeds +"
                        + Math.max(2, summary.seeds().size()) + " --because TEXT"
                : "paribus show " + outcome.name();
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv(
                "name", "state", "verdict", "metric", "mean", "sd", "n", "difference", "direction", "commit", "reason");
        for (Outcome outcome : outcomes) {
            Summary summary = outcome.summary();
            MetricLine metric = outcome.metricLines().isEmpty()
                    ? null
                    : outcome.metricLines().get(0);
            tsv.row(
                    outcome.name(),
                    summary.state().word(),
                    summary.verdict() == null ? null : summary.verdict().word(),
                    metric == null ? null : metric.name(),
                    metric == null ? null : metric.mean(),
                    metric == null ? null : metric.sd(),
                    metric == null ? null : metric.n(),
                    metric == null ? null : metric.delta(),
                    metric == null
                            ? null
                            : Differences.word(outcome.project().metrics(), metric.name(), metric.delta()),
                    outcome.resultCommit(),
                    summary.reason());
        }
        return tsv.lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Outcome outcome : outcomes) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("name", outcome.name().text());
            one.put("commit", outcome.resultCommit());
            one.put("summary", SummaryData.of(outcome.summary()));
            one.put("adopted", outcome.adopted());
            one.put("interrupted", outcome.interrupted());
            one.put("pending", outcome.pendingWhy());
            one.put("next", next(outcome));
            out.add(one);
        }
        return out;
    }

    @Override
    public List<Problem> problems() {
        var out = new ArrayList<>(recovered);
        outcomes.forEach(outcome -> out.addAll(outcome.notes()));
        out.addAll(refusals);
        return out;
    }

    @Override
    public List<Problem> inEnvelope() {
        var out = new ArrayList<>(remarks);
        out.addAll(problems());
        return out;
    }
}
