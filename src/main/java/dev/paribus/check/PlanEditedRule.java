package dev.paribus.check;

import dev.paribus.check.History.Step;
import dev.paribus.check.Order.Story;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import dev.paribus.text.Escape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Hypothesis, criteria, seeds, declared change and parent are, byte for byte, what they were before the results. */
final class PlanEditedRule implements Rule {
    private static final List<String> PLAN = List.of(
            "hypothesis",
            "success",
            "guard",
            "seeds",
            "pairing",
            "exploratory",
            "abort_if",
            "nuisance",
            "override",
            "design");

    /** Each code with the parts of a record that it is about. */
    private static final Map<String, List<String>> PARTS = parts();

    private static Map<String, List<String>> parts() {
        var out = new LinkedHashMap<String, List<String>>();
        out.put("plan-edited", PLAN);
        out.put("change-renamed", List.of("change"));
        out.put("parent-swapped", List.of("parent"));
        return out;
    }

    @Override
    public List<String> codes() {
        return List.of("plan-edited", "change-renamed", "parent-swapped", "plan-put-back");
    }

    /** True when the record differs in one of these parts, which this rule then says better than any other. */
    static boolean differs(String then, String now) {
        return PARTS.values().stream()
                .anyMatch(parts -> !PlanText.differing(then, now, parts).isEmpty());
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        Optional<Order> order = Order.of(facts);
        if (order.isPresent() && order.get().story() == Story.AMENDED) {
            return List.of();
        }
        Facts.Freeze freeze = facts.freeze();
        if (freeze != null) {
            return edited(facts, freeze);
        }
        if (order.isEmpty() || order.get().first() == 0) {
            return List.of();
        }
        Step before = order.get().plan();
        return edited(
                facts,
                new Facts.Freeze(
                        before.commit(), before.record(), facts.history().now()));
    }

    private static List<Problem> edited(Facts facts, Facts.Freeze freeze) {
        var out = new ArrayList<Problem>();
        PARTS.forEach((code, parts) -> {
            List<String> found = PlanText.differing(freeze.then(), freeze.now(), parts);
            if (!found.isEmpty()) {
                out.add(problem(facts, code, found, freeze));
            }
        });
        if (out.isEmpty()) {
            putBack(facts).ifPresent(out::add);
        }
        return out;
    }

    private static Problem problem(Facts facts, String code, List<String> parts, Facts.Freeze freeze) {
        String first = parts.get(0);
        String message = "'" + String.join("' and '", parts) + "' "
                + (parts.size() == 1 ? "was" : "were") + " edited after the results: "
                + edit(
                        PlanText.of(freeze.then()).part(first),
                        PlanText.of(freeze.now()).part(first));
        Location place = place(facts, first);
        int line = line(freeze.then(), first);
        Problem problem = switch (code) {
            case "change-renamed" -> Problem.error("change-renamed", message);
            case "parent-swapped" -> Problem.error("parent-swapped", message);
            default -> Problem.error("plan-edited", message);
        };
        return problem.at(place)
                .related(
                        "as it was measured",
                        Location.at(facts.here().path(), line, 1).in(freeze.commit()))
                .hint("git checkout "
                        + freeze.commit()
                                .substring(0, Math.min(12, freeze.commit().length())) + " -- "
                        + facts.here().path() + "; another plan is another experiment: paribus new");
    }

    private static Location place(Facts facts, String field) {
        Location there = facts.here().where().get(field);
        return there != null
                ? there
                : Objects.requireNonNullElse(
                        facts.here().where().get("name"),
                        Location.at(facts.here().path(), 1, 1));
    }

    private static int line(String record, String key) {
        String[] lines = record.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].startsWith(key + ":")) {
                return i + 1;
            }
        }
        return 1;
    }

    /** The first line that differs, both ways. */
    private static String edit(String then, String now) {
        String[] before = then.split("\n", -1);
        String[] after = now.split("\n", -1);
        int at = 0;
        while (at < before.length - 1 && at < after.length - 1 && before[at].equals(after[at])) {
            at++;
        }
        return "is " + shown(after[at]) + ", was " + shown(before[at]);
    }

    private static String shown(String line) {
        String flat = line.strip();
        return flat.isEmpty()
                ? "(nothing)"
                : "'" + (flat.length() > 100 ? Escape.beginning(flat, 97) + "..." : flat) + "'";
    }

    /** An edit that was taken back harms nothing, unless results came while it stood. */
    private static Optional<Problem> putBack(Facts facts) {
        Optional<Order> order = Order.of(facts);
        if (order.isEmpty() || order.get().first() == 0) {
            return Optional.empty();
        }
        String then = order.get().plan().record();
        List<Step> line = facts.history().line();
        List<Step> edits = line.subList(order.get().first(), line.size()).stream()
                .filter(step -> differs(then, step.record()))
                .toList();
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        boolean measured =
                edits.stream().flatMap(step -> step.results().stream()).anyMatch(path -> path.endsWith("summary.yaml"));
        String parts = String.join("' and '", named(then, edits.get(0).record()));
        Problem problem = Problem.warning(
                        "plan-put-back",
                        "'" + parts + "' was edited after the results, in "
                                + edits.get(0).brief()
                                + ", and put back since"
                                + (measured ? "; results were committed while the edit stood" : ""))
                .at(place(facts, named(then, edits.get(0).record()).get(0)))
                .hint("git log -p -- " + facts.here().path() + " shows both");
        return Optional.of(measured ? problem.severity(Severity.ERROR) : problem);
    }

    private static List<String> named(String then, String edited) {
        return PARTS.values().stream()
                .flatMap(parts -> PlanText.differing(then, edited, parts).stream())
                .toList();
    }
}
