package dev.paribus.git;

import dev.paribus.problem.Failure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Repeats what another process stands in the way of for a moment: short random pauses until the time is over. */
final class Patience {
    private final long end;
    private int pauses;

    Patience(Duration time) {
        this.end = System.nanoTime() + time.toNanos();
    }

    /** Waits a little, longer each time; false at once when the time is over. */
    boolean pause() {
        if (System.nanoTime() - end > 0) {
            return false;
        }
        try {
            int bound = Math.min(100, 4 << Math.min(pauses++, 6));
            Thread.sleep(1 + ThreadLocalRandom.current().nextInt(bound));
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.INTERRUPTED, List.of());
        }
    }
}
