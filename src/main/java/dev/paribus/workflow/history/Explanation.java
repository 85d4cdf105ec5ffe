package dev.paribus.workflow.history;

import dev.paribus.evidence.MeanDifference;
import dev.paribus.evidence.TriedNow;
import dev.paribus.model.Note;
import dev.paribus.model.Review;
import dev.paribus.model.Summary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What belongs beside a verdict for whoever reads it: computed now, from what this clone knows, and never a verdict itself.
 *
 * @param parent the parent's results as the newest verdict used them; null without a verdict, or where they are not here
 * @param parentName null without a parent
 * @param parentSeeds planned seeds of the parent
 * @param now its place among the tries against the same parent; null where there is no probability
 * @param root the difference to the first baseline; null where that is the parent or the experiment itself
 * @param champion the difference to the present champion; null where that is the parent or the experiment itself
 * @param counts of the project
 * @param winner the parent was kept for its number, so that the number is rather too good (evidence R9)
 * @param reviews oldest first
 * @param notes oldest first
 */
public record Explanation(
        @Nullable Summary parent,
        @Nullable String parentName,
        List<Integer> parentSeeds,
        TriedNow.@Nullable Now now,
        @Nullable Against root,
        @Nullable Against champion,
        Counts counts,
        boolean winner,
        List<Review> reviews,
        List<Note> notes) {
    /** Of an experiment without results. */
    public static final Explanation NONE =
            new Explanation(null, null, List.of(), null, null, null, new Counts(0, 0, 0), false, List.of(), List.of());

    /**
     * A measured difference of the primary metric.
     *
     * @param difference null where both cannot be compared
     * @param why it cannot; empty otherwise
     */
    public record Against(String name, @Nullable MeanDifference difference, String why) {}

    /**
     * How much was tried in the whole project.
     *
     * @param judged experiments with a verdict
     * @param supported those of them that are supported
     * @param luck how many "supported" luck alone would give: the sum of 0.025/k over the verdicts, if no change did anything
     */
    public record Counts(int judged, int supported, double luck) {}

    public Explanation {
        parentSeeds = List.copyOf(parentSeeds);
        reviews = List.copyOf(reviews);
        notes = List.copyOf(notes);
    }
}
