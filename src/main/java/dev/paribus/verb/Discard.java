package dev.paribus.verb;

import org.jspecify.annotations.Nullable;

/** Puts an experiment aside by decision; deletes nothing. */
public final class Discard {
    private Discard() {}

    /**
     * What the command line asks for.
     *
     * @param name as typed; null: the one that is checked out
     */
    public record Request(@Nullable String name, String because) {}
}
