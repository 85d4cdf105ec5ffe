package dev.paribus.workflow.launch;

import java.util.List;

/**
 * How many seeds run at once, and what each is given.
 *
 * @param most of this command, at least 1
 * @param shared true: no more than {@code most} on this machine, whoever started them; false: it waits for nobody
 * @param gpus to be dealt out; empty: jobs see what the caller sees
 * @param each GPUs that a job gets
 * @param nice how much a job lets others go first, 0 to 19
 */
public record Jobs(int most, boolean shared, List<String> gpus, int each, int nice) {
    /** One at a time, whatever else runs. */
    public static final Jobs ONE = new Jobs(1, false);

    public Jobs {
        gpus = List.copyOf(gpus);
    }

    /** Without anything special for a job. */
    public Jobs(int most, boolean shared) {
        this(most, shared, List.of(), 0, 0);
    }
}
