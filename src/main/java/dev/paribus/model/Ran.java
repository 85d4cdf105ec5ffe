package dev.paribus.model;

import org.jspecify.annotations.Nullable;

/**
 * What a seed ran; all that has to stand beside a result for the result to hold.
 *
 * @param commit 40 hex digits
 * @param record blob id of the record, 40 hex digits
 * @param rules blob id of {@code paribus.yaml} that judges it
 * @param code hash of the code axis, {@code 1:} and 64 hex digits
 * @param data hash of the data axis in the same form; empty text when the project declares none
 * @param environment hash of the lock files in the same form; empty text when there are none
 * @param stage {@code full} or {@code smoke}
 */
public record Ran(
        String commit, String record, String rules, String code, String data, String environment, String stage) {
    /** Written out: the one that a record is born with costs every commit on top of results its first ten milliseconds. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ran that
                && commit.equals(that.commit)
                && record.equals(that.record)
                && rules.equals(that.rules)
                && code.equals(that.code)
                && data.equals(that.data)
                && environment.equals(that.environment)
                && stage.equals(that.stage);
    }

    @Override
    public int hashCode() {
        return 31 * commit.hashCode() + code.hashCode();
    }

    /** Its hashes for the smoke stage. */
    public Ran smoke() {
        return new Ran(commit, record, rules, code, data, environment, "smoke");
    }

    /** True for the same record and the same code, whatever the stage and the commit. */
    public boolean sameWork(Ran other) {
        return record.equals(other.record) && code.equals(other.code);
    }

    /** The same with the data that were found when it started, for a record that names none. */
    public Ran withData(String hash) {
        return data.isEmpty() ? new Ran(commit, record, rules, code, hash, environment, stage) : this;
    }
}
