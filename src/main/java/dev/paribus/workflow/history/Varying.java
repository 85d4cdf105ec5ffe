package dev.paribus.workflow.history;

import dev.paribus.diff.TreeDiff;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The parameters that are not the same in all of several experiments. A list is one of them as a whole, since its items have no
 * names that would tell which of one belongs to which of another.
 *
 * @param paths in the order of the experiments that have them
 * @param equal how many are the same in all
 */
public record Varying(List<ParamPath> paths, int equal) {
    public Varying {
        paths = List.copyOf(paths);
    }

    public static Varying of(List<ParamNode.Mapping> trees) {
        Set<ParamPath> all = new LinkedHashSet<>();
        trees.forEach(tree -> collect(ParamPath.ROOT, tree, all));
        var paths = new ArrayList<ParamPath>();
        int equal = 0;
        for (ParamPath path : all) {
            long meanings = trees.stream()
                    .map(tree -> tree.find(path).map(TreeDiff::meaning).orElse(""))
                    .distinct()
                    .count();
            if (meanings == 1) {
                equal++;
            } else if (trees.stream().anyMatch(tree -> leaf(tree, path))) {
                paths.add(path);
            }
        }
        return new Varying(paths, equal);
    }

    private static boolean leaf(ParamNode.Mapping tree, ParamPath path) {
        ParamNode node = tree.find(path).orElse(null);
        return node != null
                && !(node instanceof ParamNode.Mapping map && !map.entries().isEmpty());
    }

    private static void collect(ParamPath path, ParamNode node, Set<ParamPath> out) {
        if (node instanceof ParamNode.Mapping map && !map.entries().isEmpty()) {
            map.entries().forEach((key, value) -> collect(path.key(key), value, out));
        } else {
            out.add(path);
        }
    }
}
