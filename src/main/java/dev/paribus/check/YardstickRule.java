package dev.paribus.check;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** An experiment does not touch what measures it. */
final class YardstickRule implements Rule {
    private static final int SHOWN = 8;

    @Override
    public List<String> codes() {
        return List.of("protected-path");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        Facts.Changes changes = facts.changes();
        boolean judged = Observed.proves(facts) && plan.change().kind() != ChangeKind.BASELINE;
        if (changes == null || changes.yardstick().isEmpty() || !judged) {
            return List.of();
        }
        List<String> paths =
                changes.yardstick().stream().map(Facts.PathChange::path).toList();
        String more = paths.size() > SHOWN ? " and " + (paths.size() - SHOWN) + " more" : "";
        String first = paths.stream().limit(SHOWN).map(p -> "'" + p + "'").collect(Collectors.joining(", "));
        return List.of(Problem.error("protected-path", "the experiment touches its own yardstick: " + first + more)
                .hint("change it on " + facts.project().trunk() + " and measure that as a baseline; here: git checkout "
                        + facts.project().trunk() + " -- "
                        + String.join(" ", paths.stream().limit(SHOWN).toList())));
    }
}
