package dev.paribus.workflow.planning;

import dev.paribus.evidence.Outlook;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a registered experiment, or one that would be registered, can find out and takes.
 *
 * @param parent what it is measured against
 * @param outlooks of its criteria, success first
 * @param cost null where nothing of the parent was measured here
 * @param tried verdicts on this parent so far
 * @param k the try that it will be (evidence R7)
 * @param similar earlier experiments with a hypothesis like its own, the nearest relation first
 * @param steps what other numbers of seeds would show; empty unless asked for
 * @param notes what is to be told before it runs, the weightiest first, as the policy weighs it
 */
public record Prospect(
        String parent,
        List<Outlook> outlooks,
        @Nullable Cost cost,
        int tried,
        int k,
        List<Similar> similar,
        List<Step> steps,
        List<Problem> notes) {
    /** More notes than these are a wall; {@code --dry-run} prints all. */
    private static final int NOTES = 2;

    /**
     * An earlier experiment with a hypothesis like this one's.
     *
     * @param metric e.g. {@code val_f1 0.8731 n 5}; null without a value
     */
    public record Similar(
            ExperimentName name,
            State state,
            @Nullable Verdict verdict,
            @Nullable String metric,
            String hypothesis) {}

    /**
     * Another number of seeds.
     *
     * @param detectable as {@link Outlook#detectable}
     * @param cost null where it is not known
     */
    public record Step(
            int seeds,
            @Nullable Double detectable,
            @Nullable Cost cost) {}

    public Prospect {
        outlooks = List.copyOf(outlooks);
        similar = List.copyOf(similar);
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    /** What can be seen, and what it takes: one line each. */
    public List<String> lines() {
        var out = new ArrayList<String>();
        if (!outlooks.isEmpty()) {
            Outlook first = outlooks.get(0);
            Integer decides = first.decides();
            boolean told = notes.stream().anyMatch(note -> note.code().equals("effect-too-small"));
            boolean more = !told && decides != null && decides > Math.min(first.seeds(), first.parentSeeds());
            out.add(first.sentence() + (more ? "; " + decides + " on each side would decide" : ""));
        }
        if (cost != null) {
            out.add("takes " + cost.words());
        }
        return out;
    }

    /** The weightiest of the notes, so that a registration stays short. */
    public List<Problem> first() {
        return notes.subList(0, Math.min(NOTES, notes.size()));
    }
}
