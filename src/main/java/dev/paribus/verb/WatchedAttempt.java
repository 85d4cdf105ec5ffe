package dev.paribus.verb;

import dev.paribus.exchange.Curve;
import dev.paribus.exchange.LiveMetrics;
import dev.paribus.model.Metric;
import dev.paribus.run.Attempt;
import dev.paribus.run.Ending;
import dev.paribus.run.LogLines;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One attempt that is looked at again and again; each look reads what came since the last one. */
final class WatchedAttempt {
    private static final int TAIL = 3;
    private static final int TAIL_BYTES = 1 << 14;

    private final Attempt attempt;
    private final ParentValues parents;
    private final LiveMetrics live;
    private final LogLines log;
    private final Deque<String> tail = new ArrayDeque<>();
    private Watch.@Nullable Seed last;

    WatchedAttempt(Attempt attempt, ParentValues parents, List<String> budget) throws IOException {
        this.attempt = attempt;
        this.parents = parents;
        this.live = new LiveMetrics(
                attempt.metrics(), attempt.log(), attempt.intent().plan().metrics(), StepTotals.of(attempt, budget));
        this.log = new LogLines(attempt.log()).fromEnd(TAIL_BYTES);
    }

    Watch.Seed look(Instant now) throws IOException {
        Watch.Seed seen = last;
        if (seen != null && seen.end() != null) {
            return seen;
        }
        Ending ending = attempt.ending().orElse(null);
        live.look();
        var identity = attempt.identity();
        Duration elapsed = ending != null
                ? ending.elapsed()
                : Duration.between(attempt.intent().created(), now);
        Watch.Seed fresh = new Watch.Seed(
                identity.name(),
                identity.seed(),
                identity.stage(),
                elapsed.isNegative() ? Duration.ZERO : elapsed,
                live.step(),
                live.total(),
                ending == null ? left(elapsed) : null,
                courses(),
                tail(),
                ending == null ? null : ending.end().word());
        last = fresh;
        return fresh;
    }

    private @Nullable Duration left(Duration elapsed) {
        double step = number(live.step());
        double total = number(live.total());
        boolean known = step > 0 && total >= step && !elapsed.isNegative();
        return known ? Duration.ofMillis(Math.round(elapsed.toMillis() * ((total - step) / step))) : null;
    }

    private static double number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,15}") ? Double.parseDouble(text) : Double.NaN;
    }

    private List<Watch.Course> courses() {
        var out = new ArrayList<Watch.Course>();
        for (Metric metric : attempt.intent().plan().metrics()) {
            Curve curve = live.curve(metric);
            curve.newest()
                    .ifPresent(value -> out.add(new Watch.Course(
                            metric.name(),
                            value,
                            curve.points(),
                            attempt.identity().stage().equals("full")
                                    ? parents.of(attempt.identity().name(), metric.name())
                                    : null)));
        }
        return out;
    }

    private List<String> tail() throws IOException {
        var lines = new ArrayList<String>();
        while (log.next(lines)) {
            lines.stream().filter(line -> !line.isBlank()).forEach(tail::addLast);
            lines.clear();
            while (tail.size() > TAIL) {
                tail.removeFirst();
            }
        }
        var out = new ArrayList<>(tail);
        if (!log.open().isBlank()) {
            out.add(log.open());
        }
        return out.subList(Math.max(0, out.size() - TAIL), out.size());
    }
}
