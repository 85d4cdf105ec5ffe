package dev.paribus.evidence;

import dev.paribus.model.Pairing;
import dev.paribus.problem.Problem;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** How child and parent seeds are compared, resolved at registration and never by the data (evidence R3). */
public final class PairingRule {
    /** Fewest seeds at which {@code auto} pairs: below it Welch's test wins for the correlations that occur. */
    private static final int FEWEST = 4;

    private PairingRule() {}

    /**
     * What is written into the record: {@code AUTO} becomes {@code PAIRED} when both seed sets are equal and have at
     * least four seeds, else {@code INDEPENDENT}; anything else stays as it was asked for.
     */
    public static Pairing resolve(Pairing asked, Collection<Integer> childSeeds, Collection<Integer> parentSeeds) {
        if (asked != Pairing.AUTO) {
            return asked;
        }
        Set<Integer> child = new HashSet<>(childSeeds);
        return child.size() >= FEWEST && child.equals(new HashSet<>(parentSeeds))
                ? Pairing.PAIRED
                : Pairing.INDEPENDENT;
    }

    /** What is wrong with the pairing that was asked for; empty when nothing is. */
    public static Optional<Problem> judge(Pairing asked, Collection<Integer> child, Collection<Integer> parent) {
        if (asked != Pairing.PAIRED || new HashSet<>(parent).containsAll(child)) {
            return Optional.empty();
        }
        var alone = child.stream().filter(seed -> !parent.contains(seed)).toList();
        return Optional.of(Problem.error(
                        "pairing-impossible",
                        "pairing is 'paired', but the parent has no seed " + Sentences.list(alone))
                .hint("use seeds of the parent's (" + Sentences.list(parent) + "), or 'pairing: independent'"));
    }
}
