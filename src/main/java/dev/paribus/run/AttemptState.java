package dev.paribus.run;

import dev.paribus.model.AttemptEnd;

/** How far an attempt is. */
public sealed interface AttemptState {
    /** Written down; its child has not started. */
    record Intended() implements AttemptState {}

    /** Its processes live. */
    record Running() implements AttemptState {}

    /** It is over, nothing of it lives; its results are not committed yet. */
    record Ended(AttemptEnd end) implements AttemptState {}

    /** It may live or not: nobody on this machine can tell. Never failed, never restarted unasked. */
    record Unknown() implements AttemptState {}

    /** Its results are in a commit. */
    record Delivered(String commit) implements AttemptState {}
}
