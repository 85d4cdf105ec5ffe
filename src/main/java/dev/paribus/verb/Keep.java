package dev.paribus.verb;

import org.jspecify.annotations.Nullable;

/** Adopts an experiment: the decision and the merge on trunk. */
public final class Keep {
    private Keep() {}

    /**
     * What the command line asks for.
     *
     * @param name as typed; null: the one that is checked out
     * @param although why it is kept without a supported verdict; null: no such claim
     */
    public record Request(@Nullable String name, String because, @Nullable String although) {}
}
