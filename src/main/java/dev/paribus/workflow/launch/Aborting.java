package dev.paribus.workflow.launch;

import dev.paribus.exchange.AbortWatch;
import dev.paribus.model.Criterion;
import dev.paribus.run.Attempt;
import dev.paribus.run.EarlyEnd;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** {@code abort_if} on the full runs of one experiment: the first seed that meets a line ends the others with it. */
final class Aborting {
    private final AtomicReference<@Nullable String> seed = new AtomicReference<>();

    /** True when one seed met a line: the rest need not start. */
    boolean met() {
        return seed.get() != null;
    }

    EarlyEnd watch(Attempt attempt, List<Criterion> lines) {
        var watch = new AbortWatch(
                attempt.metrics(), attempt.log(), attempt.intent().plan().metrics(), lines);
        return () -> {
            String other = seed.get();
            if (other != null) {
                return Optional.of("stopped with " + other + ", which met abort_if");
            }
            Optional<String> reason = watch.look();
            reason.ifPresent(
                    why -> seed.compareAndSet(null, "seed " + attempt.identity().seed()));
            return reason;
        };
    }
}
