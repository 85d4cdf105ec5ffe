package dev.paribus.run;

import java.time.Instant;

/**
 * What {@code intent.json} holds: the plan, and the tool that made it.
 *
 * @param plan as it was made
 * @param created when
 * @param tool the process that owns the attempt
 */
public record Intent(AttemptPlan plan, Instant created, Owner tool) {
    /** A process on a machine. */
    public record Owner(String host, String boot, long pid, String started) {}

    public Identity identity() {
        return plan.identity();
    }
}
