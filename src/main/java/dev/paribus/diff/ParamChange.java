package dev.paribus.diff;

import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change between two parameter trees.
 *
 * @param path where; a list item's index counts in the tree that has it (the newer one for a changed item)
 * @param kind what happened
 * @param before null when added
 * @param after null when removed
 * @param with further paths that changed by the same act: through a shared anchor, or with a block that switched
 */
public record ParamChange(
        ParamPath path,
        Kind kind,
        @Nullable ParamNode before,
        @Nullable ParamNode after,
        List<ParamPath> with) {
    /** What happened to the path. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    public ParamChange {
        with = List.copyOf(with);
    }
}
