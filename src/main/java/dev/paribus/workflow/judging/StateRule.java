package dev.paribus.workflow.judging;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Project;
import dev.paribus.model.SeedResult;
import dev.paribus.model.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The state of an experiment from what its seeds gave (contracts.md, Before, after, and refused). */
final class StateRule {
    private final Project project;
    private final List<Integer> planned;

    StateRule(Project project, List<Integer> planned) {
        this.project = project;
        this.planned = planned;
    }

    /**
     * ABORTED when the record's own {@code abort_if} ended a seed; FAILED when no seed has a finite value of the primary metric; PARTIAL when a planned seed is missing for an outside
     * cause that struck it only once; else MEASURED, also when some seed failed by its own doing.
     */
    State state(List<SeedResult> seeds) {
        if (seeds.stream().anyMatch(seed -> seed.end() == AttemptEnd.ABORTED)) {
            return State.ABORTED;
        }
        if (seeds.stream().noneMatch(this::finite)) {
            return State.FAILED;
        }
        boolean open = planned.stream().anyMatch(seed -> seeds.stream().noneMatch(result -> result.seed() == seed))
                || seeds.stream().anyMatch(StateRule::mayBeTriedAgain);
        return open ? State.PARTIAL : State.MEASURED;
    }

    private boolean finite(SeedResult seed) {
        MetricValue value = seed.values().get(project.primary().name());
        boolean counts = seed.end() == AttemptEnd.OK || seed.end() == AttemptEnd.DIVERGED;
        return counts && value != null && value.finite();
    }

    /** An outside cause is forgiven once a seed; timeout and memory the second time are the experiment's own. */
    private static boolean mayBeTriedAgain(SeedResult seed) {
        AttemptEnd end = seed.end();
        if (end != AttemptEnd.TIMEOUT && end != AttemptEnd.OUT_OF_MEMORY) {
            return end.outsideCause();
        }
        return seed.attempts().stream()
                        .map(AttemptSummary::end)
                        .filter(end::equals)
                        .count()
                < 2;
    }

    /** One sentence: why there is no verdict. */
    String reason(State state, List<SeedResult> seeds) {
        if (state == State.MEASURED && seeds.stream().allMatch(seed -> seed.end() == AttemptEnd.OK)) {
            return "measured on " + seeds.size() + (seeds.size() == 1 ? " seed" : " seeds");
        }
        Map<String, List<String>> bySort = new LinkedHashMap<>();
        for (SeedResult seed : seeds) {
            if (seed.end() != AttemptEnd.OK) {
                bySort.computeIfAbsent(words(seed), cause -> new ArrayList<>()).add(String.valueOf(seed.seed()));
            }
        }
        var parts = new ArrayList<String>();
        bySort.forEach((cause, list) ->
                parts.add((list.size() == 1 ? "seed " : "seeds ") + String.join(", ", list) + ": " + cause));
        List<String> never = planned.stream()
                .filter(seed -> seeds.stream().noneMatch(result -> result.seed() == seed))
                .map(String::valueOf)
                .toList();
        if (!never.isEmpty()) {
            parts.add((never.size() == 1 ? "seed " : "seeds ") + String.join(", ", never) + ": not run");
        }
        return String.join("; ", parts);
    }

    private static String words(SeedResult seed) {
        AttemptSummary last = seed.attempts().get(seed.attempts().size() - 1);
        return last.cause() == null ? last.end().word() : last.cause();
    }
}
