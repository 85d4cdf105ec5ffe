package dev.paribus.render;

import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import dev.paribus.verb.Sweep;
import dev.paribus.workflow.conclusion.Outcome;
import dev.paribus.workflow.launch.Launched;
import dev.paribus.workflow.registration.Sweeping.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The experiments of a sweep, and the best of them so far. */
public final class SweepView implements View {
    /** More names do not fit into a line that somebody pastes. */
    private static final int NAMED = 6;

    private final Sweep.Result result;
    private final Planning planning;
    private final Map<ExperimentName, Outcome> outcomes = new LinkedHashMap<>();

    public SweepView(Sweep.Result result) {
        this.result = result;
        this.planning = new Planning(result.prospect());
        Launched launched = result.launched();
        if (launched != null) {
            launched.outcomes().forEach(outcome -> outcomes.put(outcome.name(), outcome));
        }
    }

    private List<Member> members() {
        return result.sweep().members();
    }

    @Override
    public List<String> text(Page page) {
        var lines = new ArrayList<String>();
        int count = members().size();
        lines.add((result.dryRun() ? "Would register " : "Registered ") + count
                + (count == 1 ? " experiment" : " experiments, one for each value of ")
                + (count == 1 ? " of " : "") + Escape.terminal(result.sweep().path()) + ", against "
                + result.sweep().parent() + (result.dryRun() ? "; names are drawn anew" : ""));
        var section = new Section();
        members().forEach(member -> section.row(row(member)));
        lines.addAll(section.lines(2, page));
        if (!result.sweep().leftOut().isEmpty()) {
            lines.add("  left out: "
                    + Escape.terminal(String.join(", ", result.sweep().leftOut())) + ", which "
                    + result.sweep().parent() + " has");
        }
        if (result.exploratory()) {
            lines.add("  exploratory: not evidence, whatever they give");
        }
        if (result.dryRun()) {
            lines.add("");
            lines.addAll(planning.all(page));
        } else if (result.launched() == null) {
            lines.addAll(planning.lines(page));
        }
        best().ifPresent(best -> lines.add(
                "best so far: " + page.ink().bold(best.registered().name().text()) + ", "
                        + Escape.terminal(result.sweep().path() + " " + best.value() + ": " + measured(best))));
        if (!result.dryRun()) {
            lines.add("next: " + page.ink().accent(next()));
        }
        return lines;
    }

    private String[] row(Member member) {
        var cells = new ArrayList<>(List.of(member.registered().name().text(), Escape.terminal(member.value())));
        Outcome outcome = outcomes.get(member.registered().name());
        if (outcome != null) {
            Verdict verdict = outcome.summary().verdict();
            cells.add(Escape.terminal(measured(member)));
            cells.add(
                    verdict == null || result.exploratory()
                            ? outcome.summary().state().word()
                            : verdict.word());
        } else if (result.launched() != null) {
            cells.add("did not run");
        }
        return cells.toArray(String[]::new);
    }

    private String measured(Member member) {
        MetricLine metric = line(member);
        if (metric == null) {
            return "";
        }
        Outcome outcome =
                Objects.requireNonNull(outcomes.get(member.registered().name()));
        String word = Differences.word(outcome.project().metrics(), metric.name(), metric.delta());
        return metric.name() + " " + metric.mean() + (metric.sd() == null ? "" : " sd " + metric.sd()) + " n "
                + metric.n() + (metric.delta() == null ? "" : ", " + metric.delta() + " " + word);
    }

    private @Nullable MetricLine line(Member member) {
        Outcome outcome = outcomes.get(member.registered().name());
        return outcome == null || outcome.metricLines().isEmpty()
                ? null
                : outcome.metricLines().get(0);
    }

    private @Nullable Double mean(Member member) {
        Outcome outcome = outcomes.get(member.registered().name());
        MetricSummary metric = outcome == null
                ? null
                : outcome.summary().metrics().get(result.primary().name());
        Double mean = metric == null ? null : metric.mean();
        return mean == null || !Double.isFinite(mean) ? null : mean;
    }

