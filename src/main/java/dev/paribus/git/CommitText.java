package dev.paribus.git;

import java.time.Instant;

/**
 * What history needs of a commit, which costs a fourth of reading all of it.
 *
 * @param tree {@link Oid#ZERO} where the object names none
 * @param time committer time
 * @param message whole, with its trailers
 */
public record CommitText(Oid id, Oid tree, Instant time, String message) {}
