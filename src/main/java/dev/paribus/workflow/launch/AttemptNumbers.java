package dev.paribus.workflow.launch;

import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.run.Attempt;
import dev.paribus.run.Identity;
import dev.paribus.store.Experiment;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Attempts count from 1 over the journal and over what is committed, so that a fresh clone goes on counting. */
final class AttemptNumbers {
    private AttemptNumbers() {}

    /** @param earlier all that the journal holds */
    static int next(List<Attempt> earlier, Experiment experiment, String stage, int seed) {
        int highest = earlier.stream()
                .map(Attempt::identity)
                .filter(id -> id.name().equals(experiment.record().name()) && id.seed() == seed)
                .filter(id -> id.stage().equals(stage))
                .mapToInt(Identity::number)
                .max()
                .orElse(0);
        return Math.max(highest, committed(experiment.summary(), stage, seed)) + 1;
    }

    private static int committed(@Nullable Summary summary, String stage, int seed) {
        if (summary == null) {
            return 0;
        }
        Stream<SeedResult> of = stage.equals("full") ? summary.seeds().stream() : Stream.ofNullable(summary.smoke());
        return of.filter(one -> one.seed() == seed)
                .mapToInt(one -> one.attempts().size())
                .findFirst()
                .orElse(0);
    }
}
