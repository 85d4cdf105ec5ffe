package dev.paribus.evidence;

import dev.paribus.model.Look;
import dev.paribus.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Counts the tries against one parent (evidence R7, R8). */
public final class Siblings {
    private static final Set<String> INCOMPLETE = Set.of(Cause.INCOMPLETE.code(), Cause.PARENT_INCOMPLETE.code());

    private Siblings() {}

    /**
     * An experiment with the looks that its results hold.
     *
     * @param commit 40 hex digits of the commit at which they were read
     * @param looks oldest first
     */
    public record Sibling(String name, String commit, List<Look> looks) {
        public Sibling {
            looks = List.copyOf(looks);
        }
    }

    /** True for a verdict that was computed: not void, not incomplete, not without criteria. */
    public static boolean counts(Look look) {
        return look.verdict() != Verdict.VOID
                && !look.criteria().isEmpty()
                && look.criteria().stream().noneMatch(c -> c.cause() != null && INCOMPLETE.contains(c.cause()));
    }

    /**
     * The count for the next verdict.
     *
     * @param parent name of the parent that is measured against
     * @param primary the primary metric
     * @param known all experiments that may be siblings, the one to be judged with its own earlier looks included;
     *     those
     *     of other parents and metrics are left out here
     * @param look L: 1 and one more with every amendment
     */
    public static Judgement.Tries tries(String parent, String primary, List<Sibling> known, int look) {
        var counted = new ArrayList<Look.Counted>();
        for (Sibling sibling : known) {
            for (Look earlier : sibling.looks()) {
                Look.Counted against = earlier.parent();
                if (against != null
                        && against.name().equals(parent)
                        && earlier.primary().equals(primary)
                        && counts(earlier)) {
                    counted.add(new Look.Counted(sibling.name(), sibling.commit()));
                }
            }
        }
        return new Judgement.Tries(counted.size() + 1, counted, look);
    }
}
