package dev.paribus.workflow.registration;

import dev.paribus.format.CriterionText;
import dev.paribus.model.Criterion;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.Project;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.text.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The criteria of a new record: those typed, else the project's default, else "better than the parent". */
final class CriteriaChoice {
    private final Project project;

    CriteriaChoice(Project project) {
        this.project = project;
    }

    /** @throws Failure COMMAND_LINE with every criterion that is malformed, unknown or against its metric's direction */
    List<String> success(List<String> typed) {
        if (!typed.isEmpty()) {
            return checked("--success", typed);
        }
        if (!project.success().isEmpty()) {
            return project.success().stream().map(Criterion::text).toList();
        }
        Metric primary = project.primary();
        return List.of(primary.name() + (primary.goal() == Goal.MAXIMIZE ? " > parent" : " < parent"));
    }

    List<String> guard(List<String> typed) {
        return checked("--guard", typed);
    }

    /** Criteria that end a run: these name what is bad, so no direction is against the metric's. */
    List<String> abortIf(List<String> typed) {
        var problems = new ArrayList<Problem>();
        typed.forEach(text -> parse("--abort-if", text, CriterionText::parseAbort, problems));
        if (!problems.isEmpty()) {
            throw new Failure(Failure.Kind.COMMAND_LINE, problems);
        }
        return typed;
    }

    private List<String> checked(String option, List<String> typed) {
        var problems = new ArrayList<Problem>();
        for (String text : typed) {
            judge(option, text, problems);
        }
        if (!problems.isEmpty()) {
            throw new Failure(Failure.Kind.COMMAND_LINE, problems);
        }
        return typed;
    }

    private Optional<Criterion> parse(
            String option, String text, Function<String, Criterion> grammar, List<Problem> problems) {
        Criterion criterion;
        try {
            criterion = grammar.apply(text);
        } catch (IllegalArgumentException malformed) {
            problems.add(Problem.error("criterion-form", String.valueOf(malformed.getMessage()))
                    .hint(option + " '" + project.primary().name() + " >= parent + 0.005'"));
            return Optional.empty();
        }
        if (project.metric(criterion.metric()).isPresent()) {
            return Optional.of(criterion);
        }
        List<String> names = project.metrics().stream().map(Metric::name).toList();
        List<String> near = DidYouMean.near(criterion.metric(), names, 1);
        problems.add(Problem.error(
                        "unknown-metric",
                        "'" + criterion.metric() + "' in '" + text + "' is no metric of this project"
                                + (near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?"))
                .hint("declared are: " + String.join(", ", names)));
        return Optional.empty();
    }

    private void judge(String option, String text, List<Problem> problems) {
        Optional<Criterion> criterion = parse(option, text, CriterionText::parse, problems);
        Optional<Metric> metric = criterion.flatMap(c -> project.metric(c.metric()));
        if (criterion.isEmpty() || metric.isEmpty()) {
            return;
        }
        boolean upward = criterion.get().relation().upward();
        if (upward != (metric.get().goal() == Goal.MAXIMIZE)) {
            String turned = upward ? text.replaceFirst(">", "<") : text.replaceFirst("<", ">");
            problems.add(Problem.error(
                            "criterion-direction",
                            "'" + text + "' asks the wrong way: " + metric.get().name() + " is to "
                                    + metric.get().goal().word())
                    .hint(option + " '" + turned + "'"));
        }
    }
}
