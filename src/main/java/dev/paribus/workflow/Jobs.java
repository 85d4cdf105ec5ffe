package dev.paribus.workflow;

/**
 * How many seeds run at once.
 *
 * @param most of this command, at least 1
 * @param shared true: no more than {@code most} on this machine, whoever started them; false: it waits for nobody
 */
public record Jobs(int most, boolean shared) {
    /** One at a time, whatever else runs. */
    public static final Jobs ONE = new Jobs(1, false);
}