    /** The best mean of the primary metric; the first of equal ones. */
    private Optional<Member> best() {
        int sign = result.primary().goal().sign();
        return members().stream()
                .filter(member -> mean(member) != null)
                .max(Comparator.comparingDouble((Member member) -> sign * Objects.requireNonNull(mean(member)))
                        .thenComparing(Comparator.comparingInt(
                                        (Member member) -> members().indexOf(member))
                                .reversed()));
    }

    /** The command that fits: to run them, to finish, or to go on with the best. */
    private String next() {
        Launched launched = result.launched();
        Optional<Member> best = best();
        if (launched == null) {
            String names = members().stream()
                    .map(member -> member.registered().name().text())
                    .collect(Collectors.joining(" "));
            return members().size() <= NAMED ? "paribus run " + names : "paribus run --jobs 2";
        }
        List<String> open = members().stream()
                .filter(member -> mean(member) == null)
                .map(member -> member.registered().name().text())
                .limit(NAMED)
                .toList();
        if (launched.stopped() || best.isEmpty()) {
            return "paribus run " + String.join(" ", open);
        }
        Outcome outcome =
                Objects.requireNonNull(outcomes.get(best.get().registered().name()));
        MetricLine metric = line(best.get());
        boolean better = metric != null
                && Differences.word(outcome.project().metrics(), metric.name(), metric.delta())
                        .equals("better");
        if (!better) {
            return "paribus show " + outcome.name();
        }
        if (result.exploratory()) {
            return "paribus confirm " + outcome.name();
        }
        // The best of many was lucky with its own seeds; fresh ones do not know that.
        return outcome.summary().verdict() == Verdict.SUPPORTED
                ? "paribus keep " + outcome.name() + " --because TEXT"
                : "paribus confirm " + outcome.name();
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv("name", "value", "state", "verdict", "metric", "mean", "sd", "n", "difference", "commit");
        for (Member member : members()) {
            Outcome outcome = outcomes.get(member.registered().name());
            MetricLine metric = line(member);
            Verdict verdict = outcome == null ? null : outcome.summary().verdict();
            tsv.row(
                    member.registered().name(),
                    member.value(),
                    result.dryRun()
                            ? null
                            : outcome == null
                                    ? "registered"
                                    : outcome.summary().state().word(),
                    verdict == null ? null : verdict.word(),
                    metric == null ? null : metric.name(),
                    metric == null ? null : metric.mean(),
                    metric == null ? null : metric.sd(),
                    metric == null ? null : metric.n(),
                    metric == null ? null : metric.delta(),
                    result.dryRun()
                            ? null
                            : outcome == null ? member.registered().registrationCommit() : outcome.resultCommit());
        }
        return tsv.lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (Member member : members()) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            Outcome outcome = outcomes.get(member.registered().name());
            one.put("name", member.registered().name().text());
            one.put("value", member.value());
            one.put("change", member.registered().draft().change());
            one.put("commit", result.dryRun() ? null : member.registered().registrationCommit());
            one.put("summary", outcome == null ? null : SummaryData.of(outcome.summary()));
            all.add(one);
        }
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("path", result.sweep().path());
        out.put("parent", result.sweep().parent());
        out.put("exploratory", result.exploratory());
        out.put("dry_run", result.dryRun());
        out.put("experiments", all);
        out.put("left_out", result.sweep().leftOut());
        out.put("best", best().map(best -> best.registered().name().text()).orElse(null));
        out.put("planning", planning.data());
        out.put("next", result.dryRun() ? List.of() : List.of(next()));
        return List.of(out);
    }

    @Override
    public List<Problem> problems() {
        var out = new ArrayList<>(result.recovered());
        Launched launched = result.launched();
        if (launched == null) {
            out.addAll(result.sweep().notes());
            out.addAll(planning.notes(result.dryRun()));
        } else {
            launched.outcomes()
                    .forEach(outcome -> outcome.notes().stream()
                            .filter(note -> !out.contains(note))
                            .forEach(out::add));
            out.addAll(launched.refusals());
        }
        return out;
    }
}
