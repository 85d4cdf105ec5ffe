package dev.paribus.run;

import java.time.Instant;

/**
 * What {@code intent.json} holds: the plan, and the tool that made it.
 *
 * @param plan as it was made
 * @param created when
 * @param tool the process that owns the attempt
 * @param oomKills processes that the kernel had ended for want of memory by then; -1 where it does not tell
 */
public record Intent(AttemptPlan plan, Instant created, Owner tool, long oomKills) {
    /**
     * A process on a machine.
     *
     * @param host name of the machine
     * @param boot as {@link Machine#boot} has it
     * @param pid process id
     * @param started as {@link Machine#started} has it; empty where it was not to be had
     */
    public record Owner(String host, String boot, long pid, String started) {}

    public Identity identity() {
        return plan.identity();
    }
}
