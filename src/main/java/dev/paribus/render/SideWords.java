package dev.paribus.render;

import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.verb.Diff;
import org.jspecify.annotations.Nullable;

/** What there is to say of one side of a comparison. */
final class SideWords {
    private SideWords() {}

    /** Its verdict; that it is no evidence; else its state. */
    static String standing(Diff.Side side) {
        if (side.record().exploratory()) {
            return "not evidence";
        }
        String verdict = verdict(side);
        return verdict != null ? verdict : state(side);
    }

    private static String state(Diff.Side side) {
        Summary summary = side.summary();
        return summary == null ? State.REGISTERED.word() : summary.state().word();
    }

    static @Nullable String verdict(Diff.Side side) {
        Summary summary = side.summary();
        return summary == null || summary.verdict() == null
                ? null
                : summary.verdict().word();
    }

    /** Why it has no value, or fewer than it should have; empty where nothing is missing. */
    static String missing(Diff.Side side) {
        Summary summary = side.summary();
        if (summary == null) {
            return "has no results yet";
        }
        long ended = summary.metrics().values().stream()
                .mapToInt(metric -> metric.n())
                .max()
                .orElse(0);
        if (ended == 0 && summary.smoke() != null) {
            return "has a smoke run alone, whose numbers are never compared";
        }
        if (ended == 0) {
            return summary.state() == State.FAILED
                    ? "failed, so that it has no value"
                    : "has no value (" + summary.state().word() + ")";
        }
        return ended < side.planned() ? "has values of " + ended + " of " + side.planned() + " seeds" : "";
    }

    /** Where it stands when it is no branch of this clone; empty otherwise. */
    static String place(Diff.Side side) {
        String ref = side.ref();
        if (ref.contains("/archive/")) {
            return "is put away in the archive";
        }
        return ref.startsWith("refs/remotes/")
                ? "is not a branch of this clone, only " + ref.substring("refs/remotes/".length())
                : ref.isEmpty() ? "has no branch any more: as its child grew from it" : "";
    }

    /** Which of its results were made elsewhere, in words; null when none was. */
    static @Nullable String collected(Diff.Side side) {
        Summary summary = side.summary();
        return summary == null ? null : summary.collectedLabel().orElse(null);
    }
}
