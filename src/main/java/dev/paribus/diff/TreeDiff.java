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

    /** The meaning of a tree as a text: two trees have the same exactly when {@link #compare} finds no change. */
    public static String meaning(ParamNode tree) {
        return Meaning.of(tree);
    }

    /**
     * The difference of two trees. A comment, an order, a quote, a spelling of a number, an inlined anchor is none; text
     * against number, a truth value against 1, null against nothing is one. Of a list, by longest common subsequence, each
     * element added, removed or replaced is one; within matched mappings the leaf is. What several aliases share is one. A
     * declared block that switches its name or type, comes or goes is one.
     */
    public static Result compare(ParamNode.Mapping before, ParamNode.Mapping after, Options options) {
        var comparison = new Comparison(options);
        comparison.mappings(ParamPath.ROOT, before, after);
        List<ParamChange> changes = new SharedValues(before, after).merged(FileKeys.joined(comparison.changes()));
        return new Result(changes, Ambiguities.problems(after, changes, comparison.otherKinds()));
    }
}
