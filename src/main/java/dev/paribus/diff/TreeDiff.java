package dev.paribus.diff;

import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.problem.Problem;
import java.util.List;

/** Compares two parameter trees by meaning (design, "One change"). */
public final class TreeDiff {
    private TreeDiff() {}

    /**
     * What counts as one.
     *
     * @param blocks paths of blocks whose {@code name} or {@code type} switches as one change
     */
    public record Options(List<ParamPath> blocks) {
        public static final Options NONE = new Options(List.of());

        public Options {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * The difference.
     *
     * @param changes in the order of the newer file, removed ones where they stood
     * @param problems {@code ambiguous-scalar} (an error at a changed leaf, else a warning) and {@code number-kind} warnings
     */
    public record Result(List<ParamChange> changes, List<Problem> problems) {
        public Result {
            changes = List.copyOf(changes);
            problems = List.copyOf(problems);
        }
    }

    public static Result compare(ParamNode.Mapping before, ParamNode.Mapping after, Options options) {
        throw new UnsupportedOperationException(before.toString() + after + options);
    }
}
