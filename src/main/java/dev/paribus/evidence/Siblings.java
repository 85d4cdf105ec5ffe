package dev.paribus.evidence;

import dev.paribus.model.Family;
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
     * @param family the sweep that it belongs to, as its record has it; empty for none
     */
    public record Sibling(String name, String commit, List<Look> looks, String family) {
        public Sibling {
            looks = List.copyOf(looks);
        }

        /** One that belongs to no sweep. */
        public Sibling(String name, String commit, List<Look> looks) {
            this(name, commit, looks, "");
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
        return tries(parent, primary, known, look, new Sibling("", "", List.of()));
    }

    /**
     * The same for a member of a sweep: each other member counts at least once, measured or not, known here or not, since the
     * best of all of them is what somebody is going to look at.
     *
     * @param own the one to be judged, which {@code known} holds, too
     */
    public static Judgement.Tries tries(String parent, String primary, List<Sibling> known, int look, Sibling own) {
        return tries(Set.of(parent), primary, known, look, own);
    }

    /** @param parents the parent, and the replications whose values stood for its own */
    public static Judgement.Tries tries(
            Set<String> parents, String primary, List<Sibling> known, int look, Sibling own) {
        var counted = new ArrayList<Look.Counted>();
        int others = 0;
        for (Sibling sibling : known) {
            var one = new Look.Counted(sibling.name(), sibling.commit());
            int before = counted.size();
            for (Look earlier : sibling.looks()) {
                Look.Counted against = earlier.parent();
                boolean here = against != null
                        && parents.contains(against.name())
                        && earlier.primary().equals(primary);
                if (here && (counts(earlier) || explored(sibling, earlier))) {
                    counted.add(one);
                }
            }
            boolean relative = !own.family().isEmpty()
                    && sibling.family().equals(own.family())
                    && !sibling.name().equals(own.name());
            if (relative) {
                others++;
                if (counted.size() == before) {
                    counted.add(one);
                }
            }
        }
        int unknown = Math.max(0, Family.size(own.family()) - 1 - others);
        return new Judgement.Tries(counted.size() + unknown + 1, counted, look);
    }

    /** A member of an exploratory sweep claims nothing, but its number was seen, and the best of them is what is tried next. */
    private static boolean explored(Sibling sibling, Look look) {
        return !sibling.family().isEmpty() && look.criteria().isEmpty() && look.verdict() != Verdict.VOID;
    }
}
