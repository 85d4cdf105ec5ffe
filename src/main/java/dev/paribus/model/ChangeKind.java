package dev.paribus.model;

/** What kind of one thing an experiment changes. */
public enum ChangeKind {
    HYPERPARAMETER(Axis.PARAMETERS),
    FEATURE(Axis.CODE),
    MODEL(Axis.CODE),
    HEURISTIC(Axis.CODE),
    APPROACH(Axis.CODE),
    DATA(Axis.DATA),
    ENVIRONMENT(Axis.ENVIRONMENT),
    BASELINE(Axis.NONE),
    REPLICATION(Axis.NONE),
    COMBINATION(Axis.NONE);

    /** Which of the four axes the kind is about. */
    public enum Axis {
        PARAMETERS,
        CODE,
        DATA,
        ENVIRONMENT,
        /** Not a change of one axis. */
        NONE
    }

    private final Axis axis;
    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    ChangeKind(Axis axis) {
        this.axis = axis;
    }

    public Axis axis() {
        return axis;
    }

    /** True for one idea in code, which may declare what it must bring along. */
    public boolean idea() {
        return axis == Axis.CODE;
    }

    /** The word in a record. */
    public String word() {
        return word;
    }
}
