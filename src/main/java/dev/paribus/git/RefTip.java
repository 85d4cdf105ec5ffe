package dev.paribus.git;

import java.time.Instant;

/**
 * A reference and what its commit says.
 *
 * @param name full name
 * @param id the commit
 * @param time committer time
 * @param trailers the trailer block as git prints it ({@code %(contents:trailers:only,unfold)}); empty without one
 */
public record RefTip(String name, Oid id, Instant time, String trailers) {}
