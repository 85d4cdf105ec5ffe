package dev.paribus.verb;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.Expectation;
import dev.paribus.model.Goal;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.text.DidYouMean;
import dev.paribus.workflow.setup.InitPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the texts of a plan as typed; what is wrong with them is told all at once. One use. */
final class PlanReading {
    private final List<Problem> problems = new ArrayList<>();

    /** @throws Failure COMMAND_LINE with everything that cannot be read */
    dev.paribus.workflow.change.Plan read(Plan plan) {
        List<Integer> seeds = plan.seeds() == null ? null : seeds(plan.seeds());
        ChangeKind kind = plan.kind() == null ? null : kind(plan.kind());
        Expectation expect = expect(plan.expect());
        throwIfWrong();
        return new dev.paribus.workflow.change.Plan(
                plan.assignments(),
                plan.because() == null ? "" : plan.because(),
                plan.success(),
                plan.guard(),
                seeds,
                kind,
                plan.with(),
                plan.name(),
                plan.from(),
                plan.has(Plan.Mark.EXPLORATORY),
                plan.include(),
                plan.has(Plan.Mark.LEAVE_UNTRACKED),
                new dev.paribus.workflow.change.Plan.Extras(
                        plan.what(), expect, plan.known(), plan.ifRefuted(), plan.abortIf(), plan.texts()));
    }

    /** @throws Failure COMMAND_LINE with everything that cannot be read */
    InitPlan read(Init.Request request) {
        List<Integer> seeds = request.seeds() == null ? null : seeds(request.seeds());
        var metrics = new ArrayList<InitPlan.MetricChoice>();
        request.metrics().forEach(text -> metric(text).ifPresent(metrics::add));
        throwIfWrong();
        return new InitPlan(
                request.command(),
                request.shell(),
                metrics,
                request.params(),
                seeds,
                request.trunk(),
                request.results(),
                request.branches(),
                List.of(),
                null);
    }

    /** Predictions as typed; null where nothing was said. What is no number is remembered as wrong. */
    @Nullable
    Expectation expect(Plan.Expect typed) {
        var expect = new Expectation(
                number("--gain", typed.gain()), number("--probability", typed.probability()), typed.cost());
        boolean said = expect.gain() != null || expect.probability() != null || expect.cost() != null;
        return said ? expect : null;
    }

    /** Remembers what else is wrong. */
    void wrong(Problem problem) {
        problems.add(problem);
    }

    /** @throws Failure COMMAND_LINE with everything that cannot be read */
    dev.paribus.workflow.registration.Ablating.Asked read(Ablate.Request request) {
        List<Integer> seeds = request.seeds() == null ? null : seeds(request.seeds());
        BigDecimal margin = number("--margin", request.margin());
        if (margin != null && margin.signum() <= 0) {
            problems.add(Problem.error(
                            "number-form",
                            "'" + request.margin() + "' behind --margin is no loss that could be allowed")
                    .hint("--margin 0.01"));
        }
        throwIfWrong();
        return new dev.paribus.workflow.registration.Ablating.Asked(request.name(), request.because(), seeds, margin);
    }

    /** @throws Failure COMMAND_LINE with everything that is wrong */
    void throwIfWrong() {
        if (!problems.isEmpty()) {
            throw new Failure(Failure.Kind.COMMAND_LINE, problems);
        }
    }

    /** {@code 1..5} or {@code 1,2,3}, or both: {@code 1..3,7}. */
    private List<Integer> seeds(String text) {
        Optional<List<Integer>> seeds = SeedList.read(text);
        if (seeds.isEmpty()) {
            problems.add(Problem.error("seeds-form", "'" + text + "' is no list of distinct seeds")
                    .hint("--seeds 1..5, or --seeds 1,2,3"));
        }
        return seeds.orElse(List.of());
    }

    private @Nullable ChangeKind kind(String text) {
        for (ChangeKind kind : ChangeKind.values()) {
            if (kind.word().equals(text)) {
                return kind;
            }
        }
        List<String> words =
                Arrays.stream(ChangeKind.values()).map(ChangeKind::word).toList();
        List<String> near = DidYouMean.near(text, words, 1);
        problems.add(Problem.error(
                        "unknown-kind",
                        "'" + text + "' is no kind of change"
                                + (near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?"))
                .hint("--kind is one of " + String.join(", ", words)));
        return null;
    }

    private @Nullable BigDecimal number(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.matches("[+-]?([0-9]{1,30}(\\.[0-9]{0,30})?|\\.[0-9]{1,30})([eE][+-]?[0-9]{1,3})?")) {
            return new BigDecimal(text);
        }
        problems.add(Problem.error("number-form", "'" + text + "' behind " + option + " is no number")
                .hint(option + " 0.01"));
        return null;
    }

    private Optional<InitPlan.MetricChoice> metric(String text) {
        int colon = text.lastIndexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String goal = colon < 0 ? "" : text.substring(colon + 1);
        if (!name.matches("[A-Za-z_][A-Za-z0-9_./@-]*")
                || List.of("step", "epoch", "total", "time").contains(name)) {
            problems.add(Problem.error("metric-name", "'" + name + "' cannot be a metric's name")
                    .hint("--metric val_accuracy:maximize"));
            return Optional.empty();
        }
        for (Goal one : Goal.values()) {
            if (one.word().equals(goal)) {
                return Optional.of(new InitPlan.MetricChoice(name, one));
            }
        }
        problems.add(Problem.error("metric-goal", "'" + text + "' does not say which way " + name + " is better")
                .hint("--metric " + name + ":maximize, or --metric " + name + ":minimize"));
        return Optional.empty();
    }
}
