package dev.paribus.verb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs experiments and records what they gave. */
public final class Run {
    private Run() {}

    /**
     * What the command line asks for.
     *
     * @param names as typed; empty: the one that is checked out, else all that are registered
     * @param options how
     * @param again measure all seeds anew, which counts as one more try
     * @param because why again; null unless {@code again}
     */
    public record Request(List<String> names, RunOptions options, boolean again, @Nullable String because) {
        public Request {
            names = List.copyOf(names);
        }
    }
}
