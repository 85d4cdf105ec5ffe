package dev.paribus.workflow.launch;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.workflow.conclusion.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the experiments that were launched together.
 *
 * @param outcomes one for each that ran or was complete already, in the order in which they ended, parents before children
 * @param refused why seeds, or whole experiments, could not start while others ran; null when all did
 * @param stopped true when a stop was asked for before everything had run
 */
public record Launched(List<Outcome> outcomes, @Nullable Failure refused, boolean stopped) {
    /** Of several kinds the last one tells what to do first. */
    private static final List<Failure.Kind> WEIGHT = List.of(
            Failure.Kind.INTERRUPTED,
            Failure.Kind.ANSWER_NO,
            Failure.Kind.COMMAND_LINE,
            Failure.Kind.DATA,
            Failure.Kind.ENVIRONMENT);

    /** There was nothing to run. */
    public static final Launched NOTHING = new Launched(List.of(), null, false);

    public Launched {
        outcomes = List.copyOf(outcomes);
    }

    /** All of it. @throws Failure what stood in the way when nothing ran at all; INTERRUPTED when it was stopped before a start */
    static Launched of(List<Outcome> outcomes, List<Failure> refused, boolean stopped) {
        Failure all = refused.isEmpty() ? null : joined(refused);
        if (outcomes.isEmpty() && stopped && all == null) {
            throw new Failure(Failure.Kind.INTERRUPTED, List.of());
        }
        if (outcomes.isEmpty() && all != null) {
            throw all;
        }
        return new Launched(outcomes, all, stopped);
    }

    /** One failure with all their problems, each once; the machine is to be mended before anything else. */
    static Failure joined(List<Failure> failures) {
        Failure.Kind kind = failures.get(0).kind();
        var problems = new LinkedHashSet<Problem>();
        for (Failure failure : failures) {
            kind = WEIGHT.indexOf(failure.kind()) > WEIGHT.indexOf(kind) ? failure.kind() : kind;
            problems.addAll(failure.problems());
        }
        return failures.size() == 1 ? failures.get(0) : new Failure(kind, new ArrayList<>(problems), failures.get(0));
    }

    /** What could not start, as problems; empty when everything did. */
    public List<Problem> refusals() {
        return refused == null ? List.of() : refused.problems();
    }
}
