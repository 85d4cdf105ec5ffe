package dev.paribus.support;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still during a command and goes on by one second before the next: commit ids stay the same. */
public final class TickingClock extends Clock {
    private static final Instant START = Instant.parse("2026-01-01T09:00:00Z");

    private volatile Instant now;

    public TickingClock() {
        this(START);
    }

    TickingClock(Instant start) {
        this.now = start;
    }

    /** Goes on by one second; returns the new time. */
    public synchronized Instant tick() {
        now = now.plusSeconds(1);
        return now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
