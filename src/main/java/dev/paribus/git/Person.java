package dev.paribus.git;

import java.time.Instant;
import java.time.ZoneOffset;

/** An author or committer with the time, to the second, and its offset from UTC. */
public record Person(String name, String email, Instant time, ZoneOffset offset) {}
