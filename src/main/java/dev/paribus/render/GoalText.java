package dev.paribus.render;

import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import dev.paribus.workflow.history.LaunchGoal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the project has reached what it aims at, and what is missing. */
final class GoalText {
    private final LaunchGoal.@Nullable Stand stand;

    /** @param stand null where there is nothing to say */
    GoalText(LaunchGoal.@Nullable Stand stand) {
        this.stand = stand;
    }

    List<String> lines(Page page) {
        if (stand == null || stand.criteria().isEmpty()) {
            return List.of();
        }
        var out = new ArrayList<String>();
        String all = String.join(
                ", ",
                stand.criteria().stream().map(one -> one.criterion().text()).toList());
        if (stand.reached()) {
            String caveat = stand.chosen() ? ", by the seeds that made it champion: it may be less" : "";
            out.addAll(Planning.wrapped("Goal reached: " + Escape.terminal(all) + caveat, 0, page));
            return out;
        }
        out.add(page.ink().bold("Goal not reached"));
        for (CriterionVerdict one : stand.criteria()) {
            String word = one.verdict() == Verdict.SUPPORTED ? "holds" : "missing";
            String text = word + " '" + one.criterion().text() + "': " + one.reason();
            out.addAll(Planning.wrapped(Escape.terminal(text), 2, page));
        }
        return out;
    }

    List<Problem> edits() {
        return stand == null ? List.of() : stand.edits();
    }

    @Nullable
    Map<String, @Nullable Object> data() {
        if (stand == null) {
            return null;
        }
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("reached", stand.criteria().isEmpty() ? null : stand.reached());
        out.put("champion", stand.champion().text());
        out.put("criteria", stand.criteria().stream().map(GoalText::criterion).toList());
        out.put("edits", stand.edits().stream().map(Problem::message).toList());
        return out;
    }

    private static Map<String, @Nullable Object> criterion(CriterionVerdict one) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        out.put("criterion", one.criterion().text());
        out.put("verdict", one.verdict().word());
        out.put("reason", one.reason());
        return out;
    }
}
