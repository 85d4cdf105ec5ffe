package dev.paribus.store;

import dev.paribus.model.Progress;
import java.util.function.Consumer;

/** Tells how far a reading of thousands of commits is, once the command takes a second. */
final class LongReading {
    private static final long SHOWN_AFTER = 1_000_000_000L;

    private final Consumer<Progress> progress;
    private final long start = System.nanoTime();

    LongReading(Consumer<Progress> progress) {
        this.progress = progress;
    }

    void at(long done, long total) {
        if (System.nanoTime() - start > SHOWN_AFTER) {
            progress.accept(new Progress.Counted("reading experiments", done, total));
        }
    }
}
