package dev.paribus.verb;

import dev.paribus.model.Entry;
import dev.paribus.model.State;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which experiments of a history are meant, by what their tips say.
 *
 * @param scope how much of history is read
 * @param since the tip's commit is not older; null: any
 * @param only how they stand; empty: in any way
 */
public record Selection(Log.Scope scope, @Nullable Instant since, Set<Only> only) {
    /** How an experiment stands that is meant. */
    public enum Only {
        /** The command failed, or its own {@code abort_if} ended it. */
        FAILED,
        /** Measured, and nobody decided: what waits for a person. */
        UNDECIDED
    }

    public Selection {
        only = Set.copyOf(only);
    }

    /** Live ones, without exception. */
    public static Selection live() {
        return new Selection(Log.Scope.LIVE, null, Set.of());
    }

    /** True for one that is meant. */
    boolean means(Entry entry) {
        if (since != null && entry.time().isBefore(since)) {
            return false;
        }
        boolean failed = entry.state() == State.FAILED || entry.state() == State.ABORTED;
        boolean undecided = entry.state() == State.MEASURED && !entry.adopted();
        return only.isEmpty() || (failed && only.contains(Only.FAILED)) || (undecided && only.contains(Only.UNDECIDED));
    }
}
