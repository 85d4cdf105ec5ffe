package dev.paribus.store;

import dev.paribus.model.Progress;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells how far a reading of thousands of commits is, once it takes a second. */
final class LongReading {
    /** So few are read at once. */
    static final int FEW = 500;

    private static final long SHOWN_AFTER = 1_000_000_000L;

    private final Consumer<Progress> progress;
    private final LongSupplier nanos;

    LongReading(Consumer<Progress> progress) {
        this(progress, System::nanoTime);
    }

    /** @param nanos time that goes on */
    LongReading(Consumer<Progress> progress, LongSupplier nanos) {
        this.progress = progress;
        this.nanos = nanos;
    }

    /** A reading of so many that begins now. */
    Course begin(long total) {
        return new Course(nanos.getAsLong(), total);
    }

    /** How one reading goes. */
    final class Course {
        private final long start;
        private final long total;

        private Course(long start, long total) {
            this.start = start;
            this.total = total;
        }

        void at(long done) {
            if (total > FEW && done > 0 && nanos.getAsLong() - start > SHOWN_AFTER) {
                progress.accept(new Progress.Counted("reading experiments", done, total));
            }
        }
    }
}
