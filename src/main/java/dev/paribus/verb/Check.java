package dev.paribus.verb;

import org.jspecify.annotations.Nullable;

/** Holds the rules against the work tree, the index, an experiment, a range, or everything. */
public final class Check {
    private Check() {}

    /** What is looked at. */
    public enum Scope {
        /** The checkout as it stands. */
        WORK_TREE,
        /** What would be committed. */
        STAGED,
        /** One experiment, or a range of commits. */
        TARGET,
        /** Every experiment of this clone. */
        ALL
    }

    /**
     * What the command line asks for.
     *
     * @param target NAME or RANGE as typed; null unless {@code scope} is TARGET
     */
    public record Request(Scope scope, @Nullable String target) {}
}
