package dev.paribus.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The experiments of one sweep, as {@code family:} in the record of each says it: {@code 4 values of optimizer.lr from
 * amber-otter on}; or of one ablation: {@code 3 changes of slate-heron taken back from amber-otter on}. The number stands in it
 * because a clone may know fewer of them.
 *
 * @param size how many there are
 * @param what the parameter, or the experiment whose changes are taken back
 * @param first the one that was registered first, which makes two sweeps of the same parameter two families
 */
public record Family(int size, String what, ExperimentName first) {
    /** How the label of a member begins; the name of the family's first one follows. */
    public static final String LABEL = "sweep ";

    /** The same of a member of an ablation. */
    public static final String ABLATION = "ablation ";

    private static final String TAKEN_BACK = " taken back";
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,6}) (values?|changes?) of (.+) from (\\S+) on");

    /** Children of an experiment that each take one of its changes back. */
    public static Family ablation(int size, ExperimentName of, ExperimentName first) {
        return new Family(size, of + TAKEN_BACK, first);
    }

    /** As it is written. */
    public String text() {
        String each = what.endsWith(TAKEN_BACK) ? " change" : " value";
        return size + each + (size == 1 ? " of " : "s of ") + what + " from " + first + " on";
    }

    /** What every view says beside a member; empty for what somebody wrote in words of their own. */
    public static Optional<String> label(String text) {
        return Optional.of(TEXT.matcher(text))
                .filter(Matcher::matches)
                .map(found -> (found.group(2).startsWith("change") ? ABLATION : LABEL) + found.group(4));
    }

    /** How many a text speaks of; 1 for none, and for one that somebody wrote in words of their own. */
    public static int size(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(TEXT::matcher)
                .filter(Matcher::matches)
                .map(found -> Math.max(1, Integer.parseInt(found.group(1))))
                .orElse(1);
    }
}
