package dev.paribus.git;

import org.jspecify.annotations.Nullable;

/**
 * Where a commit went.
 *
 * @param kind how
 * @param worktree the worktree that was fast-forwarded; null otherwise
 * @param why why it is only pending, in words; null otherwise
 */
public record Placement(
        Kind kind,
        java.nio.file.@Nullable Path worktree,
        @Nullable String why) {
    /** The three ways, and the refusal. */
    public enum Kind {
        /** The branch is checked out: that worktree was fast-forwarded. */
        FAST_FORWARDED,
        /** The branch is checked out nowhere: its reference was moved. */
        MOVED,
        /** Neither was possible: the commit waits under {@code refs/paribus/pending/}. */
        PENDING,
        /** The branch no longer stands where the commit expects it; nothing was written. */
        STALE
    }
}
