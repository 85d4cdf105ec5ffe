package dev.paribus.git;

import java.util.List;

/**
 * A commit.
 *
 * @param parents in order; the first one is the line that it was made on
 * @param message whole, with its trailers
 */
public record CommitInfo(Oid id, Oid tree, List<Oid> parents, Person author, Person committer, String message) {
    public CommitInfo {
        parents = List.copyOf(parents);
    }

    /** The first line. */
    public String subject() {
        return message.lines().findFirst().orElse("");
    }
}
