package dev.paribus.render;

import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.verb.Check;

/**
 * A finding and where other programs are told that it is: its own place, else the start of the record, since they show nothing
 * without a file.
 *
 * @param ordinal 0 for the first finding of its kind at such a place, 1 for the second, and so on
 */
record FindingPlace(Check.Subject subject, Problem problem, int ordinal) {
    Location location() {
        Location own = problem.location();
        return own != null ? own : Location.at(subject.record(), 1, 1);
    }

    boolean placed() {
        return problem.location() != null;
    }

    /** Columns are told where the place is within one line and has a width. */
    boolean ranged() {
        Location at = location();
        return placed() && at.endLine() == at.line() && at.endColumn() > at.column();
    }
}
