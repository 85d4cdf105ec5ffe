package dev.paribus.model;

import org.jspecify.annotations.Nullable;

/**
 * One decision of {@code results/decision.yaml}; the last one counts.
 *
 * @param state KEPT or DISCARDED
 * @param because the reason, one line
 * @param although why it is kept without a supported verdict; null otherwise
 * @param verdict the verdict that stood then; null when there was none
 * @param confirmed the replication whose verdict it was kept for; null when it was kept for its own
 */
public record Decision(
        State state,
        String because,
        @Nullable String although,
        @Nullable Verdict verdict,
        @Nullable ExperimentName confirmed) {
    /** How the label of what was kept for a confirmation begins; the confirmation's name follows. */
    public static final String CONFIRMED = "confirmed by ";

    /** One that stands on the experiment's own verdict. */
    public Decision(State state, String because, @Nullable String although, @Nullable Verdict verdict) {
        this(state, because, although, verdict, null);
    }
}
