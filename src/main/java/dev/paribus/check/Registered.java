package dev.paribus.check;

import dev.paribus.model.Summary;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What history says of a registration: whether the plan was committed before the results. */
public enum Registered {
    /** A commit before the results holds the plan as it is now, byte for byte, and no results. */
    PROVEN("proven"),
    /** The commits that would show it are not in this clone. */
    NOT_PROVABLE("not provable here"),
    /** The commits show that it was otherwise. */
    VIOLATED("violated");

    /** Codes that leave it open. */
    private static final Set<String> OPEN =
            Set.of("history-shallow", "registration-squashed", "results-cherry-picked", "history-rewritten");

    /** Codes of everything that says how plan and results came about. */
    static final Set<String> CODES = Set.of(
            "history-shallow",
            "registration-squashed",
            "results-cherry-picked",
            "history-rewritten",
            "registration-after-results",
            "registration-missing",
            "registration-amended",
            "results-other-record",
            "record-frozen",
            "plan-edited",
            "change-renamed",
            "parent-swapped",
            "plan-put-back",
            "seed-unplanned",
            "amendment-late");

    private final String word;

    Registered(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /**
     * True when a line's commits show the plan in front of the results.
     *
     * @param before results stand already where the line begins
     * @param now text of the record that is judged
     */
    public static boolean inOrder(
            List<History.Step> line, boolean before, Map<String, History.RanAt> ran, String now, Summary summary) {
        return Order.inOrder(line, before, ran, now, summary);
    }

    static Registered of(List<Problem> findings) {
        List<Problem> counted =
                findings.stream().filter(one -> CODES.contains(one.code())).toList();
        if (counted.stream().anyMatch(one -> one.severity() == Severity.ERROR && !OPEN.contains(one.code()))) {
            return VIOLATED;
        }
        return counted.stream().anyMatch(one -> OPEN.contains(one.code())) ? NOT_PROVABLE : PROVEN;
    }
}
