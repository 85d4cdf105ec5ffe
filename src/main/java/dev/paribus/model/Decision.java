package dev.paribus.model;

import org.jspecify.annotations.Nullable;

/**
 * One decision of {@code results/decision.yaml}; the last one counts.
 *
 * @param state KEPT or DISCARDED
 * @param because the reason, one line
 * @param although why it is kept without a supported verdict; null otherwise
 * @param verdict the verdict that stood then; null when there was none
 */
public record Decision(
        State state,
        String because,
        @Nullable String although,
        @Nullable Verdict verdict) {}
