package dev.paribus.workflow.planning;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.text.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment is going to take, by what its parent took.
 *
 * @param seed seconds of one seed
 * @param smoke seconds of the smoke run; 0 without one
 * @param seeds how many, of all experiments that are registered together
 * @param jobs how many run at once
 */
public record Cost(double seed, double smoke, int seeds, int jobs) {
    /** Empty where nothing of the parent was measured here. */
    static Optional<Cost> of(@Nullable Summary parent, int seeds, int jobs) {
        if (parent == null) {
            return Optional.empty();
        }
        var times = parent.seeds().stream()
                .filter(seed -> seed.collected().isEmpty() && seed.end() == AttemptEnd.OK)
                .mapToDouble(Cost::seconds)
                .summaryStatistics();
        SeedResult smoke = parent.smoke();
        return times.getCount() == 0
                ? Optional.empty()
                : Optional.of(new Cost(times.getAverage(), smoke == null ? 0 : seconds(smoke), seeds, jobs));
    }

    private static double seconds(SeedResult seed) {
        List<AttemptSummary> attempts = seed.attempts();
        return attempts.isEmpty() ? 0 : attempts.get(attempts.size() - 1).seconds();
    }

    /** The whole time: seeds go in rounds of as many as run at once. */
    public Duration total() {
        return time(smoke + seed * Math.ceil((double) seeds / jobs));
    }

    /** The same of another number of seeds. */
    public Cost of(int otherSeeds) {
        return new Cost(seed, smoke, otherSeeds, jobs);
    }

    private static Duration time(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** E.g. {@code about 4 min (5 seeds of 48 s, one at a time)}. */
    public String words() {
        String side = jobs == 1 ? "one at a time" : jobs + " at a time";
        return "about " + Durations.words(total()) + " (" + seeds + (seeds == 1 ? " seed" : " seeds") + " of "
                + Durations.words(time(seed)) + (seeds == 1 ? "" : ", " + side) + ")";
    }
}
