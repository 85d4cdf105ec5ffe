package dev.paribus.evidence;

import dev.paribus.model.Look;

/** Computes the verdict of an experiment (evidence R1 to R8, R10, R12). */
public final class Verdicts {
    /** Version of the rules, recorded with every look. */
    public static final String RULES = "R1";

    private Verdicts() {}

    public static Look judge(Judgement judgement) {
        throw new UnsupportedOperationException("verdicts of " + judgement.child().name());
    }
}
