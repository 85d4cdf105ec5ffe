package dev.paribus.model;

/**
 * What attempts took.
 *
 * @param attempts how many there were, those of the smoke run included
 * @param seconds what they took together
 * @param failedAttempts how many of them did not end well
 * @param failedSeconds what those took
 */
public record Spent(int attempts, double seconds, int failedAttempts, double failedSeconds) {
    public static final Spent NONE = new Spent(0, 0, 0, 0);

    /** With one attempt more. */
    public Spent plus(AttemptEnd end, double more) {
        boolean well = end == AttemptEnd.OK;
        return plus(new Spent(1, more, well ? 0 : 1, well ? 0 : more));
    }

    /** Both together. */
    public Spent plus(Spent other) {
        return new Spent(
                attempts + other.attempts,
                seconds + other.seconds,
                failedAttempts + other.failedAttempts,
                failedSeconds + other.failedSeconds);
    }
}
