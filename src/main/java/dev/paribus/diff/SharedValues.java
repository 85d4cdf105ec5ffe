package dev.paribus.diff;

import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.problem.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts a value once that several aliases or merge keys share: all of them stand at one place of the file, so one edit made
 * all of these changes.
 */
final class SharedValues {
    private SharedValues() {}

    /** Where the one value stood and stands; a side without a node or without a place shares nothing. */
    private record Place(@Nullable Location before, @Nullable Location after) {}

    static List<ParamChange> merged(List<ParamChange> changes) {
        Map<Object, ParamChange> out = new LinkedHashMap<>();
        for (ParamChange change : changes) {
            Object key = key(change);
            ParamChange first = out.get(key);
            out.put(key, first == null ? change : with(first, change.path()));
        }
        return List.copyOf(out.values());
    }

    private static Object key(ParamChange change) {
        Location before = place(change.before());
        Location after = place(change.after());
        boolean known = (change.before() == null || before != null) && (change.after() == null || after != null);
        return known ? new Place(before, after) : change.path();
    }

    private static @Nullable Location place(@Nullable ParamNode node) {
        return node == null ? null : node.location();
    }

    private static ParamChange with(ParamChange first, ParamPath more) {
        var with = new ArrayList<>(first.with());
        with.add(more);
        return new ParamChange(first.path(), first.kind(), first.before(), first.after(), with);
    }
}
