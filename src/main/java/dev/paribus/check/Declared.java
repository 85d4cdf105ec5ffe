package dev.paribus.check;

import dev.paribus.diff.ParamChange;
import dev.paribus.model.ChangeKind.Axis;
import dev.paribus.param.ParamPath;
import java.util.List;

/** Whether an entry of a record speaks of something that differs. */
final class Declared {
    private Declared() {}

    /**
     * True when an entry of {@code with} or {@code nuisance} (a parameter, a block, a file or a folder) covers the
     * item.
     */
    static boolean covers(String entry, Observed.Item item) {
        ParamChange change = item.param();
        if (change == null) {
            String path = item.path();
            String bare = entry.endsWith("/") ? entry.substring(0, entry.length() - 1) : entry;
            return path.equals(bare)
                    || path.endsWith("/" + bare)
                    || path.startsWith(bare + "/")
                    || path.contains("/" + bare + "/");
        }
        return item.path().equals(entry)
                || item.path().startsWith(entry + ".")
                || item.path().startsWith(entry + "[")
                || read(entry).stream()
                        .anyMatch(path ->
                                path.contains(change.path()) || change.with().contains(path));
    }

    /**
     * True when {@code change.what} names just this parameter: its path (with or without its file), the block that
     * switched, or the list of which one element changed.
     */
    static boolean names(String what, Observed.Item item, List<String> blocks) {
        ParamChange change = item.param();
        if (item.axis() != Axis.PARAMETERS || change == null) {
            return false;
        }
        if (what.equals(item.path())) {
            return true;
        }
        for (ParamPath path : read(what)) {
            boolean block = blocks.contains(path.toString()) && path.contains(change.path());
            if (change.path().equals(path) || change.with().contains(path) || block || element(path, change.path())) {
                return true;
            }
        }
        return false;
    }

    private static boolean element(ParamPath list, ParamPath changed) {
        int depth = list.steps().size();
        return list.contains(changed)
                && changed.steps().size() == depth + 1
                && changed.steps().get(depth) instanceof ParamPath.Step.Item;
    }

    /**
     * The paths that a text may mean: itself, and itself without the file it is prefixed with; none when it is no
     * path.
     */
    private static List<ParamPath> read(String text) {
        int colon = text.indexOf(':');
        var bare = parse(text);
        return colon < 0
                ? bare
                : java.util.stream.Stream.concat(bare.stream(), parse(text.substring(colon + 1)).stream())
                        .toList();
    }

    private static List<ParamPath> parse(String text) {
        try {
            return List.of(ParamPath.parse(text));
        } catch (IllegalArgumentException noPath) {
            return List.of();
        }
    }
}
