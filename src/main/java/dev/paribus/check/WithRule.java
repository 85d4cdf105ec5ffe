package dev.paribus.check;

import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the record says the idea brings along does differ. */
final class WithRule implements Rule {
    @Override
    public List<String> codes() {
        return List.of("with-unused");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        Optional<Observed> observed = Observed.of(facts, plan);
        if (observed.isEmpty()
                || observed.get().changes() == 0
                || !plan.change().kind().idea()) {
            return List.of();
        }
        var out = new ArrayList<Problem>();
        List<String> with = plan.change().with();
        for (int i = 0; i < with.size(); i++) {
            String entry = with.get(i);
            boolean differs = Stream.of(
                            observed.get().along(),
                            observed.get().counted(),
                            observed.get().nuisance())
                    .flatMap(List::stream)
                    .anyMatch(item -> Declared.covers(entry, item));
            if (!differs) {
                var place = facts.here().where().get("change.with[" + i + "]");
                out.add(Problem.error("with-unused", "'" + entry + "' is declared in 'with', but does not differ")
                        .at(place != null ? place : facts.here().where().get("change"))
                        .hint("take '" + entry + "' out of 'with', or commit the change that is missing"));
            }
        }
        return out;
    }
}
