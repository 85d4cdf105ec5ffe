package dev.paribus.check;

import dev.paribus.model.Criterion;
import dev.paribus.model.Metric;
import dev.paribus.model.Project;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A commit of trunk that edited the project's rules while results stood there. What the project aims at is frozen like the
 * criteria of an experiment: a later edit is no crime, but it is shown with the results that stood then (design, "Project rules").
 *
 * @param commit 40 hex digits
 * @param path of the rules
 * @param stood the champion then and its metrics, in words
 */
public record GoalEdit(String commit, String path, Project before, Project after, String stood) {
    /** The code that is reported. */
    public static final List<String> CODES = List.of("goal-edited");

    /** The finding, weighed by the policy; empty when the edit left launch, metrics and success as they were. */
    public Optional<Problem> judge(Map<String, String> policy) {
        var edits = new ArrayList<String>();
        edited("launch", criteria(before.launch()), criteria(after.launch())).ifPresent(edits::add);
        edited("success", criteria(before.success()), criteria(after.success())).ifPresent(edits::add);
        edited("metrics", metrics(before.metrics()), metrics(after.metrics())).ifPresent(edits::add);
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        String brief = commit.substring(0, Math.min(12, commit.length()));
        Problem problem = Problem.warning(
                        "goal-edited",
                        "the commit " + brief + " edited what the project aims at while results stood (" + stood + "): "
                                + String.join("; ", edits))
                .at(Location.at(path, 1, 1).in(commit))
                .hint("git show " + brief + " -- " + path
                        + "; read verdicts before and after it apart, and measure a new baseline if the metrics changed: "
                        + "paribus new --kind baseline");
        return Rules.weighed(problem, policy);
    }

    private static Optional<String> edited(String what, String then, String now) {
        return then.equals(now)
                ? Optional.empty()
                : Optional.of("'" + what + "' is " + shown(now) + ", was " + shown(then));
    }

    private static String shown(String text) {
        return text.isEmpty() ? "(nothing)" : "'" + text + "'";
    }

    private static String criteria(List<Criterion> all) {
        return all.stream().map(Criterion::text).collect(Collectors.joining(", "));
    }

    private static String metrics(List<Metric> all) {
        return all.stream().map(GoalEdit::metric).collect(Collectors.joining(", "));
    }

    private static String metric(Metric m) {
        var out = new StringBuilder(m.name()).append(' ').append(m.goal().name().toLowerCase(java.util.Locale.ROOT));
        if (m.primary()) {
            out.append(" primary");
        }
        out.append(" value ").append(m.value());
        out.append(m.deterministic() ? " deterministic" : "").append(m.alone() ? " alone" : "");
        out.append(m.onDiverge() == null ? "" : " on_diverge " + m.onDiverge());
        out.append(m.examples() == null ? "" : " examples " + m.examples());
        out.append(m.from() == null ? "" : " from " + m.from());
        return out.append(m.file() == null ? "" : " in " + m.file()).toString();
    }
}
