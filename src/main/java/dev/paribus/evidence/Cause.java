package dev.paribus.evidence;

import java.util.Locale;

/** What kept the numbers from deciding alone; recorded by its {@link #code} and never renamed. */
enum Cause {
    /** A planned seed is missing, failed or diverged (R6). */
    INCOMPLETE,
    /** The same of the parent (R6). */
    PARENT_INCOMPLETE,
    /** The criterion needs a parent and there is none. */
    NO_PARENT,
    /** The criterion names a metric that the project does not declare. */
    UNKNOWN_METRIC,
    /** The criterion asks for the worse direction (R1). */
    AGAINST_DIRECTION,
    /** A bound in percent of values that are not all of one sign (R1). */
    MIXED_SIGNS,
    /** One seed, and what it may be compared with does not suffice (R4). */
    ONE_SEED,
    /** The parent has too few values for a spread (R3). */
    PARENT_ONE_SEED,
    /** Paired by the record, but the parent lacks seeds of the child's (R3). */
    PAIRING_IMPOSSIBLE,
    /** A standard error of zero (R5). */
    NO_VARIATION,
    /** The values hardly differ between seeds: the seed does not reach the run (R5). */
    SEED_NOT_WIRED,
    /** The child's values equal the parent's on every common seed: the change does not reach the run (R5). */
    CHANGE_NOT_WIRED,
    /** Declared deterministic, and two seeds differ (R5). */
    NOT_DETERMINISTIC,
    /** Declared to be measured alone, and another job ran beside a seed. */
    NOT_ALONE,
    /** Declared a share of examples, and not between 0 and 1 (R12). */
    NOT_A_SHARE;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
