package dev.paribus.workflow.session;

/** What a file of the repository is to an experiment. */
public enum Axis {
    RECORD,
    RESULTS,
    /** {@code paribus.yaml} and {@code .gitattributes}: the yardstick itself. */
    RULES,
    PARAMETERS,
    DATA,
    ENVIRONMENT,
    CODE,
    /** Matched by {@code change.ignore}. */
    IGNORED,
    /** Not below a path of the code axis. */
    OUTSIDE
}
