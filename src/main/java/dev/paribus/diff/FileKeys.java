package dev.paribus.diff;

import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.problem.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a parameter that is named with its file on one side only. A key is written {@code FILE:KEY} as soon as a second
 * file has it too; the first file's value then has another name, but did not change.
 */
final class FileKeys {
    private FileKeys() {}

    /** The changes, without those that only name a value otherwise; one whose value differs too is a change of that value. */
    static List<ParamChange> joined(List<ParamChange> changes) {
        Map<ParamPath, ParamChange> unnamed = new HashMap<>();
        for (ParamChange change : changes) {
            if (plain(change) == null) {
                unnamed.put(change.path(), change);
            }
        }
        if (unnamed.size() == changes.size()) {
            return changes;
        }
        Map<ParamChange, ParamChange> twins = new HashMap<>();
        Set<ParamChange> gone = new HashSet<>();
        for (ParamChange change : changes) {
            ParamPath plain = plain(change);
            ParamChange twin = plain == null ? null : unnamed.get(plain);
            if (twin != null && opposite(change, twin)) {
                twins.put(change, twin);
                gone.add(twin);
            }
        }
        var out = new ArrayList<ParamChange>();
        for (ParamChange change : changes) {
            ParamChange twin = twins.get(change);
            if (twin != null) {
                out.addAll(between(change.path(), change, twin));
            } else if (!gone.contains(change)) {
                out.add(change);
            }
        }
        return out;
    }

    /** One came and the other went, both in the same file. */
    private static boolean opposite(ParamChange one, ParamChange other) {
        boolean kinds = (one.kind() == ParamChange.Kind.ADDED && other.kind() == ParamChange.Kind.REMOVED)
                || (one.kind() == ParamChange.Kind.REMOVED && other.kind() == ParamChange.Kind.ADDED);
        String file = file(one);
        return kinds && file != null && file.equals(file(other));
    }

    private static List<ParamChange> between(ParamPath path, ParamChange one, ParamChange other) {
        ParamNode before = one.before() == null ? other.before() : one.before();
        ParamNode after = one.after() == null ? other.after() : one.after();
        var inner = new Comparison(TreeDiff.Options.NONE);
        if (before != null && after != null) {
            inner.nodes(path, before, after);
        }
        return inner.changes();
    }

    /** The path without the name of the file that the value stands in; null when it is not named so. */
    private static @Nullable ParamPath plain(ParamChange change) {
        List<ParamPath.Step> steps = change.path().steps();
        String file = file(change);
        if (file == null
                || steps.isEmpty()
                || !(steps.get(0) instanceof ParamPath.Step.Key first)
                || !first.name().startsWith(file + ":")) {
            return null;
        }
        var plain = new ArrayList<>(steps);
        plain.set(0, new ParamPath.Step.Key(first.name().substring(file.length() + 1)));
        return new ParamPath(plain);
    }

    private static @Nullable String file(ParamChange change) {
        ParamNode node = change.after() == null ? change.before() : change.after();
        Location at = node == null ? null : node.location();
        return at == null ? null : at.path();
    }
}
